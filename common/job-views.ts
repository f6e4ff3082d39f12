import type { CommandConfig } from "./build-config-schema";
import type { ErrorView } from "./errors";
import type { JobRunState, JobTrigger } from "./job-states";

/** One run of a command, in the history. */
export interface JobRunView {
    id: number;
    stack: string;
    /** The job's name, also after the job is gone; of a one-off command the name it was given. */
    name: string;
    /** Null for a command that is not kept as a job, or whose job is gone. */
    job: number | null;
    command: CommandConfig;
    state: JobRunState;
    trigger: JobTrigger;
    /** Who asked: a user or a token's name; of a schedule who saved it. */
    requestedBy: string;
    /** Number of the release that was live; null before it began and where none was needed. */
    release: number | null;
    exitCode: number | null;
    /** Why it failed, was canceled or skipped. */
    error: ErrorView | null;
    /** When its schedule wanted it; null by hand. */
    dueAt: string | null;
    queuedAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    cancelRequested: boolean;
}

export interface JobView {
    id: number;
    stack: string;
    name: string;
    command: CommandConfig;
    schedule: string | null;
    timezone: string;
    enabled: boolean;
    /** When its schedule is due next; null without one and while it rests. */
    nextAt: string | null;
    /** The newest one. */
    lastRun: JobRunView | null;
    changedBy: string;
    changedAt: string;
}
