import { deployments } from "../../models/deployments";
import type { Release } from "../../models/releases";
import { isOfKeptRelease } from "../kept-release";
import { builtImages } from "./built-images";
import { phaseSeconds } from "../commands/phases";
import { runPhase } from "../commands/run-phase";
import { recordRelease } from "../record-release";
import { refuseWithoutDisk } from "../refuse-without-disk";
import { secretValues } from "../../deploy/environment/secret-values";
import { deployContext, required, type Step, type StepContext, type StepResult } from "../step";
import { restoreImages } from "./rebuild-kept";
import { refuseOfImages } from "./refuse-of-images";
import { pullUpdate, withNewestImages } from "./update-live-images";

/** Builds the images and records the release, complete and immutable, before anything is put live. */
export const buildStep: Step = {
    name: "build",
    deadline: (config) => config.buildTimeout + phaseSeconds(config, "build"),
    retries: (config) => config.retries.build,

    async run(context) {
        const { services, deployment } = context;
        if (isOfKeptRelease(deployment)) {
            return buildKept(context);
        }
        await refuseWithoutDisk(services);
        const preparation = required(context.preparation, "the plan");
        const commands = await runPhase(context, "build");
        context.built = await builtImages(context);
        const source = required(context.source, "the checkout");
        const active = await releaseToBuildOn(context);
        const prepared = await services.deployer.render(
            { source, preparation, built: context.built, active },
            deployContext(context),
        );
        prepared.plan.commits = preparation.plan.commits;
        const volumes = await services.deployer.volumeNotes(prepared.plan.changes, deployContext(context));
        prepared.plan.notes.push(...volumes);
        context.next = prepared;
        context.log.addSecrets(secretValues(prepared.environment ?? ""));
        await refuseOfImages(context, prepared.plan);
        context.releaseId = await recordRelease(context, deployment, prepared);
        await deployments.recordFacts(services.db, deployment.id, {
            releaseId: context.releaseId,
            plan: prepared.plan,
        });
        return preparation.toBuild.length > 0 ? "succeeded" : commands;
    },
};

/** Of a kept release nothing is built that is there; what is pulled for it is pulled here. */
async function buildKept(context: StepContext): Promise<StepResult> {
    switch (context.deployment.trigger) {
        case "rollback":
            return restoreImages(context);
        case "update-images":
            await refuseWithoutDisk(context.services);
            await pullUpdate(context);
            return "succeeded";
        default:
            return "skipped";
    }
}

/** A push alone moves no image of a third party; who asks for newer base images gets those too. */
async function releaseToBuildOn(context: StepContext): Promise<Release | null> {
    const active = required(context.active, "the live release");
    return active !== null && context.deployment.asked.rebuild ? withNewestImages(context, active) : active;
}
