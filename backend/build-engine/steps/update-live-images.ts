import { join } from "node:path";
import { readEnvironmentFile } from "../../deploy/environment-file";
import type { EnvironmentChange } from "../../deploy/environment/change-environment";
import type { Release } from "../../models/releases";
import { deployments } from "../../models/deployments";
import { ownRelease } from "../own-release";
import { recordRelease } from "../record-release";
import { openRelease } from "../release-environment";
import { secretValues } from "../../deploy/environment/secret-values";
import { deployContext, required, type StepContext } from "../step";
import { refuseOfImages } from "./refuse-of-images";
import { refuseSecrets } from "./refuse-secrets";

/** What registries say of the live release's tags, before anything is pulled. */
export async function planUpdate(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    await refuseSecrets(context);
    const active = ownRelease(required(context.active, "the live release"), context.deployment.stack);
    const { plan } = await services.deployer.foreseeUpdate(await changeOf(context, active), deployContext(context));
    const { commitSha, commitMessage, commitAuthor } = active;
    await deployments.recordFacts(services.db, deployment.id, { plan, commitSha, commitMessage, commitAuthor });
    await refuseOfImages(context, plan);
}

/** Pulls what is newer and makes it a release: the live one's commit and files with other images of third parties. */
export async function pullUpdate(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    const active = ownRelease(required(context.active, "the live release"), context.deployment.stack);
    const change = await changeOf(context, active);
    context.log.addSecrets(secretValues(change.environment ?? ""));
    const prepared = await services.deployer.updateImages(change, deployContext(context));
    await refuseOfImages(context, prepared.plan);
    context.next = prepared;
    // Without anything newer it is the live release, and no other one.
    const isNew = prepared.content !== active.content || prepared.environment !== change.active.environment;
    context.releaseId = isNew ? await recordRelease(context, active, prepared) : active.id;
    await deployments.recordFacts(services.db, deployment.id, { releaseId: context.releaseId, plan: prepared.plan });
    const lines = prepared.plan.changes.map(
        ({ service, reasons }) => reasons.length > 0 && `${service}: ${reasons.join(", ")}`,
    );
    context.log.write(`${[...lines.filter(Boolean), ...prepared.plan.notes.map(({ text }) => text)].join("\n")}\n`);
}

/** The live release with the newest images of third parties, for a build that goes on from it. */
export async function withNewestImages(context: StepContext, active: Release): Promise<Release> {
    const change = await changeOf(context, active);
    const { content, plan } = await context.services.deployer.updateImages(change, deployContext(context));
    // Built upon, they count as images that ran before.
    await refuseOfImages(context, plan);
    return { ...active, content };
}

async function changeOf({ services, deployment, binding }: StepContext, active: Release): Promise<EnvironmentChange> {
    return {
        active: openRelease(active, services.secrets),
        environment: await readEnvironmentFile(join(services.stacksDir, deployment.stack)),
        grants: binding?.grants ?? [],
    };
}
