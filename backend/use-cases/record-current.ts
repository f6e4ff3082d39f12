import { CicdError } from "../../common/errors";
import { liveRelease } from "../build-engine/live-release";
import type { DeployContext } from "../deploy/deployer";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import type { Dependencies } from "./dependencies";

/** A person gave the stack's containers what they have already; only what Git asks for beyond that is asked about. */
async function grantWhatRuns(deps: Dependencies, context: DeployContext): Promise<void> {
    const binding = await bindings.findByStack(deps.db, context.stack);
    if (binding) {
        const grants = [...new Set([...binding.grants, ...(await deps.deployer.currentGrants(context))])];
        await bindings.update(deps.db, binding.id, { grants });
    }
}

/**
 * What runs becomes release #0, so that it can be gone back to. Without an engine this waits: the first deployment
 * records it before it touches anything.
 */
export async function recordCurrent(deps: Dependencies, stack: string): Promise<void> {
    try {
        const buildConfig = await buildConfigs.find(deps.db, stack);
        const context = { stack, buildConfig, log: () => undefined };
        await deps.locks.hold(stack, "recording what runs", async () => {
            const live = await liveRelease(deps, context);
            if (live?.number === 0) {
                await grantWhatRuns(deps, context);
            }
        });
    } catch (error) {
        if (!(error instanceof CicdError)) {
            throw error;
        }
    }
}
