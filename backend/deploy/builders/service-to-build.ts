import type { BuildConfig } from "../../../common/build-config-schema";
import { CicdError } from "../../../common/errors";

/** As much of a service as decides where its image comes from. */
export interface ImageSource {
    image?: unknown;
    build?: unknown;
}

/**
 * The service that gets the image of a builder that makes one: the configured one, else the only one without any image,
 * else the only one that is built, else the only one.
 * @throws CicdError BUILD_SERVICE_UNCLEAR
 */
export function serviceToBuild(services: Readonly<Record<string, ImageSource>>, config: BuildConfig): string {
    const names = Object.keys(services);
    if (config.service !== undefined) {
        return names.includes(config.service) ? config.service : unclear(missing(config.service), names);
    }
    const bare = names.filter((name) => !services[name]!.image && !services[name]!.build);
    const built = names.filter((name) => services[name]!.build);
    const candidates = [bare, built, names].find((some) => some.length > 0) ?? [];
    return candidates.length === 1 ? candidates[0]! : unclear(several(config), candidates);
}

const missing = (name: string) => `The compose file has no service ${name}, which is set to get the built image.`;
const several = ({ builder }: BuildConfig) =>
    `The builder ${builder} makes one image, and several services could be meant.`;

function unclear(message: string, candidates: readonly string[]): never {
    throw new CicdError({
        code: "BUILD_SERVICE_UNCLEAR",
        message,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: `Choose the service in the Build tab or as "service": ${candidates.join(", ")}.`,
    });
}
