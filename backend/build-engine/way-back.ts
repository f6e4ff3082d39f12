import { carryCurrent, currentBy, type CarriedEnvironment } from "../deploy/environment/carry-current";
import { readEnvironmentFile } from "../deploy/environment-file";
import type { LiveRelease, UndoOutcome } from "../deploy/deployer";
import { deployments } from "../models/deployments";
import { environmentKeys } from "../models/environment-keys";
import type { Release } from "../models/releases";
import { join } from "node:path";
import { openRelease } from "./release-environment";
import { deployContext, type PipelineServices, type StepContext } from "./step";

type Services = Pick<PipelineServices, "db" | "secrets" | "stacksDir">;

/**
 * The environment with which a kept release would come back now: current keys keep what `.env` says today. Code from
 * outside gets exactly what it had: today's secrets are not its business.
 */
export async function environmentOnReturn(services: Services, release: Release): Promise<CarriedEnvironment> {
    const { db, secrets, stacksDir } = services;
    const then = openRelease(release, secrets).environment;
    const maker = release.deploymentId === null ? null : await deployments.find(db, release.deploymentId);
    if (maker?.untrusted) {
        return { text: then, kept: [], restored: [], missed: [], dropped: [] };
    }
    const today = await readEnvironmentFile(join(stacksDir, release.stack));
    return carryCurrent(then, today, currentBy(await environmentKeys.modes(db, release.stack)));
}

/**
 * What a failure goes back to: the live release with today's current values. When it was the environment that was
 * changed, exactly what was before: values that made it fail would do so again.
 */
export async function wayBack({ services, deployment }: StepContext, active: Release): Promise<LiveRelease> {
    const asReleased = openRelease(active, services.secrets);
    if (deployment.trigger === "environment") {
        return asReleased;
    }
    return { ...asReleased, environment: (await environmentOnReturn(services, active)).text };
}

/**
 * Undoes what was put live. Where today's values keep the previous release from coming back, it comes back with those
 * that it ran with.
 *
 * @param again it was begun before, by a run that was cut off
 */
export async function goBack(context: StepContext, next: LiveRelease, again: boolean): Promise<UndoOutcome> {
    const previous = context.previous ?? null;
    const returning = { ...deployContext(context), again, stopped: context.progress.stopped };
    if (context.deployment.trigger === "environment" && previous !== null) {
        // What a person typed is theirs, not the release's: it is saved aside before the former file comes back.
        const typed = { ...next, environment: previous.environment };
        return context.services.deployer.undo(typed, previous, returning);
    }
    const outcome = await context.services.deployer.undo(next, previous, returning);
    const active = context.active ?? null;
    if (outcome.result !== "failed" || previous === null || active === null) {
        return outcome;
    }
    const asReleased = openRelease(active, context.services.secrets);
    if (asReleased.environment === previous.environment) {
        return outcome;
    }
    context.log.write("With today's values the previous release does not come back; trying those it ran with\n");
    return context.services.deployer.undo(next, asReleased, returning);
}
