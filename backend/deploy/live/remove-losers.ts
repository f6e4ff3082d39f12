import type { ProjectContainer } from "../engine-port";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { isLeftOver, observeContainers } from "../plan/stack-observation";

/**
 * Clears what an interrupted `up` left before the next one: `up` itself would remove the wrong container. A leftover
 * is the newer one and may have taken over anonymous volumes, so it is only renamed where it is the service's last.
 */
export async function removeLosers(tools: DeployTools, context: DeployContext): Promise<void> {
    for (const containers of (await observeContainers(tools)).values()) {
        const leftOvers = containers.filter(isLeftOver);
        const proper = containers.filter((container) => !isLeftOver(container));
        const [spared, ...losers] = proper.length > 0 ? [undefined, ...leftOvers] : newestFirst(leftOvers);
        for (const loser of losers.filter((container) => container !== undefined)) {
            context.log(`Removing ${loser.name}, which an interrupted deployment left`);
            await tools.engine.removeContainer(loser.id);
        }
        if (spared !== undefined) {
            context.log(`Renaming ${spared.name}, which an interrupted deployment left`);
            await tools.engine.renameContainer(spared.id, spared.name.replace(/^[0-9a-f]{12}_/, ""));
        }
    }
}

function newestFirst(containers: readonly ProjectContainer[]): ProjectContainer[] {
    return containers.toSorted((a, b) => b.createdAt - a.createdAt);
}
