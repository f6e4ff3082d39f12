import type { BuiltImage } from "../../deploy/deployer";
import { contentOfImages } from "../held-images";
import { beginAnew, digestOf, noteProgress } from "../progress";
import { deployContext, required, type StepContext } from "../step";

/** The images of this commit: those that are built already, as long as the engine still has them, else new ones. */
export async function builtImages(context: StepContext): Promise<readonly BuiltImage[]> {
    const { services } = context;
    const from = digestOf(buildInput(context));
    const { built } = context.progress;
    if (built?.from === from && (await isComplete(context, built.images))) {
        return built.images;
    }
    if (built) {
        const why = built.from === from ? "An image that was built is gone" : "The settings of the build changed";
        await beginAnew(context, "build", `${why}: it is built anew`);
    }
    const source = required(context.source, "the checkout");
    const preparation = required(context.preparation, "the plan");
    const images = await services.deployer.build(source, preparation, deployContext(context));
    await noteProgress(context, { built: { images, from } });
    return images;
}

/** What an image depends on, beside its commit. */
function buildInput({ buildConfig, preparation }: StepContext): unknown {
    const { builder, service, context, dockerfile, target, buildArgs, buildSecrets, environment } = buildConfig;
    const { platforms, directory, webServer, builderImage } = buildConfig;
    return [
        [builder, service, context, dockerfile, target, buildArgs, buildSecrets, environment],
        [platforms, directory, webServer, builderImage],
        preparation?.toBuild,
    ];
}

async function isComplete({ services }: StepContext, images: readonly BuiltImage[]): Promise<boolean> {
    return (await services.deployer.missingImages(contentOfImages(images))).length === 0;
}
