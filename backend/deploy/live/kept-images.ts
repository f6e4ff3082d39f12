import { CicdError } from "../../../common/errors";
import type { ReleaseContent, ReleaseService } from "../../models/releases";
import { pullImage } from "../compose/pull-image";
import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";

/** How an image that a release needs and that is gone can come back: from its registry, from its commit, or not at all. */
export interface MissingImage {
    service: string;
    reference: string;
    way: "pull" | "rebuild" | "none";
}

function wayOf(service: ReleaseService): MissingImage["way"] {
    if (service.image.includes("@sha256:")) {
        return "pull";
    }
    return service.built ? "rebuild" : "none";
}

/** What of a release is no longer on the engine. */
export async function missingImages(
    content: ReleaseContent,
    { engine }: { engine: Pick<DeployTools["engine"], "image"> },
): Promise<MissingImage[]> {
    const missing: MissingImage[] = [];
    for (const [name, service] of Object.entries(content.services)) {
        if (service.imageId !== null && (await engine.image(service.imageId)) === null) {
            missing.push({ service: name, reference: service.image, way: wayOf(service) });
        }
    }
    return missing;
}

/**
 * Gets missing images that a registry still has under their digest.
 * @throws CicdError IMAGE_GONE before anything is touched | IMAGE_UNAVAILABLE | RATE_LIMITED
 */
export async function requireImages(
    content: ReleaseContent,
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const missing = await missingImages(content, tools);
    const gone = missing.find(({ way }) => way !== "pull");
    if (gone !== undefined) {
        throw imageGone(gone);
    }
    for (const { service, reference } of missing) {
        context.log(`${reference} of ${service} is no longer on this machine: pulling it again`);
        const deadlineMs = context.buildConfig.deployTimeout * 1000;
        const options = { ...runOptions(context), log: context.log };
        await pullImage({ reference, service }, { ...tools, deadlineMs }, options);
    }
}

function imageGone({ service, reference, way }: MissingImage): CicdError {
    return new CicdError({
        code: "IMAGE_GONE",
        message: `The image ${reference} of ${service} is no longer on this machine.`,
        safe: "The running containers were not touched.",
        hint:
            way === "rebuild"
                ? "Deploy the release's commit again, so that the image is rebuilt."
                : "Choose another release.",
    });
}
