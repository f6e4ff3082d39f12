import { CicdError } from "../../common/errors";
import { STEP_NAMES, type StepName } from "../../common/states";
import { releases, type Release } from "../models/releases";
import { placedCommands } from "./commands/placed-command";
import { awaitUncut } from "./commands/run-command";
import { isBefore } from "./progress";
import { openRelease } from "./release-environment";
import { secretValues } from "../deploy/environment/secret-values";
import { openSource } from "./source";
import { deployContext, type StepContext } from "./step";
import { wayBack } from "./way-back";

/**
 * The steps that this attempt need not pass through: none of a deployment that touched nothing yet (what it has done it
 * takes over by itself), else all up to the commands before the deployment, or up to the verification when the release
 * already runs. That is judged from what runs, not from what was written down, once the engine answers.
 *
 * @throws CicdError INTERRUPTED when the attempts are used up, CANCELED when a cancel came before, and what a former
 *   attempt failed with before it was undone; the context is then ready for the undo
 */
export async function resume(context: StepContext, maxAttempts: number): Promise<Set<StepName>> {
    const { deployment, services, progress } = context;
    if (deployment.attempt > 1) {
        context.log.write("\nThe server stopped during this deployment; going on from what runs now.\n");
    }
    if (hasBegun(context)) {
        await awaitEngine(context);
    }
    const release = deployment.releaseId === null ? null : await releases.find(services.db, deployment.releaseId);
    if (release && progress.touched) {
        await load(context, release);
    }
    const { running } = progress;
    await awaitUncut(context, running ? placedCommands(context, running.phase) : []);
    refuse(context, maxAttempts);
    if (context.next) {
        return skipped(context, context.next);
    }
    if (release) {
        await releases.discard(services.db, release.id);
    }
    return new Set();
}

/** An orderly stop doesn't count the attempt. */
function hasBegun({ deployment, progress }: StepContext): boolean {
    return deployment.attempt > 1 || progress.touched || progress.ending !== null || progress.done.length > 0;
}

/** The server may have come up before the engine: what runs is judged once that answers, and nothing is undone before. */
async function awaitEngine(context: StepContext): Promise<void> {
    if (!context.deployment.cancelRequested) {
        await context.services.deployer.awaitEngine(deployContext(context));
    }
}

async function skipped(context: StepContext, next: NonNullable<StepContext["next"]>): Promise<Set<StepName>> {
    const { services, progress, deployment } = context;
    const upTo = (step: StepName) => new Set(STEP_NAMES.filter((name) => isBefore(name, step)));
    if (areVolumesSettled(context) && (await services.deployer.isLive(next, deployContext(context)))) {
        context.log.write("The new release already runs.\n");
        context.takenOver = true;
        await services.deployer.forgetRoutes(context.previous ?? null, next, deployContext(context));
        return upTo("verify");
    }
    // Noted by every attempt since there are commands: what was begun before that does all of it again.
    if (progress.done.includes("approval") && (await services.deployer.missingImages(next.content)).length === 0) {
        return upTo("pre-deploy");
    }
    await releases.discard(services.db, deployment.releaseId!);
    return new Set();
}

/** Files and containers may be those of the release already, while its volumes are still to come back. */
function areVolumesSettled({ deployment, progress }: StepContext): boolean {
    return !deployment.asked.volumes || progress.volumes === "back";
}

async function load(context: StepContext, release: Release): Promise<void> {
    const { services, deployment } = context;
    context.active = await releases.active(services.db, deployment.stack);
    context.previous = context.active && (await wayBack(context, context.active));
    context.next = openRelease(release, services.secrets);
    context.releaseId = release.id;
    context.log.addSecrets(secretValues(context.next.environment ?? ""));
    context.source = await openSource(context);
}

function refuse({ deployment, progress }: StepContext, maxAttempts: number): void {
    if (progress.ending) {
        throw new CicdError(progress.ending.error);
    }
    if (deployment.cancelRequested) {
        throw new CicdError({
            code: "CANCELED",
            message: "The deployment was canceled.",
            hint: "Deploy again when you are ready.",
        });
    }
    if (deployment.attempt > maxAttempts) {
        throw new CicdError({
            code: "INTERRUPTED",
            message: `The server stopped ${maxAttempts} times during this deployment.`,
            hint: "Look at the server's log for what stopped it, then retry.",
        });
    }
}
