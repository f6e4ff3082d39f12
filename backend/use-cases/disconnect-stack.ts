import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import { buildSecrets } from "../models/build-secrets";
import { deployments } from "../models/deployments";
import { driftStates } from "../models/drift-states";
import { environmentKeys } from "../models/environment-keys";
import { releases } from "../models/releases";
import { settings } from "../models/settings";
import type { Dependencies } from "./dependencies";
import { dropUnused } from "./drop-unused";
import { forgetRemoteHook } from "./forget-remote-hook";
import { requireConnected } from "./find-connected";
import { removeJobs } from "./jobs/remove-jobs";

/**
 * Ends what is queued, forgets the connection and the releases. Containers keep running and the compose file and
 * `.env` stay as they are; an empty directory goes, and the mirror with the last stack of its repository. The history of
 * deployments stays.
 */
export async function disconnectStack(deps: Dependencies, stack: string): Promise<void> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    const open = await deployments.list(deps.db, { stack, states: ["queued", "waiting", "running"], limit: 1000 });
    for (const deployment of open) {
        await deps.queue.cancel(deployment.id);
    }
    await removeJobs(deps, stack);
    await deps.locks.hold(stack, "disconnecting", async () => {
        const last = await deps.db.transaction(async (trx) => {
            await bindings.remove(trx, binding.id);
            await buildConfigs.remove(trx, stack);
            await releases.removeAll(trx, stack);
            await driftStates.remove(trx, stack);
            await environmentKeys.removeAll(trx, stack);
            await buildSecrets.removeAll(trx, stack);
            await settings.forgetStack(trx, stack);
            return dropUnused(trx, repository.id);
        });
        if (last) {
            await deps.git.removeMirror(repository.id);
            void forgetRemoteHook(deps, repository);
        }
        // An engine that does not answer keeps a stopped container of ours: no reason to stay connected.
        await deps.deployer.forget(stack).catch(() => null);
        await rm(join(deps.stacksDir, ".cicd", stack, "work"), { recursive: true, force: true });
        // As it was made for the connection; with anything in it, it stays.
        await rmdir(join(deps.stacksDir, stack)).catch(() => undefined);
    });
    deps.deliveries.invalidateHook(repository.hookToken);
    deps.bus.publish({ type: "repository", repository: repository.id });
    deps.bus.publish({ type: "stack", stack });
}
