import { onScopeDispose, ref } from "vue";
import type { ErrorView } from "../../../common/errors";
import type { LogPiecePush } from "../../../common/log-views";
import { asErrorView } from "../server/answers";
import { useLogFeeds } from "./use-log-feeds";

/** Follows one log, a deployment's unless the component stands in another kind's, for as long as the component lives; `take` gets each piece in order. */
export function useDeploymentLog(deployment: number, take: (piece: LogPiecePush) => void) {
    const ended = ref(false);
    /** Bytes that are left out before the first piece. */
    const cut = ref(0);
    const error = ref<ErrorView | null>(null);

    const close = useLogFeeds().open(deployment, {
        piece: take,
        cut: (bytes) => (cut.value = bytes),
        end: () => (ended.value = true),
        failed: (thrown) => (error.value = asErrorView(thrown)),
    });
    onScopeDispose(close);

    return { ended, cut, error };
}
