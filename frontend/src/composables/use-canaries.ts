import { onScopeDispose, shallowRef, watch, type Ref } from "vue";
import type { CanaryView } from "../../../common/canary-views";
import type { DeploymentView } from "../../../common/views";
import { useServer } from "./use-server";

/** The canaries of a deployment, with the figures that the server sends while they are under way. */
export function useCanaries(deployment: () => DeploymentView): Readonly<Ref<CanaryView[]>> {
    const shown = shallowRef<CanaryView[]>([]);
    watch(deployment, ({ canaries }) => (shown.value = canaries), { immediate: true });
    const stop = useServer().on("canary", (push) => {
        if (push.deployment === deployment().id) {
            shown.value = push.canaries;
        }
    });
    onScopeDispose(stop);
    return shown;
}
