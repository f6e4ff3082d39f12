import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

/** Ends a container as its own settings say, and removes it; volumes stay. Idempotent. */
export async function stopAndRemove(
    { id }: Pick<ProjectContainer, "id">,
    { engine }: Pick<DeployTools, "engine">,
): Promise<void> {
    await engine.stopContainer(id);
    await engine.removeContainer(id);
}
