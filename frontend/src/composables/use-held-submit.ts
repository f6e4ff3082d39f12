import { onBeforeUnmount, onMounted, type ShallowRef } from "vue";

/**
 * Keeps the form around an element from being sent while `isHeld` says so; `tell` is called instead. Such a form is
 * anybody's, so it is watched from outside, before it hears of its own submit.
 */
export function useHeldSubmit(
    within: Readonly<ShallowRef<HTMLElement | null>>,
    isHeld: () => boolean,
    tell: () => unknown,
): void {
    function hold(event: Event): void {
        if (within.value && event.target === within.value.closest("form") && isHeld()) {
            event.preventDefault();
            event.stopPropagation();
            tell();
        }
    }
    onMounted(() => document.addEventListener("submit", hold, true));
    onBeforeUnmount(() => document.removeEventListener("submit", hold, true));
}
