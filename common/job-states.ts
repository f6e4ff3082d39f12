/** A run's life. `skipped` never ran, and says why; the last four are final. */
export const JOB_RUN_STATES = ["queued", "running", "succeeded", "failed", "canceled", "skipped"] as const;
export type JobRunState = (typeof JOB_RUN_STATES)[number];

/** Every move that the state machine knows; anything else is a programming error. */
export const JOB_RUN_TRANSITIONS: Readonly<Record<JobRunState, readonly JobRunState[]>> = {
    queued: ["running", "canceled", "skipped", "failed"],
    running: ["queued", "succeeded", "failed", "canceled"],
    succeeded: [],
    failed: [],
    canceled: [],
    skipped: [],
};

export function isFinalRun(state: JobRunState): boolean {
    return JOB_RUN_TRANSITIONS[state].length === 0;
}

/** What set a run off. `missed`: its schedule, after the server was down when it was due. */
export const JOB_TRIGGERS = ["manual", "schedule", "missed"] as const;
export type JobTrigger = (typeof JOB_TRIGGERS)[number];
