import { watch, type Ref } from "vue";
import { isFinal } from "../../../../common/states";
import type { DeploymentView, ListView } from "../../../../common/views";
import { useServer } from "../../composables/use-server";
import { askOf, matchesFilters, type DeploymentFilters } from "./deployment-filters";
import { useLiveDeployments } from "./use-live-deployments";

const pageSize = 25;
const mostUnfinished = 200;
const unfinishedStates = ["running", "waiting", "queued"] as const;

/** Everything that runs, waits or is queued, of all stacks. */
export function useUnfinished() {
    const server = useServer();

    async function read(): Promise<ListView<DeploymentView>> {
        const pages = await Promise.all(
            unfinishedStates.map((state) => server.call("deployments", { state, limit: mostUnfinished })),
        );
        return { items: pages.flatMap(({ items }) => items), next: null };
    }

    return useLiveDeployments({ read, belongs: ({ state }) => !isFinal(state) });
}

/** What has finished, of all stacks, as far as the filters let it through. */
export function useFinished(filters: Readonly<Ref<DeploymentFilters>>) {
    const server = useServer();
    const list = useLiveDeployments({
        read: (before) =>
            server.call("deployments", { ...askOf(filters.value), limit: pageSize, ...(before ? { before } : {}) }),
        belongs: (deployment) => isFinal(deployment.state) && matchesFilters(filters.value, deployment),
    });
    watch(filters, () => void list.load());
    return list;
}
