import { watch, type Ref } from "vue";
import { askOf, matchesFilters, type DeploymentFilters } from "../pages/cicd/deployment-filters";
import { useLiveDeployments } from "../pages/cicd/use-live-deployments";
import { useServer } from "./use-server";

const pageSize = 20;

/** The history of one stack as far as the filters let it through, newest first, page by page and live. */
export function useDeployments(stack: string, filters: Readonly<Ref<DeploymentFilters>>) {
    const server = useServer();
    const list = useLiveDeployments({
        read: (before) =>
            server.call("deployments", {
                ...askOf(filters.value),
                stack,
                limit: pageSize,
                ...(before ? { before } : {}),
            }),
        belongs: (deployment) => matchesFilters({ ...filters.value, stack }, deployment),
    });
    watch(filters, () => void list.load());
    return list;
}
