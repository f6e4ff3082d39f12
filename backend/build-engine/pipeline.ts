import { CicdError } from "../../common/errors";
import { bindings } from "../models/bindings";
import { credentials } from "../models/credentials";
import type { Deployment } from "../models/deployments";
import type { EventBus } from "../models/event-bus";
import { releases } from "../models/releases";
import { repositories } from "../models/repositories";
import { steps as stepRows, type StepChange } from "../models/steps";
import { transition, type Transition } from "../models/transition";
import type { UndoOutcome } from "../deploy/deployer";
import { openCredential } from "../git/open-credential";
import { holdAtStart, holdBeforeDeploy } from "./holds/gates";
import { rateHold } from "./holds/rate-hold";
import type { LogStore } from "./log-store";
import { failedOutcome, timedOut, type Outcome, type StopReason } from "./outcome";
import { resume } from "./resume";
import { secretsOf } from "./secrets-of";
import { settingsAtStart } from "./settings/settings-at-start";
import { required, type PipelineServices, type Step, type StepContext } from "./step";
import { STEPS } from "./steps";
import { goBack } from "./way-back";
import { updateWithdrawals } from "./withdrawals";

/** One run, and one more after a crash; what is interrupted again is undone. */
const MAX_ATTEMPTS = 2;

export interface PipelineRun {
    deployment: Deployment;
    /** As set by the transition into `running`; fences the way out. */
    claim: string;
    /** Aborted with a StopReason. */
    signal: AbortSignal;
}

export interface PipelineDeps extends PipelineServices {
    logs: LogStore;
    bus: EventBus;
    /** For defects: the server's log. */
    report: (error: unknown) => void;
}

/** Takes a claimed deployment to its end, or into a wait. Never throws for what goes wrong with the deployment itself. */
export async function runPipeline(deps: PipelineDeps, run: PipelineRun): Promise<void> {
    const hold = await holdAtStart(deps, run.deployment);
    if (hold) {
        await leave(deps, run, { to: "waiting", hold, uncounted: true });
        return;
    }
    const context = await openContext(deps, run);
    await stepRows.reset(
        deps.db,
        run.deployment.id,
        STEPS.map((step) => step.name),
    );
    deps.bus.publish({ type: "step", stack: run.deployment.stack, deployment: run.deployment.id });
    let outcome: Outcome;
    try {
        outcome = await deps.locks.hold(run.deployment.stack, `deployment ${run.deployment.id}`, () =>
            passThrough(deps, run, context),
        );
    } finally {
        await cleanUp(deps, context);
    }
    await settle(deps, run, { context, outcome });
}

async function passThrough(deps: PipelineDeps, run: PipelineRun, context: StepContext): Promise<Outcome> {
    try {
        const done = await resume(context, MAX_ATTEMPTS);
        for (const step of STEPS) {
            const hold = step.name === "deploy" && !done.has("deploy") ? await holdBeforeDeploy(context) : null;
            if (hold) {
                context.log.write(`\nWaiting: ${hold.detail}\n`);
                return { to: "waiting", hold };
            }
            await passStep(deps, run, { step, context, skip: done.has(step.name) });
        }
        return { to: "succeeded" };
    } catch (error) {
        const stop = run.signal.aborted ? (run.signal.reason as StopReason) : null;
        if (stop === "shutdown") {
            return { to: "requeue" };
        }
        const hold = rateHold(error, { touched: context.touched, signal: run.signal });
        if (hold) {
            context.log.write(`\nWaiting: ${hold.detail}\n`);
            return { to: "waiting", hold };
        }
        // What a stop broke off is no defect.
        if (stop === null && !(error instanceof CicdError)) {
            deps.report(error);
        }
        const canceled = stop === "canceled" || (error instanceof CicdError && error.code === "CANCELED");
        return fail(context, error, canceled ? "canceled" : null);
    }
}

async function fail(context: StepContext, error: unknown, stop: StopReason | null): Promise<Outcome> {
    const first = failedOutcome(error, stop, { result: "untouched" });
    context.log.write(`\n${first.error?.message ?? ""}\n`);
    const undo = await undoIfTouched(context);
    const outcome = maskedOutcome(failedOutcome(error, stop, undo), context);
    context.log.write(`${outcome.error?.safe ?? ""} ${outcome.error?.hint ?? ""}\n`);
    return outcome;
}

/** An error may quote a container's last words, and these a secret. */
function maskedOutcome({ to, error }: Outcome, { log }: StepContext): Outcome {
    if (!error) {
        return { to };
    }
    const { code, message, safe, hint } = error;
    return {
        to,
        error: { code, message: log.masked(message), safe: safe && log.masked(safe), hint: log.masked(hint) },
    };
}

async function undoIfTouched(context: StepContext): Promise<UndoOutcome> {
    if (!context.touched) {
        return { result: "untouched" };
    }
    const next = required(context.next, "the release");
    const previous = context.previous ?? null;
    context.log.write(previous ? "Going back to the previous release\n" : "Removing what was created\n");
    // The way back must not be cut off by what ended the way forward.
    context.signal = new AbortController().signal;
    try {
        return await goBack(context, next);
    } catch (error) {
        return { result: "failed", error };
    }
}

async function passStep(
    deps: PipelineDeps,
    run: PipelineRun,
    at: { step: Step; context: StepContext; skip: boolean },
): Promise<void> {
    const { step, context } = at;
    const { id, stack } = run.deployment;
    const note = async (change: StepChange) => {
        await stepRows.update(deps.db, id, step.name, change);
        deps.bus.publish({ type: "step", stack, deployment: id });
    };
    if (at.skip) {
        await note({ state: "skipped" });
        return;
    }
    const now = () => deps.clock.now().toISOString();
    await note({ state: "running", startedAt: now(), logStart: context.log.offset });
    const seconds = step.deadline(context.buildConfig);
    const deadline = AbortSignal.timeout(seconds * 1000);
    context.signal = AbortSignal.any([run.signal, deadline]);
    try {
        run.signal.throwIfAborted();
        const state = await step.run(context);
        await note({ state, finishedAt: now(), logEnd: context.log.offset, exitCode: 0 });
    } catch (error) {
        const state = run.signal.aborted ? "canceled" : "failed";
        await note({ state, finishedAt: now(), logEnd: context.log.offset, exitCode: 1 });
        throw deadline.aborted && !run.signal.aborted ? timedOut(step.name, seconds) : error;
    }
}

async function cleanUp(deps: PipelineDeps, context: StepContext): Promise<void> {
    for (const step of STEPS) {
        try {
            await step.cleanup?.(context);
        } catch (error) {
            deps.report(error);
        }
    }
}

/** The last transition, together with the release's: a release is live exactly when its deployment succeeded. */
async function settle(
    deps: PipelineDeps,
    run: PipelineRun,
    { context, outcome }: { context: StepContext; outcome: Outcome },
): Promise<void> {
    await context.log.close();
    const { to, hold } = outcome;
    const goesOn = to === "requeue" || to === "waiting";
    await leave(deps, run, {
        to: to === "requeue" ? "queued" : to,
        hold,
        uncounted: goesOn,
        // What was rendered before a wait is rendered anew after it, from what is live then.
        facts: { error: outcome.error ?? null, ...(to === "waiting" ? { releaseId: null } : {}) },
        releaseId: to === "requeue" ? undefined : context.releaseId,
    });
}

type Leaving = Pick<Transition, "to" | "hold" | "uncounted" | "facts"> & { releaseId?: number };

async function leave(deps: PipelineDeps, run: PipelineRun, { releaseId, ...move }: Leaving): Promise<void> {
    const { id, stack, repositoryId } = run.deployment;
    const { claim } = run;
    let withdrawals = false;
    const moved = await deps.db.transaction(async (trx) => {
        const left = await transition(trx, deps.clock, { deployment: id, from: "running", claim, ...move });
        if (left && releaseId !== undefined) {
            if (move.to === "succeeded") {
                const at = deps.clock.now().toISOString();
                withdrawals = await updateWithdrawals(trx, run.deployment, { releaseId, at });
                await releases.activate(trx, stack, releaseId, at);
            } else {
                await releases.discard(trx, releaseId);
            }
        }
        return left;
    });
    if (moved && withdrawals && repositoryId !== null) {
        deps.bus.publish({ type: "repository", repository: repositoryId });
    }
    if (moved) {
        deps.bus.publish({ type: "deployment", stack, deployment: id, from: "running", to: move.to });
    }
}

async function openContext(deps: PipelineDeps, run: PipelineRun): Promise<StepContext> {
    const { deployment } = run;
    const binding = await bindings.findByStack(deps.db, deployment.stack);
    const repository = binding && (await repositories.find(deps.db, binding.repositoryId));
    const row = repository?.credentialId ? await credentials.find(deps.db, repository.credentialId) : null;
    const credential = row && openCredential(deps.secrets, row);
    const log = await deps.logs.open(deployment.id, await secretsOf(deps, deployment.stack, credential));
    return {
        services: deps,
        deployment,
        binding,
        repository,
        credential,
        buildConfig: await settingsAtStart(deps.db, deployment),
        log,
        signal: run.signal,
        touched: false,
    };
}
