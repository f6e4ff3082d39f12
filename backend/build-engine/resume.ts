import { CicdError } from "../../common/errors";
import type { StepName } from "../../common/states";
import { releases, type Release } from "../models/releases";
import { openRelease } from "./release-environment";
import { deployContext, type StepContext } from "./step";
import { wayBack } from "./way-back";

const BEFORE_VERIFY: readonly StepName[] = ["checkout", "plan", "build", "deploy"];

/**
 * What an attempt after a crash need not do again: nothing, or all up to the verification when the release already
 * runs. Judged from what runs, not from what was written down.
 *
 * @throws CicdError INTERRUPTED when the attempts are used up, CANCELED when a cancel came before the crash; the
 *   context is then ready for the undo
 */
export async function resume(context: StepContext, maxAttempts: number): Promise<Set<StepName>> {
    const { deployment, services } = context;
    if (deployment.attempt <= 1) {
        return new Set();
    }
    context.log.write("\nThe server stopped during this deployment; going on from what runs now.\n");
    const release = deployment.releaseId === null ? null : await releases.find(services.db, deployment.releaseId);
    if (release) {
        await load(context, release);
    }
    refuse(context, maxAttempts);
    if (context.next && (await services.deployer.isLive(context.next, deployContext(context)))) {
        context.log.write("The new release already runs.\n");
        return new Set(BEFORE_VERIFY);
    }
    if (release) {
        await releases.discard(services.db, release.id);
    }
    return new Set();
}

async function load(context: StepContext, release: Release): Promise<void> {
    const { services, deployment } = context;
    context.active = await releases.active(services.db, deployment.stack);
    context.previous = context.active && (await wayBack(context, context.active));
    context.next = openRelease(release, services.secrets);
    context.releaseId = release.id;
    context.touched = true;
}

function refuse(context: StepContext, maxAttempts: number): void {
    if (context.deployment.cancelRequested) {
        throw new CicdError({
            code: "CANCELED",
            message: "The deployment was canceled.",
            hint: "Deploy again when you are ready.",
        });
    }
    if (context.deployment.attempt > maxAttempts) {
        throw new CicdError({
            code: "INTERRUPTED",
            message: `The server stopped ${maxAttempts} times during this deployment.`,
            hint: "Look at the server's log for what stopped it, then retry.",
        });
    }
}
