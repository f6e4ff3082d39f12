import { CicdError } from "../../../common/errors";
import { composeCommand } from "./compose-command";
import { progressOutput, type Outputs } from "./outputs";
import type { StackFolder } from "./stack-folder";

/** Argv behind `docker compose` for each button of the page. */
export const STACK_COMMANDS = {
    up: ["up", "--detach", "--remove-orphans"],
    stop: ["stop"],
    restart: ["restart"],
    pull: ["pull"],
    down: ["down"],
    remove: ["down", "--remove-orphans"],
} as const satisfies Record<string, readonly string[]>;

export const SERVICE_COMMANDS = {
    startService: ["up", "--detach"],
    stopService: ["stop"],
    restartService: ["restart"],
} as const satisfies Record<string, readonly string[]>;

/** Compose's own pattern for service names. */
const SERVICE_NAME = /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/;

/** Runs one compose command with its output on the stack's page. @throws CicdError UP_FAILED, STACK_BUSY */
export async function runCompose(outputs: Outputs, folder: StackFolder, args: readonly string[]): Promise<void> {
    const { exitCode } = await outputs.run(progressOutput(folder.name), composeCommand(folder, args));
    if (exitCode !== 0) {
        throw new CicdError({
            code: "UP_FAILED",
            message: `docker compose ${args[0]} failed for "${folder.name}".`,
            safe: "What ran before and was not named in the output still runs.",
            hint: "Read the output above: its last lines say why.",
        });
    }
}

/** @throws CicdError INVALID_INPUT */
export function serviceArgument(name: unknown): string {
    if (typeof name !== "string" || !SERVICE_NAME.test(name)) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: "This is not a service's name.",
            hint: "Choose one of the services of the stack.",
        });
    }
    return name;
}
