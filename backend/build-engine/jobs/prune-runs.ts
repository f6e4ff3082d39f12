import type { Database } from "../../models/db";
import { jobRuns, type JobRun } from "../../models/job-runs";
import type { LogStore } from "../log-store";

/** Runs kept of each job, and of each stack's commands that are no job any more. */
export const KEPT_RUNS = 100;

export interface PruneDeps {
    db: Database;
    jobLogs: Pick<LogStore, "remove">;
}

/** Drops the oldest runs of the same job with their logs; logs first, so that none is left without its run. */
export async function pruneRuns({ db, jobLogs }: PruneDeps, run: Pick<JobRun, "stack" | "jobId">): Promise<void> {
    const old = await jobRuns.beyond(db, run, KEPT_RUNS);
    for (const id of old) {
        await jobLogs.remove(id);
    }
    await jobRuns.remove(db, old);
}
