import { onScopeDispose, shallowRef, watch } from "vue";
import { useAction } from "./use-action";
import { useServer } from "./use-server";
import { useShown } from "./use-shown";

/** A short list that is read when it is shown, and again when the stack changed or the connection came back, while it is. */
export function useList<T>(stack: string, read: () => Promise<T[]>) {
    const server = useServer();
    const items = shallowRef<T[] | null>(null);
    const { busy, error, run } = useAction();

    const shown = useShown();
    let missed = false;

    async function reload(): Promise<void> {
        const fresh = await run(read);
        items.value = fresh ?? items.value;
    }

    /** Reads it now, or once it is shown again. */
    function refresh(): void {
        missed = !shown.value;
        if (shown.value) {
            void reload();
        }
    }

    const stops = [
        server.on("stackChanged", (push) => push.stack === stack && refresh()),
        server.onReconnect(refresh),
        watch(shown, () => missed && refresh()),
    ];
    onScopeDispose(() => stops.forEach((stop) => stop()));
    void reload();

    return { items, busy, error, reload, refresh };
}
