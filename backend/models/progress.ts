import type { CommandPhase } from "../../common/build-config-schema";
import type { ErrorView } from "../../common/errors";
import type { StepName } from "../../common/states";

/** A command of the settings by its place. */
export interface CommandPlace {
    phase: CommandPhase;
    index: number;
}

/** How a deployment ends that failed: noted before anything is taken back, so that the next start finishes it. */
export interface Ending {
    error: ErrorView;
    canceled: boolean;
    /** Null when it was no step's fault. */
    step: StepName | null;
    /** The command that failed, if it was one. */
    command: CommandPlace | null;
}

/** What a deployment has done: kept over a wait, a crash and, for its retry, over its end. */
export interface Progress {
    /** Whose folder its checkout and workspace lie in: its own, or the one of the deployment that it retries. */
    home: number;
    /** Of which the checkout is. */
    repositoryId: number | null;
    done: StepName[];
    /** Commands that need not run again: place, a digest of what they were, and whether the workspace has their work. */
    commands: (CommandPlace & { digest: string; inWorkspace: boolean })[];
    /** A command that nothing may cut off, while it runs. */
    running: (CommandPlace & { digest: string; tried: number }) | null;
    /** Counts how often something had to be done anew: commands of another round are others. */
    round: number;
    /** Images, and a digest of what they were built from. */
    built: { images: { service: string; reference: string; id: string }[]; from: string } | null;
    /** rollback: images of the release are gone, so its commit is built again. Absent until that is known. */
    rebuild?: boolean;
    /**
     * How far the copies of volumes are: kept, or on their way back, or all back; `returned`: the way back has made them
     * again what they were before. Absent before.
     */
    volumes?: "kept" | "returning" | "back" | "returned";
    /** Services were stopped for these copies. */
    stopped?: boolean;
    /** From the moment on in which the stack may have been changed. */
    touched: boolean;
    ending: Ending | null;
    /** Of a failed one: where its retry begins; null where that has to begin with the checkout. */
    retryFrom: StepName | null;
}

/** True for what must be carried to its end by a run, since something of it may be live or still runs. */
export function isUnderWay({ progress, releaseId }: { progress: Progress | null; releaseId: number | null }): boolean {
    return progress === null
        ? releaseId !== null
        : progress.touched || progress.running !== null || progress.ending !== null;
}
