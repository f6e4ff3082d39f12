import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { readEnvironmentFile } from "../../deploy/environment-file";
import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import type { Release } from "../../models/releases";
import { recordRelease } from "../record-release";
import { openRelease } from "../release-environment";
import { secretValues } from "../../deploy/environment/secret-values";
import { deployContext, required, type StepContext } from "../step";
import { logPlan } from "./log-plan";
import { refuseSecrets } from "./refuse-secrets";

/** The live release once more, with `.env` as it is now: a release with a number of its own, same commit and images. */
export async function planEnvironment(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const active = releaseToChange(context);
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

/** Release #0 is the user's own files, which compose reads in another way than a release of ours. */
function releaseToChange(context: StepContext): Release {
    const active = required(context.active, "the live release");
    if (active === null || active.content.asFound) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `"${context.deployment.stack}" was not deployed from Git yet, so there is no release to change.`,
            safe: "The .env file is saved; the running containers were not touched.",
            hint: "Deploy the stack: that takes the saved environment too.",
        });
    }
    return active;
}
