import type { BuildConfig } from "../../../common/build-config-schema";
import type { StackCommand } from "./stack-command";

/**
 * What a command sees: the stack's settings, what the deployment gives it, and its own settings, which win. The stack's
 * may hold secrets, which code from outside never gets.
 */
export function commandEnvironment(
    { config, environment }: Pick<StackCommand, "config" | "environment">,
    { buildConfig, untrusted }: { buildConfig: Pick<BuildConfig, "environment">; untrusted?: boolean },
): Record<string, string> {
    return { CI: "true", ...(untrusted ? {} : buildConfig.environment), ...environment, ...config.environment };
}
