import { onScopeDispose, shallowRef, type ShallowRef } from "vue";
import { useAction } from "../../composables/use-action";
import { useServer } from "../../composables/use-server";

/** Something of the whole server that is read when it is shown, and again after a reconnect. */
export function useRead<T>(read: () => Promise<T>, value: ShallowRef<T | null> = shallowRef(null)) {
    const { error, run } = useAction();

    async function reload(): Promise<void> {
        value.value = (await run(read)) ?? value.value;
    }

    onScopeDispose(useServer().onReconnect(() => void reload()));
    void reload();

    return { value, error, reload };
}
