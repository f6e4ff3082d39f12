import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readProject } from "../exchange/release-project";
import { wholeRelease } from "../exchange/whole-release";
import { watchUntilStable } from "../health/wait-until-healthy";

/** @see Deployer.verify */
export async function verifyRelease(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<void> {
    const project = await readProject({ next: release, previous: null }, tools, context);
    await watchUntilStable(wholeRelease(project), tools, context);
}
