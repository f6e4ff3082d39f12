/** A process to start, as data: built in one place, run in another. Never a shell string; secrets never in `args`. */
export interface Command {
    file: string;
    args: readonly string[];
    cwd?: string;
    /** The whole environment of the child; nothing of ours is inherited beside it. */
    env: Readonly<Record<string, string>>;
    stdin?: string;
    /** The process group gets SIGTERM after this time, and SIGKILL 3 s later. */
    deadlineMs: number;
    /** Address-space cap in bytes, for parsers of foreign input (`prlimit`); none when absent. */
    memoryBytes?: number;
}

export interface CommandResult {
    /** Null when a signal ended it. */
    exitCode: number | null;
    signal: NodeJS.Signals | null;
    /** Masked; at most the last 4 Mi characters each (`stdout` with `rawStdout`: unmasked, 64 Mi). */
    stdout: string;
    stderr: string;
}

export interface RunOptions {
    /** Called with masked text of both streams as it comes. */
    onOutput?: (text: string) => void;
    /** Ends the process group: SIGTERM, then SIGKILL 3 s later. */
    signal?: AbortSignal;
    /** For the record of processes that recovery ends after a crash. */
    deploymentId?: number;
    /** Values that must not appear in any output, in addition to those of the runner. */
    secrets?: readonly string[];
    /** `stdout` is read by a parser, not by a person: it stays unmasked and does not reach `onOutput`. */
    rawStdout?: boolean;
}

/**
 * Starts processes in a group of their own and records them while they live. A non-zero exit is a value.
 * @throws CicdError TIMED_OUT past the deadline, CANCELED when the signal ended it; the whole group is dead by then
 */
export interface ProcessRunner {
    run(command: Command, options?: RunOptions): Promise<CommandResult>;
    /** Ends every group that still runs; resolves when all are dead. */
    endAll(): Promise<void>;
}
