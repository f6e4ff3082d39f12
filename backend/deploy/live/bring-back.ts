import { CicdError } from "../../../common/errors";
import type { ReleaseContent } from "../../models/releases";
import type { BuiltImage } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { withImages, type OtherImage } from "../update/with-images";
import { missingImages } from "./kept-images";

/**
 * A release whose images are gone, with those that were built anew from its commit; what is still there stays.
 * @throws CicdError IMAGE_GONE
 */
export async function bringBack(
    content: ReleaseContent,
    built: readonly BuiltImage[],
    engine: Pick<DeployTools["engine"], "image">,
): Promise<ReleaseContent> {
    const gone = (await missingImages(content, { engine })).filter(({ way }) => way === "rebuild");
    const images = gone.map(({ service, reference }): [string, OtherImage] => {
        const image = built.find((one) => one.service === service) ?? sharedBuild(reference, { content, built });
        if (image === undefined) {
            throw new CicdError({
                code: "IMAGE_GONE",
                message: `The image of ${service} is no longer on this machine, and building the release's commit didn't make it.`,
                safe: "The running containers were not touched.",
                hint: "Choose another release, or deploy the commit anew.",
            });
        }
        return [service, { reference: image.reference, id: image.id, local: true }];
    });
    return withImages(content, new Map(images));
}

/** Several services may run the image that one of them builds. */
function sharedBuild(
    reference: string,
    { content, built }: { content: ReleaseContent; built: readonly BuiltImage[] },
): BuiltImage | undefined {
    return built.find(({ service }) => content.services[service]?.image === reference);
}
