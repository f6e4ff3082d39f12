import { CicdError } from "../../common/errors";
import { join } from "node:path";
import { liveRelease } from "../build-engine/live-release";
import type { DeployContext } from "../deploy/deployer";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import { makeFolder, ownerOf } from "../deploy/files/write-file";
import type { Dependencies } from "./dependencies";

/** A person gave the stack's containers what they have already; only what Git asks for beyond that is asked about. */
async function grantWhatRuns(deps: Dependencies, context: DeployContext): Promise<void> {
    const binding = await bindings.findByStack(deps.db, context.stack);
    if (binding) {
        const grants = [...new Set([...binding.grants, ...(await deps.deployer.currentGrants(context))])];
        await bindings.update(deps.db, binding.id, { grants });
    }
}

async function makeDirectory({ stacksDir }: Dependencies, stack: string): Promise<void> {
    await makeFolder(join(stacksDir, stack), await ownerOf(stacksDir));
}

/**
 * What runs becomes release #0, so that it can be gone back to. A stack that is new gets its directory, empty: without
 * one the host has no page for it, and so no place for its first deployment. Without an engine this waits: the first
 * deployment records it before it touches anything.
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
            if (live === null) {
                await makeDirectory(deps, stack).catch(() => undefined);
            }
        });
    } catch (error) {
        if (!(error instanceof CicdError)) {
            throw error;
        }
    }
}
