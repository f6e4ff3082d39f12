import { CicdError } from "../../common/errors";
import { STEP_NAMES, type StepName } from "../../common/states";
import type { UndoOutcome } from "../deploy/deployer";
import type { Ending } from "../models/progress";
import { CommandFailed } from "./commands/command-failed";
import { phasesFrom } from "./commands/phases";
import { runAfterFailure } from "./commands/run-after-failure";
import { isSuperseded } from "./is-superseded";
import { failedOutcome, toEndingError, type Outcome } from "./outcome";
import { returnVolumes } from "./keep-volumes";
import { noteProgress } from "./progress";
import type { VolumesBack } from "./rollback-failed";
import { required, type StepContext } from "./step";
import { goBack } from "./way-back";
import { writeLastOutput } from "./write-last-output";

export interface Failure {
    error: unknown;
    canceled: boolean;
    step: StepName | null;
}

/**
 * Ends a deployment that failed or was canceled: the commands for failures before the undo, the undo, those after it.
 * Why it ends is noted first, so that the next start finishes what a kill cuts off here.
 *
 * @throws what `signal` was aborted with, while commands run; the undo is never cut off
 */
export async function fail(context: StepContext, failure: Failure, signal: AbortSignal): Promise<Outcome> {
    const again = context.progress.ending !== null;
    if (!again) {
        writeLastOutput(context.log, failure.error);
    }
    const ending = context.progress.ending ?? endingOf(context, failure);
    if (!again) {
        context.log.write(`\n${ending.error.message}\n`);
        await noteProgress(context, { ending });
    }
    const phases = ending.canceled || isSuperseded(ending.error) ? [] : phasesFrom(ending.step, STEP_NAMES);
    context.signal = signal;
    const beforeUndo = phases.filter((phase) => phase !== "postDeploy");
    await unlessCanceled(context, () => runAfterFailure(context, beforeUndo, ending));
    const { undo, volumes } = await undoIfTouched(context, again);
    context.signal = signal;
    await unlessCanceled(context, () =>
        runAfterFailure(context, phases.includes("postDeploy") ? ["postDeploy"] : [], ending),
    );
    const outcome = failedOutcome(ending, undo, volumes);
    context.log.write(`${outcome.error?.safe ?? ""} ${outcome.error?.hint ?? ""}\n`);
    return outcome;
}

/** A cancel while the commands for failures run ends them, not what comes after them. */
async function unlessCanceled(context: StepContext, work: () => Promise<void>): Promise<void> {
    try {
        await work();
    } catch (error) {
        if (!context.signal.aborted || context.leaving.aborted) {
            throw error;
        }
    }
}

function endingOf({ log }: StepContext, { error, canceled, step }: Failure): Ending {
    const { code, message, safe, hint } = toEndingError(error, canceled);
    return {
        // It may quote a container's last words, and these a secret.
        error: { code, message: log.masked(message), safe: safe && log.masked(safe), hint: log.masked(hint) },
        canceled,
        step,
        command: error instanceof CommandFailed ? error.place : null,
    };
}

interface Undone {
    undo: UndoOutcome;
    volumes: VolumesBack | null;
}

async function undoIfTouched(context: StepContext, again: boolean): Promise<Undone> {
    if (!context.progress.touched) {
        return { undo: { result: "untouched" }, volumes: null };
    }
    const next = required(context.next, "the release");
    const previous = context.previous ?? null;
    context.log.write(previous ? "Going back to the previous release\n" : "Removing what was created\n");
    // The way back must not be cut off by what ended the way forward.
    context.signal = new AbortController().signal;
    const volumes = await returnVolumes(context);
    try {
        return { undo: await goBack(context, next, again), volumes };
    } catch (error) {
        const { message } = error instanceof CicdError ? error : { message: "Something went wrong on our side." };
        context.log.write(`${message}\n`);
        return { undo: { result: "failed", error }, volumes };
    }
}
