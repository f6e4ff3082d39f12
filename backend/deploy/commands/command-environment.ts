import type { BuildConfig } from "../../../common/build-config-schema";
import type { StackCommand } from "./stack-command";

/** What a command sees: the stack's settings, what the deployment gives it, and its own settings, which win. */
export function commandEnvironment(
    { config, environment }: Pick<StackCommand, "config" | "environment">,
    buildConfig: Pick<BuildConfig, "environment">,
): Record<string, string> {
    return { CI: "true", ...buildConfig.environment, ...environment, ...config.environment };
}
