import { deployments } from "../models/deployments";
import { releases, type Release } from "../models/releases";
import { CicdError } from "../../common/errors";
import { phrase, type Phrase } from "../../common/phrase";
import type { MissingImage } from "../deploy/live/kept-images";
import { noteProgress } from "./progress";
import type { StepContext } from "./step";

/** The release that a rollback goes to. @throws CicdError NOT_FOUND */
export async function targetRelease({ services, deployment }: StepContext): Promise<Release> {
    const target = await releases.find(services.db, deployment.targetReleaseId ?? 0);
    if (!target || target.stack !== deployment.stack) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The release to go back to is no longer kept.",
            safe: "The running containers were not touched.",
            hint: "Choose another release from the history, or deploy the commit anew.",
        });
    }
    return target;
}

/** What a plan says of images of a kept release that are gone. */
export function notesOnImages(
    missing: readonly MissingImage[],
    { number, commitSha }: Pick<Release, "number" | "commitSha">,
): Phrase[] {
    return missing.map(({ service, reference, way }) => {
        if (way === "pull") {
            return phrase("note.imagePulled", { service, image: reference.replace(/@sha256:.*$/, "") });
        }
        return way === "rebuild" && commitSha !== null
            ? phrase("note.imageRebuilt", { service, number: `${number}`, commit: commitSha.slice(0, 7) })
            : phrase("note.imageLost", { service, number: `${number}` });
    });
}

/**
 * Whether a rollback has to build its release's commit again, because images that were built are gone. Once decided it
 * stays so: what was built for it is what goes live, also after a crash.
 */
export async function mustRebuild(context: StepContext): Promise<boolean> {
    const { services, deployment, progress } = context;
    if (deployment.trigger !== "rollback" || progress.rebuild !== undefined) {
        return progress.rebuild ?? false;
    }
    const target = await targetRelease(context);
    const gone = (await services.deployer.missingImages(target.content)).filter(({ way }) => way === "rebuild");
    const rebuild = gone.length > 0 && target.commitSha !== null;
    if (rebuild) {
        const names = gone.map(({ service }) => service).join(", ");
        const sha = target.commitSha!.slice(0, 7);
        context.log.write(`The image of ${names} in release #${target.number} is gone: commit ${sha} is built again\n`);
        // What was typed as a branch once may lead elsewhere by now.
        const { commitSha, commitMessage, commitAuthor } = target;
        Object.assign(deployment, { commitSha, commitMessage, commitAuthor });
        await deployments.recordFacts(services.db, deployment.id, { commitSha, commitMessage, commitAuthor });
    }
    await noteProgress(context, { rebuild });
    return rebuild;
}
