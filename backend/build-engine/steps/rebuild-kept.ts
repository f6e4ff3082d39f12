import { refuseUngranted } from "../../deploy/policy/refuse-ungranted";
import { deployments } from "../../models/deployments";
import { runPhase } from "../commands/run-phase";
import { targetRelease } from "../kept-images";
import { recordRelease } from "../record-release";
import { refuseWithoutDisk } from "../refuse-without-disk";
import { deployContext, required, type StepContext, type StepResult } from "../step";
import { builtImages } from "./built-images";
import { judgeKept } from "./judge-kept";
import { refuseRights } from "./refuse-secrets";

/** What builds images is judged as for any deployment of the commit; what goes live is the release as it was. */
export async function prepareRebuild(context: StepContext): Promise<void> {
    const source = required(context.source, "the checkout");
    const active = required(context.active, "the live release");
    const preparation = await context.services.deployer.prepare(source, active, deployContext(context));
    refuseRights(context, preparation.plan);
    refuseUngranted(preparation.plan);
    context.preparation = preparation;
}

/** Gets the images of a kept release back that are gone, before anything is touched. */
export async function restoreImages(context: StepContext): Promise<StepResult> {
    const { services } = context;
    const next = required(context.next, "the release");
    if (context.progress.rebuild) {
        await rebuild(context);
    } else if ((await services.deployer.missingImages(next.content)).length === 0) {
        return "skipped";
    }
    await refuseWithoutDisk(services);
    await services.deployer.fetchImages(required(context.next, "the release").content, deployContext(context));
    // Only now it shows which labels they have.
    await judgeKept(context, (await deployments.find(services.db, context.deployment.id))?.plan ?? null);
    return "succeeded";
}

async function rebuild(context: StepContext): Promise<void> {
    const { services, deployment } = context;
    await refuseWithoutDisk(services);
    await runPhase(context, "build");
    context.built = await builtImages(context);
    const next = required(context.next, "the release");
    const content = await services.deployer.bringBack(next.content, context.built);
    context.next = { ...next, content };
    context.releaseId = await recordRelease(context, await targetRelease(context), context.next);
    await deployments.recordFacts(services.db, deployment.id, { releaseId: context.releaseId });
}
