import type { CommandConfig } from "../../../common/build-config-schema";
import type { LiveRelease } from "../deployer";

/** A command of a stack's settings, ready to run. */
export interface StackCommand {
    /**
     * Names this run for all time, e.g. `42-preDeploy-0`: it is part of the container's name. Asked for again after a
     * crash it is not started a second time: what still runs is waited for, what has ended answers with its exit code.
     */
    id: string;
    config: CommandConfig;
    /** Mounted as the working directory; absolute, below the stacks directory. Null for commands without one (a job). */
    workspace: string | null;
    /** For `runIn`: whose image, networks, volumes and environment. */
    release: LiveRelease | null;
    /**
     * For `runIn` before `release` is live: what is live until then; null for nothing. The stack directory gets the
     * release's files, so a failure from here on has to be undone. Absent where the release is live already.
     */
    previous?: LiveRelease | null;
    /** Beside that of the settings; values may be secret and reach neither argv nor logs. */
    environment: Readonly<Record<string, string>>;
    /** Called once the command runs: what it needs of its stack beside it is there, and compose is not called any more. */
    onStart?: () => void;
}

export interface CommandOutcome {
    /** Of the command; null when a signal or its time limit ended it. */
    exitCode: number | null;
    timedOut: boolean;
    /** What ended it where the exit code alone doesn't say, as the end of a sentence: `it used more than 512 MB of memory`. */
    detail?: string;
}
