import type { DeploymentFacts } from "../models/deployment-facts";
import { driftStates } from "../models/drift-states";
import { openProgresses } from "../models/open-progress";
import type { Progress } from "../models/progress";
import { releases } from "../models/releases";
import { transition, type Transition } from "../models/transition";
import { stepOfPhase } from "./commands/phases";
import { isOfKeptRelease } from "./kept-release";
import { isSuperseded } from "./is-superseded";
import type { Outcome } from "./outcome";
import type { PipelineDeps, PipelineRun } from "./pipeline";
import { isBefore } from "./progress";
import type { StepContext } from "./step";
import { updateWithdrawals } from "./withdrawals";

/** The last transition, together with the release's: a release is live exactly when its deployment succeeded. */
export async function settle(
    deps: PipelineDeps,
    run: PipelineRun,
    { context, outcome }: { context: StepContext; outcome: Outcome },
): Promise<void> {
    const { to, hold } = outcome;
    const goesOn = to === "requeue" || to === "waiting";
    const progress = goesOn ? context.progress : retriable(context, outcome);
    await leave(deps, run, {
        to: to === "requeue" ? "queued" : to,
        hold,
        uncounted: goesOn,
        // What was rendered before a wait is rendered anew after it, from what is live then.
        facts: { error: outcome.error ?? null, progress, ...(to === "waiting" ? { releaseId: null } : {}) },
        releaseId: to === "requeue" ? undefined : context.releaseId,
    });
}

/** What a retry can go on with: the checkout, what is built, and the commands of the steps before the failed one. */
function retriable({ progress, deployment }: StepContext, { to, error }: Outcome): DeploymentFacts["progress"] {
    const failed = (to === "failed" || to === "rolled-back") && !(error && isSuperseded(error));
    if (!failed || isOfKeptRelease(deployment) || !progress.done.includes("checkout")) {
        return null;
    }
    const step = progress.ending?.step ?? "plan";
    // What came after it was taken back.
    const retryFrom = isBefore("deploy", step) ? "deploy" : step;
    const command = progress.ending?.command ?? null;
    const kept = ({ phase, index }: Progress["commands"][number]) =>
        isBefore(stepOfPhase(phase), retryFrom) ||
        (command?.phase === phase && phase !== "postDeploy" && index < command.index);
    const commands = progress.commands.filter(kept);
    // The stack goes on writing to its volumes: their copies are taken anew.
    const anew = { volumes: undefined, stopped: undefined, touched: false, running: null, ending: null };
    return { ...progress, ...anew, commands, retryFrom };
}

type Leaving = Pick<Transition, "to" | "hold" | "uncounted" | "facts"> & { releaseId?: number };

/** Moves the deployment out of `running`, and its release with it. */
export async function leave(deps: PipelineDeps, run: PipelineRun, { releaseId, ...move }: Leaving): Promise<void> {
    const { id, stack, repositoryId } = run.deployment;
    const { claim } = run;
    let [withdrawals, differed] = [false, false];
    const moved = await deps.db.transaction(async (trx) => {
        const left = await transition(trx, deps.clock, { deployment: id, from: "running", claim, ...move });
        if (left && move.facts?.progress?.retryFrom) {
            await openProgresses.forgetOlderFailures(trx, stack, id);
        }
        if (left && releaseId !== undefined) {
            if (move.to === "succeeded") {
                const at = deps.clock.now().toISOString();
                withdrawals = await updateWithdrawals(trx, run.deployment, { releaseId, at });
                await releases.activate(trx, stack, releaseId, at);
                // It was said of the release before; this one is compared anew.
                differed = await driftStates.remove(trx, stack);
            } else {
                await releases.discard(trx, releaseId);
            }
        }
        return left;
    });
    if (moved && withdrawals && repositoryId !== null) {
        deps.bus.publish({ type: "repository", repository: repositoryId });
    }
    if (moved && differed) {
        deps.bus.publish({ type: "drift", stack, fields: 0, isNew: false });
    }
    if (moved) {
        deps.bus.publish({ type: "deployment", stack, deployment: id, from: "running", to: move.to });
    }
}
