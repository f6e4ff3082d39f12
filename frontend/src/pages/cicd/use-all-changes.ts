import { onScopeDispose, ref } from "vue";
import type { ErrorView } from "../../../../common/errors";
import { useServer } from "../../composables/use-server";
import { asErrorView } from "../../server/answers";

/** Asks the server for the changes of all stacks while the page is shown; `ready` when they arrive. */
export function useAllChanges() {
    const server = useServer();
    const ready = ref(false);
    const error = ref<ErrorView | null>(null);
    let disposed = false;

    async function begin(): Promise<void> {
        error.value = null;
        try {
            await server.hello();
            if (!disposed) {
                await server.call("watch", {});
                ready.value = true;
            }
        } catch (thrown) {
            error.value = asErrorView(thrown);
        }
    }

    const stop = server.onReconnect(() => void begin());
    onScopeDispose(() => {
        disposed = true;
        stop();
        server.call("unwatch", {}).catch(() => undefined);
    });
    void begin();

    return { ready, error, begin };
}
