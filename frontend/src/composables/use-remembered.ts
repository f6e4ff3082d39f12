import { ref, type Ref, watch } from "vue";

/** A switch that this browser remembers. */
export function useRemembered(key: string, before: boolean): Ref<boolean> {
    const kept = localStorage.getItem(key);
    const on = ref(kept === null ? before : kept === "1");
    watch(on, (now) => localStorage.setItem(key, now ? "1" : "0"));
    return on;
}
