import { releases } from "../../models/releases";
import { heldImages } from "../held-images";
import { surplusReleases } from "../surplus-releases";
import { deployContext, type Step, type StepContext } from "../step";

/** Tidies up: releases beyond the number to keep go, with the images and files that only they used. */
export const finishStep: Step = {
    name: "finish",
    deadline: () => 300,

    async run(context) {
        try {
            await prune(context);
        } catch (error) {
            // The deployment is live; what could not be tidied now is tidied by the next one.
            context.log.write(
                `Could not tidy up old releases: ${error instanceof Error ? error.message : "unknown"}\n`,
            );
        }
        return "succeeded";
    },
};

async function prune(context: StepContext): Promise<void> {
    const { services, deployment, buildConfig, releaseId } = context;
    const all = await releases.list(services.db, deployment.stack, { limit: 1000 });
    const live = releaseId ?? all.find(({ state }) => state === "active")?.id;
    const surplus = surplusReleases(all, { live, keep: buildConfig.keepReleases });
    for (const release of surplus) {
        await releases.remove(services.db, release.id);
    }
    const kept = all.filter((release) => !surplus.includes(release));
    await services.deployer.prune(
        deployment.stack,
        [...kept.map((release) => release.content), ...(await heldImages(services.db, deployment.stack))],
        deployContext(context),
    );
    const ids = kept.map(({ id }) => id);
    await services.deployer.pruneVolumeCopies(deployment.stack, ids);
}
