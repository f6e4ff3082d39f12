import { CicdError, toErrorView, type ErrorView } from "../../../common/errors";
import type { CommandOutcome } from "../../deploy/commands/stack-command";
import type { JobRun } from "../../models/job-runs";
import type { LogWriter } from "../log-store";
import { writeLastOutput } from "../write-last-output";

/** How a run ends. `detached`: the server stops, and the command goes on in its container. */
export type RunOutcome =
    { to: "succeeded" | "failed" | "canceled"; exitCode: number | null; error: ErrorView | null } | { to: "detached" };

export const CANCELED: RunOutcome = {
    to: "canceled",
    exitCode: null,
    error: { code: "CANCELED", message: "The run was canceled.", hint: "Run it again when you are ready." },
};

/** Why a command that ended otherwise than with 0 failed. */
export function judged({ command }: JobRun, { exitCode, timedOut, detail }: CommandOutcome): ErrorView {
    if (timedOut) {
        return {
            code: "TIMED_OUT",
            message: `The command took longer than its ${command.timeout} s and was ended.`,
            hint: "Look at the log for what it was waiting for, or give it more time.",
        };
    }
    const code = exitCode === null ? "did not end by itself" : `ended with code ${exitCode}`;
    const how = exitCode === null && detail === undefined ? "was ended by a signal" : code;
    return {
        code: "COMMAND_FAILED",
        message: `The command ${how}${detail === undefined ? "" : `: ${detail}`}.`,
        hint: "Look at the end of the log for the reason, then run it again.",
    };
}

/** An error may quote a container's last words, and these a secret. */
export function failed(error: unknown, log: LogWriter): RunOutcome {
    if (!(error instanceof CicdError)) {
        throw error;
    }
    writeLastOutput(log, error);
    const { code, message, safe, hint } = toErrorView(error);
    return {
        to: "failed",
        exitCode: null,
        error: { code, message: log.masked(message), safe: safe && log.masked(safe), hint: log.masked(hint) },
    };
}
