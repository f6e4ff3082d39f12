import type { ProjectContainer } from "../engine-port";
import type { DeployContext } from "../deployer";
import { nameAside } from "../exchange/container-names";
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
            await giveName(spared, spared.name.replace(/^[0-9a-f]{12}_/, ""), tools);
        }
    }
}

/** Somebody may have the name who is about to go: until then it has another one. */
async function giveName({ id }: ProjectContainer, name: string, { engine }: DeployTools): Promise<void> {
    await engine.renameContainer(id, name).catch(async (error: { statusCode?: number }) => {
        if (error.statusCode !== 409) {
            throw error;
        }
        await engine.renameContainer(id, nameAside({ id, name }));
    });
}

function newestFirst(containers: readonly ProjectContainer[]): ProjectContainer[] {
    return containers.toSorted((a, b) => b.createdAt - a.createdAt);
}
