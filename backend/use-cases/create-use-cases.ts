import type { RepositoryView } from "../../common/views";
import { buildConfigUseCases } from "./build-config-use-cases";
import { connectRepository } from "./connect-repository";
import type { Dependencies } from "./dependencies";
import { makeDeployUrl, removeDeployUrl } from "./deploy-url";
import { disconnectStack } from "./disconnect-stack";
import { environmentUseCases } from "./environment-use-cases";
import { requireConnected } from "./find-connected";
import { audit } from "../models/audit";
import { toPage } from "./to-page";
import { showFigures } from "./figures/show-figures";
import { hookUrl } from "./hook-url";
import { listReleases } from "./list-releases";
import { checkHook, createHook, removeHook } from "./manage-hook";
import { repositoryUseCases } from "./repository-use-cases";
import { rotateSecret } from "./rotate-secret";
import { listDeliveries, redeliver, showDelivery } from "./show-deliveries";
import { queueTurns } from "./queue/queue-turns";
import { listStacks, showHealth, showStack } from "./show-stack";
import { testConnection } from "./test-connection";
import type { UseCases } from "./use-cases";
import { repositoryView } from "./views/repository-view";
import { accessUseCases } from "./access-use-cases";
import { deploymentUseCases } from "./deployment-use-cases";
import { GitPositions } from "./compare/git-positions";
import { compareUseCases } from "./compare/compare-use-cases";
import { driftUseCases } from "./drift/drift-use-cases";
import { jobUseCases } from "./jobs/job-use-cases";

/** One entry per thing that a person can ask for; each lives in a file of its own. */
export function createUseCases(deps: Dependencies): UseCases {
    const positions = new GitPositions(deps);
    return {
        stack: (stack) => showStack(deps, stack, positions),
        health: (stack) => showHealth(deps, stack),
        queueTurns: (stacks) => queueTurns(deps, stacks),
        stacks: () => listStacks(deps),
        connect: async (stack, input) => {
            const { hookSecret } = await connectRepository(deps, stack, input);
            return showRepository(deps, stack, hookSecret);
        },
        disconnect: (stack) => {
            positions.forget(stack);
            return disconnectStack(deps, stack);
        },
        repository: (stack) => showRepository(deps, stack, null),
        ...repositoryUseCases(deps),
        ...deploymentUseCases(deps),
        ...accessUseCases(deps),
        ...jobUseCases(deps),
        ...driftUseCases(deps),
        ...compareUseCases(deps, positions),
        createHook: (stack) => createHook(deps, stack),
        checkHook: (stack) => checkHook(deps, stack),
        removeHook: (stack) => removeHook(deps, stack),
        rotateSecret: async (stack) => {
            const { secret, problem } = await rotateSecret(deps, stack);
            const view = await showRepository(deps, stack, secret);
            return { ...view, webhook: { ...view.webhook, problem } };
        },
        makeDeployUrl: (stack, token) => makeDeployUrl(deps, stack, token),
        removeDeployUrl: (stack) => removeDeployUrl(deps, stack),
        testConnection: (input) => testConnection(deps, input),
        ...buildConfigUseCases(deps),
        ...environmentUseCases(deps),
        auditTrail: async (filter) =>
            toPage(await audit.page(deps.db, { ...filter, limit: filter.limit + 1 }), filter.limit),
        figures: (asked) => showFigures(deps, asked),
        releases: (stack, page) => listReleases(deps, stack, page),
        webhookEvents: (filter) => listDeliveries(deps, filter),
        webhookEvent: (id) => showDelivery(deps, id),
        redeliver: (id, actor) => redeliver(deps, id, actor),
    };
}

async function showRepository(deps: Dependencies, stack: string, hookSecret: string | null): Promise<RepositoryView> {
    const view = await repositoryView(deps.db, await requireConnected(deps.db, stack), await hookUrl(deps));
    return hookSecret === null ? view : { ...view, webhook: { ...view.webhook, secret: hookSecret } };
}
