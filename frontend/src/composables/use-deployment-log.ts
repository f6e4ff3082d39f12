import { onScopeDispose, ref } from "vue";
import type { ErrorView } from "../../../common/errors";
import { asErrorView } from "../server/answers";
import { useServer } from "./use-server";

/** Follows the log of one deployment for as long as the component lives; `write` gets each piece in order. */
export function useDeploymentLog(deployment: number, write: (text: string, offset: number) => void) {
    const ended = ref(false);
    /** Bytes that are left out before the first piece. */
    const cut = ref(0);
    const error = ref<ErrorView | null>(null);

    const close = useServer().logs.open(deployment, {
        text: write,
        cut: (bytes) => (cut.value = bytes),
        end: () => (ended.value = true),
        failed: (thrown) => (error.value = asErrorView(thrown)),
    });
    onScopeDispose(close);

    return { ended, cut, error };
}
