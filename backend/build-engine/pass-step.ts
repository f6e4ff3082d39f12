import { CicdError, type ErrorCode } from "../../common/errors";
import { steps as stepRows, type StepChange } from "../models/steps";
import { CommandFailed } from "./commands/command-failed";
import { timedOut } from "./outcome";
import { pauseBetweenTries } from "./pause-between-tries";
import type { PipelineDeps, PipelineRun } from "./pipeline";
import { noteProgress } from "./progress";
import type { Step, StepContext, StepResult } from "./step";

/** What says no, and will say no again. Commands have tries of their own. */
const FINAL: readonly ErrorCode[] = [
    "OLDER_THAN_LIVE",
    "COMMIT_WITHDRAWN",
    "FORK_NEEDS_OWN_STACK",
    "STACK_NOT_CONNECTED",
    "RIGHT_NOT_GRANTED",
    "COMMAND_FAILED",
    "CANARY_ABORTED",
    "STALE_EDIT",
    "CANCELED",
];

interface Passing {
    step: Step;
    context: StepContext;
}

/** Takes a deployment through one step, with its tries, its deadline and its row. */
export async function passStep(deps: PipelineDeps, run: PipelineRun, passing: Passing): Promise<StepResult> {
    const { step, context } = passing;
    const { id, stack } = run.deployment;
    // What is done keeps its row, unless some of it has to be done anew after all.
    const wasDone = context.progress.done.includes(step.name);
    const now = () => deps.clock.now().toISOString();
    const began: StepChange = { state: "running", startedAt: now(), logStart: context.log.offset };
    const note = async (change: StepChange) => {
        await stepRows.update(deps.db, id, step.name, change);
        deps.bus.publish({ type: "step", stack, deployment: id });
    };
    const ended = () => ({ finishedAt: now(), logEnd: context.log.offset, tries: context.tries });
    Object.assign(context, { tries: 0, flaky: false });
    try {
        await (wasDone ? undefined : note(began));
        const state = await tryStep(run, passing, (tries) => (wasDone ? Promise.resolve() : note({ tries })));
        if (typeof state === "object") {
            await note({ state: "pending", startedAt: null, logStart: null });
        } else if (!wasDone || !context.progress.done.includes(step.name)) {
            const end: StepChange = { ...began, state, ...ended(), flaky: context.flaky, exitCode: 0 };
            // Together, since the row of what is done is not written again after a crash.
            await deps.db.transaction(async (trx) => {
                await noteProgress(context, { done: [...context.progress.done, step.name] }, trx);
                await stepRows.update(trx, id, step.name, end);
            });
            deps.bus.publish({ type: "step", stack, deployment: id });
        }
        return state;
    } catch (error) {
        const exitCode = error instanceof CommandFailed ? error.exitCode : 1;
        await note({ ...began, state: run.signal.aborted ? "canceled" : "failed", ...ended(), exitCode });
        throw error;
    }
}

async function tryStep(
    run: PipelineRun,
    { step, context }: Passing,
    onTry: (tries: number) => Promise<void>,
): Promise<StepResult> {
    const tries = 1 + (step.retries?.(context.buildConfig) ?? 0);
    for (let tried = 1; ; tried += 1) {
        context.tries = Math.max(context.tries, tried);
        try {
            const result = await tryOnce(run, { step, context });
            context.flaky ||= tried > 1;
            return result;
        } catch (error) {
            if (run.signal.aborted || tried >= tries || !mayPass(error)) {
                throw error;
            }
            const why = error instanceof CicdError ? error.message : "Something went wrong on our side.";
            context.log.write(`${why}\nThe step ${step.name} is tried again (${tried + 1} of ${tries})\n`);
            context.signal = run.signal;
            await pauseBetweenTries(context, tried);
            await onTry(tried + 1);
        }
    }
}

function mayPass(error: unknown): boolean {
    return !(error instanceof CicdError) || !FINAL.includes(error.code);
}

async function tryOnce(run: PipelineRun, { step, context }: Passing): Promise<StepResult> {
    const seconds = step.deadline(context.buildConfig, context.next);
    const deadline = AbortSignal.timeout(seconds * 1000);
    context.signal = AbortSignal.any([run.signal, deadline]);
    try {
        run.signal.throwIfAborted();
        const result = await step.run(context);
        // A command that must not be cut off may have kept a cancel waiting.
        run.signal.throwIfAborted();
        return result;
    } catch (error) {
        throw deadline.aborted && !run.signal.aborted ? timedOut(step.name, seconds) : error;
    }
}
