import { CicdError } from "../../../common/errors";
import { COMMAND_PHASES, type BuildConfig } from "../../../common/schema";

/**
 * The settings as code from outside gets them: without whatever may hold a secret, reach the host, or be used again by
 * builds of the repository's own code.
 *
 * @throws CicdError FORK_NEEDS_OWN_STACK where its commands run on the host
 */
export function forOutsiders(config: BuildConfig): BuildConfig {
    const commands = structuredClone(config.commands);
    for (const command of COMMAND_PHASES.flatMap((phase) => commands[phase])) {
        if (command.onHost) {
            throw new CicdError({
                code: "FORK_NEEDS_OWN_STACK",
                message: "Code from outside runs no commands on the host, but this stack has some.",
                safe: "Nothing of it was run.",
                hint: "Connect the repository to a stack without such commands too, and let the rules of that one take pull requests.",
            });
        }
        command.environment = {};
    }
    return { ...config, commands, buildArgs: {}, buildSecrets: [], environment: {}, cacheTo: [], push: null };
}
