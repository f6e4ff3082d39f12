import type { DeployContext } from "../deploy/deployer";
import { releases, type Release } from "../models/releases";
import { sealEnvironment } from "./release-environment";
import type { PipelineServices } from "./step";

/**
 * Records what the stack is before the first deployment as release #0, to which rollback works. Called again before
 * that deployment, it brings #0 up to date with edits made by hand in between. Null for a stack without a compose file.
 */
export async function adoptRunning(
    services: Pick<PipelineServices, "db" | "clock" | "deployer" | "secrets">,
    context: DeployContext,
): Promise<Release | null> {
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
