import { join } from "node:path";
import { readEnvironmentFile } from "../../deploy/environment-file";
import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import { ownRelease } from "../own-release";
import { recordRelease } from "../record-release";
import { openRelease } from "../release-environment";
import { secretValues } from "../../deploy/environment/secret-values";
import { deployContext, required, type StepContext } from "../step";
import { logPlan } from "./log-plan";
import { refuseSecrets } from "./refuse-secrets";

/** The live release once more, with `.env` as it is now: a release with a number of its own, same commit and images. */
export async function planEnvironment(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const active = ownRelease(required(context.active, "the live release"), deployment.stack);
    await refuseSecrets(context);
    const environment = await readEnvironmentFile(join(services.stacksDir, deployment.stack));
    context.log.addSecrets(secretValues(environment ?? ""));
    const change = {
        active: openRelease(active, services.secrets),
        environment,
        grants: context.binding?.grants ?? [],
    };
    const prepared = await services.deployer.changeEnvironment(change, deployContext(context));
    refuseUngranted(prepared.plan);
    context.next = prepared;
    context.releaseId = await recordRelease(context, active, { content: active.content, environment });
    await deployments.recordFacts(services.db, deployment.id, {
        releaseId: context.releaseId,
        plan: prepared.plan,
        commitSha: active.commitSha,
        commitMessage: active.commitMessage,
        commitAuthor: active.commitAuthor,
    });
    logPlan(context, prepared.plan);
}
