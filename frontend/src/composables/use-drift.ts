import { onScopeDispose, shallowRef, watch } from "vue";
import type { DriftView, StackView } from "../../../common/views";
import { useServer } from "./use-server";

/** What differs from the live release: told by the server, and asked for when another release is live or it may have been missed. */
export function useDrift(view: () => StackView) {
    const server = useServer();
    const drift = shallowRef<DriftView | null>(null);
    const { stack } = view();
    let asked = 0;

    /** The comparison asks the engine, so it comes after everything else and its failure shows nothing. */
    async function compare(): Promise<void> {
        const mine = ++asked;
        const answer = view().live ? await server.call("drift", { stack }).catch(() => null) : null;
        if (mine === asked) {
            drift.value = answer;
        }
    }

    watch(() => view().live?.number, compare, { immediate: true });
    const stops = [
        server.on("stackChanged", (push) => push.stack === stack && void compare()),
        server.on("drift", (push) => {
            if (push.stack === stack) {
                asked++;
                drift.value = push.drift;
            }
        }),
        server.onReconnect(() => void compare()),
    ];
    onScopeDispose(() => {
        asked = -1;
        stops.forEach((stop) => stop());
    });
    return { drift, compare };
}
