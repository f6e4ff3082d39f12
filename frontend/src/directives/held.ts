import type { Directive } from "vue";

/** Before whoever else listens: the press never was. Enter in a field presses its form's button too. */
function ignoreHeld(event: Event): void {
    if ((event.currentTarget as HTMLElement).getAttribute("aria-disabled") === "true") {
        event.preventDefault();
        event.stopImmediatePropagation();
    }
}

function hold(button: HTMLElement, { value }: { value: boolean }): void {
    if (value) {
        button.setAttribute("aria-disabled", "true");
    } else {
        button.removeAttribute("aria-disabled");
    }
}

/**
 * `v-held="busy"` on a button that can't be pressed for now. Unlike one that is `disabled`, it keeps the keyboard's place
 * meanwhile, which would else fall to the beginning of the page.
 */
export const vHeld: Directive<HTMLElement, boolean> = {
    created(button, binding) {
        button.addEventListener("click", ignoreHeld, true);
        hold(button, binding);
    },
    beforeUpdate: hold,
};
