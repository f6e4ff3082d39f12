import type { ImageFacts } from "../../exec/image-facts";
import type { Release } from "../../models/releases";
import type { BuiltImage, DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { PreparedModel } from "../prepare/prepared-model";
import type { RolloutImages } from "./settle-rollouts";

interface Known {
    built: readonly BuiltImage[];
    active: Release | null;
}

/** What the images say of services that shall be doubled; one that is still to be built is taken for the last one. */
export async function rolloutImages(
    { asWritten }: Pick<PreparedModel, "asWritten">,
    { built, active }: Known,
    { tools, context }: { tools: Pick<DeployTools, "engine">; context: DeployContext },
): Promise<RolloutImages> {
    const found = new Map<string, ImageFacts>();
    for (const [name, { strategy }] of Object.entries(context.buildConfig.services)) {
        const service = asWritten.model.services[name];
        if (strategy === "recreate" || service === undefined) {
            continue;
        }
        const last = active?.content.services[name]?.imageId ?? undefined;
        const reference = built.find((image) => image.service === name)?.id ?? (service.build ? last : service.image);
        const facts = reference === undefined ? null : await tools.engine.imageFacts(reference);
        if (facts !== null) {
            found.set(name, facts);
        }
    }
    return found;
}
