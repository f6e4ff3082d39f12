import type { DeployContext } from "../deploy/deployer";
import { releases, type Release } from "../models/releases";
import { sealEnvironment } from "./release-environment";
import type { PipelineServices } from "./step";

type LiveReleaseServices = Pick<PipelineServices, "db" | "clock" | "deployer" | "secrets">;

/**
 * What is live: the active release. While nothing but the adopted release #0 exists, hand edits since then belong to
 * it and it is captured again; not once a release of ours was made, because what runs then may be half of that one.
 * Null for a stack that has no compose file yet.
 */
export async function liveRelease(services: LiveReleaseServices, context: DeployContext): Promise<Release | null> {
    const [newest] = await releases.list(services.db, context.stack, { limit: 1 });
    if (newest === undefined || newest.number === 0) {
        return adoptRunning(services, context);
    }
    return releases.active(services.db, context.stack);
}

/**
 * As `liveRelease`, at the first attempt of a deployment: nothing of it runs yet, so after an earlier one that failed
 * and was undone, what a person started by hand since then is recorded too.
 */
export async function liveReleaseAtFirstAttempt(
    services: LiveReleaseServices,
    context: DeployContext,
): Promise<Release | null> {
    return (await liveRelease(services, context)) ?? adoptRunning(services, context);
}

/** Records what the stack is before the first deployment as release #0, to which rollback works. */
async function adoptRunning(services: LiveReleaseServices, context: DeployContext): Promise<Release | null> {
    const captured = await services.deployer.captureCurrent(context);
    if (captured === null) {
        return releases.active(services.db, context.stack);
    }
    const at = services.clock.now().toISOString();
    const environment = sealEnvironment(captured.environment, services.secrets);
    await services.db.transaction(async (trx) => {
        const known = await releases.findByNumber(trx, context.stack, 0);
        if (known) {
            await releases.recapture(trx, known.id, { content: captured.content, environment });
            return;
        }
        const id = await releases.insert(trx, {
            stack: context.stack,
            number: 0,
            deploymentId: context.deploymentId ?? null,
            ref: null,
            commitSha: null,
            commitMessage: null,
            commitAuthor: null,
            content: captured.content,
            environment,
            createdAt: at,
        });
        await releases.activate(trx, context.stack, id, at);
    });
    return releases.active(services.db, context.stack);
}
