import { onBeforeUnmount, onMounted, type Ref } from "vue";

/** Where a slash is a character of a text that somebody writes. A terminal's field only takes keys for it. */
const writing = "input:not([type=checkbox]), select, textarea:not(.xterm-helper-textarea), [contenteditable=true]";

/**
 * The key "/" opens the search while the focus is in the deployment that the log belongs to; a key that acted in the
 * whole page would get into the way of people who speak or use other keys there.
 */
export function useSearchKey(log: Ref<HTMLElement | undefined>, open: () => void): void {
    let owner: HTMLElement | undefined;

    function onKey(event: KeyboardEvent): void {
        const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
        if (event.key === "/" && plain && !(event.target as Element).closest(writing)) {
            event.preventDefault();
            open();
        }
    }

    onMounted(() => {
        owner = log.value!.closest<HTMLElement>(".cicd-row, .cicd-running") ?? log.value;
        // Before the terminal, which lets no key pass.
        owner!.addEventListener("keydown", onKey, { capture: true });
    });
    onBeforeUnmount(() => owner?.removeEventListener("keydown", onKey, { capture: true }));
}
