import type { After } from "../holds/soonest-timer";
import { createJobRunner, type JobRunner, type JobRunnerDeps } from "./job-runner";
import { createJobScheduler, type JobScheduler } from "./job-scheduler";

/** Commands that run by hand and on schedule. */
export interface Jobs {
    readonly runner: JobRunner;
    readonly scheduler: JobScheduler;
    /** Goes on with what a server before this one left, and makes up for what was missed. */
    start(): void;
    /** Nothing new begins; what runs in containers is left to the next start. */
    close(): Promise<void>;
}

export function createJobs(deps: JobRunnerDeps & { after?: After }): Jobs {
    const runner = createJobRunner(deps);
    const scheduler = createJobScheduler({ ...deps, onQueued: () => runner.wake() });
    return {
        runner,
        scheduler,
        start() {
            runner.wake();
            scheduler.wake();
        },
        async close() {
            await scheduler.close();
            await runner.stop();
        },
    };
}
