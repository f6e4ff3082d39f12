import { getCurrentInstance, onActivated, onDeactivated, ref, type Ref } from "vue";

/** Whether the component is in the page: false while a tab that was left keeps it for what was typed there. */
export function useShown(): Readonly<Ref<boolean>> {
    const shown = ref(true);
    if (getCurrentInstance()) {
        onActivated(() => (shown.value = true));
        onDeactivated(() => (shown.value = false));
    }
    return shown;
}
