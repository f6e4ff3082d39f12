import { CicdError } from "../../common/errors";
import type { StepName } from "../../common/states";
import type { Deployment } from "../models/deployments";
import type { EventBus } from "../models/event-bus";
import { steps as stepRows } from "../models/steps";
import { fail } from "./fail";
import { holdAtStart } from "./holds/gates";
import { rateHold } from "./holds/rate-hold";
import type { LogStore } from "./log-store";
import { openContext } from "./open-context";
import type { Outcome, StopReason } from "./outcome";
import { passStep } from "./pass-step";
import { resume } from "./resume";
import { leave, settle } from "./settle";
import type { PipelineServices, StepContext } from "./step";
import { STEPS } from "./steps";
import { sweepWorkspaces } from "./sweep-workspaces";

/** One run, and one more after a crash; what is interrupted again is undone. */
const MAX_ATTEMPTS = 2;

export interface PipelineRun {
    deployment: Deployment;
    /** As set by the transition into `running`; fences the way out. */
    claim: string;
    /** Aborted with a StopReason. */
    signal: AbortSignal;
    /** Aborted when the server stops, also where a cancel came first. */
    leaving: AbortSignal;
    /** Told when nothing but a person's decision can take it further, and when that is over. */
    waits: (forPerson: boolean) => void;
}

export interface PipelineDeps extends PipelineServices {
    logs: LogStore;
    bus: EventBus;
    /** For defects: the server's log. */
    report: (error: unknown) => void;
}

/** Takes a claimed deployment to its end, or into a wait. Never throws for what goes wrong with the deployment itself. */
export async function runPipeline(deps: PipelineDeps, run: PipelineRun): Promise<void> {
    const { id, stack } = run.deployment;
    const hold = await holdAtStart(deps, run.deployment);
    if (hold) {
        await leave(deps, run, { to: "waiting", hold, uncounted: true });
        return;
    }
    const context = await openContext(deps, run);
    try {
        const names = STEPS.map((step) => step.name);
        await stepRows.reset(deps.db, id, names, context.progress.done);
        deps.bus.publish({ type: "step", stack, deployment: id });
        const outcome = await deps.locks.hold(stack, `deployment ${id}`, () => passThrough(deps, run, context));
        if (outcome.to !== "requeue") {
            await endCommands(deps, run.deployment);
        }
        await context.log.close();
        await settle(deps, run, { context, outcome });
    } finally {
        await context.log.close();
    }
    await sweepWorkspaces(deps, stack).catch(deps.report);
}

/** What still runs of a deployment that has ended or waits has no business any more. */
async function endCommands(deps: PipelineDeps, { id, stack }: Deployment): Promise<void> {
    await deps.deployer.endCommands(stack, id).catch(deps.report);
}

async function passThrough(deps: PipelineDeps, run: PipelineRun, context: StepContext): Promise<Outcome> {
    let at: StepName | null = null;
    try {
        const skip = await resume(context, MAX_ATTEMPTS);
        await noteSkipped(deps, context, skip);
        for (const step of STEPS) {
            if (skip.has(step.name)) {
                continue;
            }
            at = step.name;
            const result = await passStep(deps, run, { step, context });
            if (typeof result === "object") {
                context.log.write(`\nWaiting: ${result.hold.detail}\n`);
                return { to: "waiting", hold: result.hold };
            }
        }
        return { to: "succeeded" };
    } catch (error) {
        if (isLeaving(run)) {
            return { to: "requeue" };
        }
        const hold = rateHold(error, { touched: context.progress.touched, signal: run.signal });
        if (hold) {
            context.log.write(`\nWaiting: ${hold.detail}\n`);
            return { to: "waiting", hold };
        }
        if (!(error instanceof CicdError) && !run.signal.aborted) {
            deps.report(error);
        }
        return endBadly(run, context, { error, step: at });
    }
}

/** What a former attempt did without coming to write it down: it counts as done, and its row waits for nothing. */
async function noteSkipped(deps: PipelineDeps, context: StepContext, skip: ReadonlySet<StepName>): Promise<void> {
    const { deployment, progress } = context;
    for (const name of [...skip].filter((one) => !progress.done.includes(one))) {
        await stepRows.update(deps.db, deployment.id, name, { state: "skipped" });
    }
}

async function endBadly(
    run: PipelineRun,
    context: StepContext,
    { error, step }: { error: unknown; step: StepName | null },
): Promise<Outcome> {
    const canceled = run.signal.aborted || (error instanceof CicdError && error.code === "CANCELED");
    try {
        return await fail(context, { error, canceled, step }, run.signal);
    } catch (cut) {
        if (isLeaving(run)) {
            return { to: "requeue" };
        }
        throw cut;
    }
}

function isLeaving({ signal, leaving }: PipelineRun): boolean {
    return leaving.aborted || (signal.aborted && signal.reason === ("shutdown" satisfies StopReason));
}
