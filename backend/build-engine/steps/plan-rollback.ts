import { toErrorView } from "../../../common/errors";
import type { PlanView } from "../../../common/views";
import type { LiveRelease } from "../../deploy/deployer";
import { deployments } from "../../models/deployments";
import type { Release } from "../../models/releases";
import { mustRebuild, notesOnImages, targetRelease } from "../kept-images";
import { recordRelease } from "../record-release";
import type { CarriedEnvironment } from "../../deploy/environment/carry-current";
import { openRelease } from "../release-environment";
import { secretValues } from "../../deploy/environment/secret-values";
import { deployContext, type StepContext } from "../step";
import { environmentOnReturn } from "../way-back";
import { judgeKept } from "./judge-kept";
import { logPlan } from "./log-plan";
import { prepareRebuild } from "./rebuild-kept";

/** Takes the kept release; with today's current values it is a release of its own, since a release never changes. */
export async function planRollback(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const target = await targetRelease(context);
    context.log.write(`Going back to release #${target.number}\n`);
    const carried = await environmentOnReturn(services, target);
    tell(context, carried);
    const asReleased = openRelease(target, services.secrets);
    context.next = { ...asReleased, environment: carried.text };
    const rebuild = await mustRebuild(context);
    if (!rebuild) {
        context.releaseId =
            carried.text === asReleased.environment ? target.id : await recordRelease(context, target, context.next);
    }
    context.log.addSecrets(secretValues(context.next.environment ?? ""));
    // Once something was touched, a comparison would tell half of it: the one made before counts.
    const plan = context.progress.touched ? null : await foreseen(context, target, context.next);
    await deployments.recordFacts(services.db, deployment.id, {
        releaseId: context.releaseId,
        ...(plan === null ? {} : { plan }),
        commitSha: target.commitSha,
        commitMessage: target.commitMessage,
        commitAuthor: target.commitAuthor,
    });
    if (!context.progress.touched) {
        await judgeKept(context, plan);
    }
    if (rebuild) {
        await prepareRebuild(context);
    }
}

/** For people; where it can't be made, that is no reason not to go back. */
async function foreseen(context: StepContext, target: Release, next: LiveRelease): Promise<PlanView | null> {
    const { services, active = null } = context;
    try {
        const live = active && openRelease(active, services.secrets);
        const plan = await services.deployer.foresee(next, live, deployContext(context));
        const missing = await services.deployer.missingImages(target.content);
        const restoring = { release: target.id, asked: context.deployment.asked.volumes ?? false };
        const volumes = await services.deployer.volumeNotes(plan.changes, deployContext(context), restoring);
        plan.notes.push(...notesOnImages(missing, target), ...volumes);
        logPlan(context, plan);
        return plan;
    } catch (error) {
        if (context.signal.aborted) {
            throw error;
        }
        context.log.write(`What it changes can't be told beforehand: ${toErrorView(error).message}\n`);
        return null;
    }
}

function tell({ log }: StepContext, { kept, restored, missed, dropped }: CarriedEnvironment): void {
    const lines = [
        ["keep today's value", kept],
        ["go back to their value of then", restored],
        ["were removed since and come back", missed],
        ["came since and go", dropped],
    ] as const;
    for (const [what, keys] of lines) {
        if (keys.length > 0) {
            log.write(`Environment: ${keys.join(", ")} ${what}\n`);
        }
    }
}
