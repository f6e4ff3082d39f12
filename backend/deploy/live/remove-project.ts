import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { composeDown } from "./compose-down";
import { containersByOwner } from "./foreign-containers";

/** Takes down what the stack runs. What another directory runs under the same name stays, as do volumes. */
export async function removeProject(tools: DeployTools, context: DeployContext): Promise<void> {
    const { own, foreign } = await containersByOwner(tools);
    if (foreign.length === 0) {
        await composeDown(tools, runOptions(context));
        return;
    }
    for (const { id, name } of own) {
        context.log(`Removing ${name}`);
        await tools.engine.removeContainer(id);
    }
}
