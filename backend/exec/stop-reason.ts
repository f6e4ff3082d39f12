import path from "node:path";
import { CicdError } from "../../common/errors";
import type { Command } from "./command";

export type StopReason = "deadline" | "canceled";

/** Program and subcommand; never the values behind them. */
function nameOf(command: Command): string {
    const file = path.basename(command.file);
    const subcommand = command.args.find((argument) => /^[a-z][a-z-]*$/.test(argument));
    return subcommand ? `${file} ${subcommand}` : file;
}

export function stopError(command: Command, reason: StopReason): CicdError {
    const name = nameOf(command);
    if (reason === "canceled") {
        return new CicdError({
            code: "CANCELED",
            message: `Canceled: ${name} was ended with everything that it had started.`,
            hint: "Start it again when you are ready.",
        });
    }
    const seconds = Math.max(1, Math.round(command.deadlineMs / 1000));
    return new CicdError({
        code: "TIMED_OUT",
        message: `${name} did not finish within ${seconds} s and was ended.`,
        hint: "Look at the log for where it hung; if it only needs longer, raise the time limit in the build settings.",
    });
}
