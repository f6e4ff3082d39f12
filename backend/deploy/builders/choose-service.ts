import type { Document } from "yaml";
import type { BuildConfig } from "../../../common/build-config-schema";
import { ServiceEditor } from "../render/service-editor";
import { builderCalled } from "./index";
import { serviceToBuild, type ImageSource } from "./service-to-build";

/**
 * For a builder that makes one image: the service that gets it. Where the compose file names no image for it, the name
 * that compose would give to a built one is written in, since compose refuses a service without; it is replaced when
 * the release is rendered. Null for other builders.
 * @throws CicdError BUILD_SERVICE_UNCLEAR
 */
export function chooseService(document: Document, stack: string, config: BuildConfig): string | null {
    if (!builderCalled(config.builder).makesOne) {
        return null;
    }
    const { services } = document.toJS() as { services: Record<string, ImageSource | null> };
    const known = Object.fromEntries(Object.entries(services).map(([name, service]) => [name, service ?? {}]));
    const chosen = serviceToBuild(known, config);
    if (!known[chosen]!.image && !known[chosen]!.build) {
        new ServiceEditor(document, chosen).set("image", `${stack}-${chosen}`.toLowerCase());
    }
    return chosen;
}
