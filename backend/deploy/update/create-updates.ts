import type { Deployer, DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { foreseeUpdate, updateImages } from "./update-images";

/** The part of the deployer that renews images of third parties. */
export function createUpdates(
    toolsFor: (place: DeployContext) => DeployTools,
): Pick<Deployer, "foreseeUpdate" | "updateImages"> {
    return {
        foreseeUpdate: (change, context) => foreseeUpdate(change, toolsFor(context), context),
        updateImages: (change, context) => updateImages(change, toolsFor(context), context),
    };
}
