import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readProject } from "../exchange/release-project";
import { wholeRelease } from "../exchange/whole-release";
import { withEngine } from "../exchange/with-engine";
import { waitUntilHealthy, watchUntilStable } from "../health/wait-until-healthy";
import { reviveRelease } from "./revive-release";

/** @see Deployer.verify */
export async function verifyRelease(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<void> {
    const verify = async (again: boolean) => {
        const target = wholeRelease(await readProject({ next: release, previous: null }, tools, context));
        if (again || context.again) {
            // The engine may have restarted the containers, or nobody saw them become well: they get the time for it.
            await reviveRelease(target, tools, context);
            await waitUntilHealthy(target, tools, context);
        }
        await watchUntilStable(target, tools, context);
    };
    await withEngine(verify, tools, context);
}
