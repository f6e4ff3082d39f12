import type { GitPosition } from "../../common/git-position";
import type { ServiceHealthView, StackView } from "../../common/views";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import { deployments, type Deployment } from "../models/deployments";
import { globalPauses } from "../models/global-pause";
import { releases, type Release } from "../models/releases";
import type { GitPositions } from "./compare/git-positions";
import { credentialNotices } from "./credential-notices";
import type { Dependencies } from "./dependencies";
import { findConnected, type Connected } from "./find-connected";
import { hookUrl } from "./hook-url";
import { showGlance } from "./show-glance";
import { deploymentViews } from "./views/deployment-view";
import { releaseView } from "./views/release-view";
import { repositoryView } from "./views/repository-view";

const SHOWN_DEPLOYMENTS = 10;

/** Everything that the panel shows at first sight; also for a stack that is not connected. */
export async function showStack(deps: Dependencies, stack: string, positions: GitPositions | null): Promise<StackView> {
    const { db } = deps;
    const connected = await findConnected(db, stack);
    const live = await releases.active(db, stack);
    const rows = await deployments.list(db, { stack, limit: SHOWN_DEPLOYMENTS });
    return {
        stack,
        managed: connected !== null,
        repository: connected && (await repositoryView(db, connected, await hookUrl(deps))),
        credentialNotices: connected ? await credentialNotices(deps, connected.repository) : [],
        buildConfig: await buildConfigs.find(db, stack),
        live: live && releaseView(live),
        git: connected && positions && positionOf(positions, { stack, connected, live, rows }),
        health: connected ? await healthOrNothing(deps, stack, live) : [],
        deployments: await deploymentViews(db, rows),
        globalPause: await globalPauses.find(db),
        typicalMs: await deployments.typicalDuration(db, stack),
        glance: await showGlance(deps, stack, live),
    };
}

export async function listStacks(deps: Dependencies): Promise<StackView[]> {
    const bound = await bindings.list(deps.db);
    const views: StackView[] = [];
    for (const { stack } of bound) {
        views.push(await showStack(deps, stack, null));
    }
    return views;
}

function positionOf(
    positions: GitPositions,
    found: { stack: string; connected: Connected; live: Release | null; rows: readonly Deployment[] },
): GitPosition | null {
    const { stack, connected, live, rows } = found;
    if (!live?.commitSha) {
        return null;
    }
    const busy = rows.some(({ state }) => state === "queued" || state === "running");
    const deployed = rows.map(({ id, state, waitingReason }) => `${id} ${state} ${waitingReason}`).join();
    return positions.find({ stack, connected, live: live.commitSha, busy, deployed });
}

/** How the services of a stack are; nothing for one that is not connected. */
export async function showHealth(deps: Dependencies, stack: string): Promise<ServiceHealthView[]> {
    const connected = await findConnected(deps.db, stack);
    return connected ? healthOrNothing(deps, stack, await releases.active(deps.db, stack)) : [];
}

/** The history is worth showing also while the engine is away. */
async function healthOrNothing(deps: Dependencies, stack: string, live: Release | null): Promise<ServiceHealthView[]> {
    try {
        return await deps.deployer.health(stack, live?.content);
    } catch {
        return [];
    }
}
