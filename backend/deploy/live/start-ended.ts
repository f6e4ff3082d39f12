import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

/**
 * Starts what an engine stopped that was killed: without live-restore it starts again only what says `restart: always`
 * [Engine 26.1.5]. What lives in another one's network is tried again for as long as others come up; the rest is left
 * to whoever judges the containers. Idempotent.
 */
export async function startEnded(
    ended: readonly ProjectContainer[],
    { engine }: Pick<DeployTools, "engine">,
    log: (line: string) => void,
): Promise<void> {
    const refused: ProjectContainer[] = [];
    for (const one of ended) {
        if ((await engine.startContainer(one.id)) === null) {
            log(`${one.name} ended with its engine and is started again`);
        } else {
            refused.push(one);
        }
    }
    if (refused.length > 0 && refused.length < ended.length) {
        await startEnded(refused, { engine }, log);
    }
}
