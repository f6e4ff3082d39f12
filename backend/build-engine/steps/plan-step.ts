import type { PlanView } from "../../../common/views";
import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import { liveRelease, liveReleaseAtFirstAttempt } from "../live-release";
import { isOfKeptRelease } from "../kept-release";
import { settleSettings } from "../settings/settle-settings";
import { deployContext, required, type Step, type StepContext } from "../step";
import { wayBack } from "../way-back";
import { logPlan } from "./log-plan";
import { planEnvironment } from "./plan-environment";
import { planRollback } from "./plan-rollback";
import { refuseRights } from "./refuse-secrets";
import { planUpdate } from "./update-live-images";

/** Finds out what is live and what would change, before anything is touched. */
export const planStep: Step = {
    name: "plan",
    deadline: (config) => config.deployTimeout,

    async run(context) {
        const { services, deployment } = context;
        const findLive = deployment.attempt > 1 || context.progress.touched ? liveRelease : liveReleaseAtFirstAttempt;
        context.active = await findLive(services, deployContext(context));
        context.previous = context.active && (await wayBack(context, context.active));
        if (isOfKeptRelease(deployment)) {
            await planKept(context);
            return "succeeded";
        }
        await settleSettings(context);
        const source = required(context.source, "the checkout");
        const preparation = await services.deployer.prepare(source, context.active, deployContext(context));
        preparation.plan.commits = await commitsSince(context);
        const volumes = await services.deployer.volumeNotes(preparation.plan.changes, deployContext(context));
        preparation.plan.notes.push(...volumes);
        context.preparation = preparation;
        await deployments.recordFacts(services.db, deployment.id, { plan: preparation.plan });
        logPlan(context, preparation.plan);
        refuseRights(context, preparation.plan);
        refuseUngranted(preparation.plan);
        return "succeeded";
    },
};

async function planKept(context: StepContext): Promise<void> {
    switch (context.deployment.trigger) {
        case "rollback":
            return planRollback(context);
        case "update-images":
            return planUpdate(context);
        default:
            return planEnvironment(context);
    }
}

async function commitsSince(context: StepContext): Promise<PlanView["commits"]> {
    const { services, deployment, repository, active } = context;
    if (!repository || !deployment.commitSha) {
        return [];
    }
    const range = { from: active?.commitSha ?? null, to: deployment.commitSha };
    return services.git.commitsBetween(repository.id, range, 50);
}
