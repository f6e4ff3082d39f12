import type { DeploymentFilter } from "../../common/schema";
import type { DeploymentView, ListView } from "../../common/views";
import { deploymentHistory } from "../models/deployment-history";
import { globalPauses } from "../models/global-pause";
import type { Dependencies } from "./dependencies";
import { decideCanary } from "./decide-canary";
import { cancelDeployment } from "./end-deployment";
import { pauseAll, resumeAll } from "./pause-all";
import { pauseStack, resumeStack } from "./pause-stack";
import { planAhead } from "./plan-ahead";
import { planReleaseAhead } from "./plan-release-ahead";
import { moveDeployment } from "./queue/move-deployment";
import { showQueue } from "./queue/show-queue";
import { readLogWindow, searchLog } from "./read-log";
import { releaseDeployment } from "./release-deployment";
import { deployByHand, requireDeployment, retryDeployment, rollBack } from "./start-deployment";
import { saveRights, showRights } from "./stack-rights";
import { stopStack } from "./stop-stack";
import { toPage } from "./to-page";
import { foreseeUpdate, updateImages } from "./update-images";
import type { UseCases } from "./use-cases";
import { deploymentViews } from "./views/deployment-view";

/** What deploys, holds back and shows deployments. */
export function deploymentUseCases(
    deps: Dependencies,
): Pick<
    UseCases,
    | "deploy"
    | "rollback"
    | "updatePlan"
    | "updateImages"
    | "cancel"
    | "queue"
    | "searchLog"
    | "readLog"
    | "moveDeployment"
    | "retry"
    | "approve"
    | "decideCanary"
    | "plan"
    | "rights"
    | "saveRights"
    | "pause"
    | "resume"
    | "globalPause"
    | "pauseAll"
    | "resumeAll"
    | "down"
    | "deployments"
    | "deploymentPlan"
    | "deployment"
> {
    const { db } = deps;
    return {
        deploy: (stack, ref, actor) => deployByHand(deps, stack, { ref, actor }),
        rollback: (stack, asked, actor) => rollBack(deps, stack, { ...asked, actor }),
        updatePlan: async (stack) => (await foreseeUpdate(deps, stack)).plan,
        updateImages: (stack, { rebuild }, actor) => updateImages(deps, stack, { rebuild, actor }),
        cancel: (id) => cancelDeployment(deps, id),
        searchLog: (id, search) => searchLog(deps, id, search),
        readLog: (id, from) => readLogWindow(deps, id, from),
        queue: () => showQueue(deps),
        moveDeployment: (id, to) => moveDeployment(deps, id, to),
        retry: (id, actor) => retryDeployment(deps, id, actor),
        approve: async (id, actor) => (await deploymentViews(db, [await releaseDeployment(deps, id, actor)]))[0]!,
        decideCanary: (id, action, actor) => decideCanary(deps, id, { action, actor }),
        plan: (stack, { ref, release }) =>
            release === undefined ? planAhead(deps, stack, ref) : planReleaseAhead(deps, stack, release),
        rights: (stack) => showRights(deps, stack),
        saveRights: (stack, grants) => saveRights(deps, stack, grants),
        pause: (stack, reason, actor) => pauseStack(deps, stack, { reason, actor }),
        resume: (stack) => resumeStack(deps, stack),
        globalPause: () => globalPauses.find(db),
        pauseAll: (reason, actor) => pauseAll(deps, { reason, actor }),
        resumeAll: () => resumeAll(deps),
        down: (stack, actor) => stopStack(deps, stack, actor),
        deployments: (filter) => listDeployments(deps, filter),
        deploymentPlan: async (id) => (await requireDeployment(deps, id)).plan,
        deployment: async (id) => (await deploymentViews(db, [await requireDeployment(deps, id)]))[0]!,
    };
}

async function listDeployments(
    deps: Dependencies,
    filter: DeploymentFilter & { stack?: string },
): Promise<ListView<DeploymentView>> {
    const rows = await deploymentHistory.page(deps.db, { ...filter, limit: filter.limit + 1 });
    return toPage(await deploymentViews(deps.db, rows), filter.limit);
}
