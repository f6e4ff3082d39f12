import type { Directive } from "vue";

/** `v-first-field` on what a press of a button opens: the keyboard goes on in its first field. */
export const vFirstField: Directive<HTMLElement> = {
    mounted: (form) => form.querySelector<HTMLElement>(":is(input, select, textarea):not(:disabled)")?.focus(),
};
