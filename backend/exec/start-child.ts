import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { CicdError } from "../../common/errors";
import type { Command } from "./command";

const prlimit = "/usr/bin/prlimit";

/** The memory cap is a prefix that replaces itself by the program, so the process id stays the program's. */
function argvOf(command: Command, canLimit = existsSync(prlimit)): [string, ...string[]] {
    const own: [string, ...string[]] = [command.file, ...command.args];
    return command.memoryBytes && canLimit ? [prlimit, `--as=${command.memoryBytes}`, "--", ...own] : own;
}

function notStarted(file: string, error: NodeJS.ErrnoException): CicdError {
    return new CicdError(
        {
            code: "INTERNAL",
            message: `The program ${file} could not be started (${error.code ?? error.message}).`,
            safe: "Nothing was changed by it.",
            hint: `Check that ${file} is installed where this server runs, then try again.`,
        },
        { cause: error },
    );
}

/** Starts the child as the leader of its own group. @throws CicdError INTERNAL when the program can't be started */
export async function startChild(command: Command): Promise<ChildProcess> {
    const [file, ...args] = argvOf(command);
    const child = spawn(file, args, {
        cwd: command.cwd,
        env: { ...command.env },
        detached: true,
        stdio: [command.stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    if (child.pid === undefined) {
        throw await new Promise<CicdError>((resolve) =>
            child.once("error", (error) => resolve(notStarted(command.file, error))),
        );
    }
    // A child that ends before it has read everything is judged by its exit code.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(command.stdin);
    return child;
}
