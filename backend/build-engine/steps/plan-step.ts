import { CicdError } from "../../../common/errors";
import type { PlanView } from "../../../common/views";
import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import { releases } from "../../models/releases";
import { liveRelease, liveReleaseAtFirstAttempt } from "../live-release";
import { openRelease } from "../release-environment";
import { secretValues } from "../secrets-of";
import { deployContext, required, type Step, type StepContext } from "../step";
import { refuseRights } from "./refuse-secrets";

/** Finds out what is live and what would change, before anything is touched. */
export const planStep: Step = {
    name: "plan",
    deadline: (config) => config.deployTimeout,

    async run(context) {
        const { services, deployment } = context;
        const findLive = deployment.attempt > 1 ? liveRelease : liveReleaseAtFirstAttempt;
        context.active = await findLive(services, deployContext(context));
        context.previous = context.active && openRelease(context.active, services.secrets);
        if (deployment.trigger === "rollback") {
            await planRollback(context);
            return "succeeded";
        }
        const source = required(context.source, "the checkout");
        const preparation = await services.deployer.prepare(source, context.active, deployContext(context));
        preparation.plan.commits = await commitsSince(context);
        context.preparation = preparation;
        await deployments.recordFacts(services.db, deployment.id, { plan: preparation.plan });
        logPlan(context, preparation.plan);
        refuseRights(context, preparation.plan);
        refuseUngranted(preparation.plan);
        return "succeeded";
    },
};

async function planRollback(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const target = await releases.find(services.db, deployment.targetReleaseId ?? 0);
    if (!target || target.stack !== deployment.stack) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The release to go back to is no longer kept.",
            safe: "The running containers were not touched.",
            hint: "Choose another release from the history, or deploy the commit anew.",
        });
    }
    context.next = openRelease(target, services.secrets);
    context.releaseId = target.id;
    context.log.addSecrets(secretValues(context.next.environment ?? ""));
    context.log.write(`Going back to release #${target.number}\n`);
    await deployments.recordFacts(services.db, deployment.id, {
        releaseId: target.id,
        commitSha: target.commitSha,
        commitMessage: target.commitMessage,
        commitAuthor: target.commitAuthor,
    });
}

async function commitsSince(context: StepContext): Promise<PlanView["commits"]> {
    const { services, deployment, repository, active } = context;
    if (!repository || !deployment.commitSha) {
        return [];
    }
    const range = { from: active?.commitSha ?? null, to: deployment.commitSha };
    return services.git.commitsBetween(repository.id, range, 50);
}

function logPlan(context: StepContext, plan: PlanView): void {
    for (const change of plan.changes) {
        context.log.write(`${change.service}: ${change.action}${change.reasons.map((why) => `, ${why}`).join("")}\n`);
    }
    for (const note of plan.notes) {
        context.log.write(`${note}\n`);
    }
}
