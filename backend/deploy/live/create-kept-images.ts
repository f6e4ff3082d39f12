import type { DeployContext, Deployer } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { EnginePort } from "../engine-port";
import { bringBack } from "./bring-back";
import { missingImages, requireImages } from "./kept-images";

/** The part of the deployer that knows whether a kept release's images are there, and gets them back. */
export function createKeptImages(
    toolsFor: (place: DeployContext) => DeployTools,
    engine: EnginePort,
): Pick<Deployer, "missingImages" | "bringBack" | "fetchImages"> {
    return {
        missingImages: (content) => missingImages(content, { engine }),
        bringBack: (content, built) => bringBack(content, built, engine),
        fetchImages: (content, context) => requireImages(content, toolsFor(context), context),
    };
}
