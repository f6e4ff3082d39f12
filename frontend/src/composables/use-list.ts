import { onScopeDispose, shallowRef } from "vue";
import { useAction } from "./use-action";
import { useServer } from "./use-server";

/** A short list that is read when it is shown, and again when the stack changed or the connection came back. */
export function useList<T>(stack: string, read: () => Promise<T[]>) {
    const server = useServer();
    const items = shallowRef<T[] | null>(null);
    const { busy, error, run } = useAction();

    async function reload(): Promise<void> {
        const fresh = await run(read);
        items.value = fresh ?? items.value;
    }

    const stops = [
        server.on("stackChanged", (push) => push.stack === stack && void reload()),
        server.onReconnect(() => void reload()),
    ];
    onScopeDispose(() => stops.forEach((stop) => stop()));
    void reload();

    return { items, busy, error, reload };
}
