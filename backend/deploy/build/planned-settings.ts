import type { BuildConfig } from "../../../common/build-config-schema";
import type { PlanInput } from "../builders/builder";
import { refuseLocalCaches } from "./cache-entry";
import type { BuildSecret, ImageBuild } from "./image-build";
import { refuseOddArguments } from "./plain-names";
import { refuseFrontendArgument } from "./refuse-frontends";

type Args = Readonly<Record<string, string>>;

/** The environment of builds, then what the compose file says, then the stack's own build arguments. */
export function argumentsOf(config: BuildConfig, written: Args, service: string): Args {
    const args = { ...config.environment, ...written, ...config.buildArgs };
    refuseOddArguments(args, service);
    refuseFrontendArgument(args, `The build of ${service}`);
    return args;
}

export function storedSecrets({ config, secrets }: Pick<PlanInput, "config" | "secrets">): BuildSecret[] {
    return config.buildSecrets
        .filter((name) => Object.hasOwn(secrets, name))
        .map((name) => ({ id: name, value: secrets[name]! }));
}

/** One platform or the engine's own: an engine's store holds a single one under a name. */
export function platformOf(wanted: readonly string[]): string | null {
    return wanted.length === 1 ? wanted[0]! : null;
}

/** What the stack's settings say about every image. @throws CicdError COMPOSE_SETTING_REFUSED */
export function configured(config: BuildConfig) {
    return {
        platform: platformOf(config.platforms),
        noCache: config.noCache,
        pull: config.pull,
        cacheFrom: refuseLocalCaches(config.cacheFrom, "cacheFrom"),
        cacheTo: refuseLocalCaches(config.cacheTo, "cacheTo"),
    } satisfies Partial<ImageBuild>;
}
