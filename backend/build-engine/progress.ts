import { createHash } from "node:crypto";
import { STEP_NAMES, type StepName } from "../../common/states";
import { deployments, type Deployment } from "../models/deployments";
import type { Db } from "../models/db";
import type { Progress } from "../models/progress";
import { stepOfPhase } from "./commands/phases";
import type { StepContext } from "./step";

const NEW: Omit<Progress, "home"> = {
    repositoryId: null,
    done: [],
    commands: [],
    running: null,
    round: 0,
    built: null,
    touched: false,
    ending: null,
    retryFrom: null,
};

/**
 * What this deployment has done so far. A retry takes over what the failed one did, which then has nothing left to
 * retry from. Answers null when another retry was faster, and for what was begun before progress was written down.
 */
export async function openProgress(db: Db, deployment: Deployment): Promise<Progress> {
    if (deployment.progress) {
        return deployment.progress;
    }
    const fresh = { ...structuredClone(NEW), home: deployment.id, touched: deployment.releaseId !== null };
    if (deployment.retryOf === null) {
        return fresh;
    }
    const { retryOf } = deployment;
    return db.transaction(async (trx) => {
        const former = (await deployments.find(trx, retryOf))?.progress ?? null;
        if (former === null || former.retryFrom === null) {
            return fresh;
        }
        const done = former.done.filter((name) => isBefore(name, former.retryFrom!));
        const progress: Progress = { ...former, done, round: 0, running: null, ending: null, retryFrom: null };
        await deployments.recordFacts(trx, retryOf, { progress: null });
        await deployments.recordFacts(trx, deployment.id, { progress });
        return progress;
    });
}

export function isBefore(step: StepName, other: StepName): boolean {
    return STEP_NAMES.indexOf(step) < STEP_NAMES.indexOf(other);
}

/** Changes it in memory and in the row. Call it before what it announces is begun, and after what it states is done. */
export async function noteProgress(
    context: StepContext,
    change: Partial<Progress>,
    db: Db = context.services.db,
): Promise<void> {
    const { deployment, progress } = context;
    Object.assign(progress, change);
    await deployments.recordFacts(db, deployment.id, { progress });
}

/** From here on the stack may have been changed: whatever goes wrong is undone, also after a crash. */
export async function noteTouched(context: StepContext): Promise<void> {
    await noteProgress(context, { touched: true });
}

/** Forgets what was done from this step on, because what it stood on is gone. */
export async function beginAnew(context: StepContext, from: StepName, why: string): Promise<void> {
    const { done, commands, built, round } = context.progress;
    context.log.write(`${why}\n`);
    await noteProgress(context, {
        done: done.filter((name) => isBefore(name, from)),
        commands: commands.filter(({ phase }) => isBefore(stepOfPhase(phase), from)),
        built: isBefore("build", from) ? built : null,
        round: round + 1,
    });
}

export function digestOf(value: unknown): string {
    return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
