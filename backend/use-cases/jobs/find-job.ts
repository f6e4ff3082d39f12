import { CicdError } from "../../../common/errors";
import type { Db } from "../../models/db";
import { jobRuns, type JobRun } from "../../models/job-runs";
import { jobs, type Job } from "../../models/jobs";

/** @throws CicdError NOT_FOUND */
export async function requireJob(db: Db, stack: string, name: string): Promise<Job> {
    const job = await jobs.findByName(db, stack, name);
    if (!job) {
        const names = (await jobs.list(db, stack)).map((known) => known.name);
        throw new CicdError({
            code: "NOT_FOUND",
            message: `The stack "${stack}" has no job "${name}".`,
            hint: names.length > 0 ? `It has: ${names.slice(0, 20).join(", ")}.` : "It has none yet: add one first.",
        });
    }
    return job;
}

/** @throws CicdError NOT_FOUND */
export async function requireRun(db: Db, id: number): Promise<JobRun> {
    const run = await jobRuns.find(db, id);
    if (!run) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `There is no run ${id}.`,
            hint: "Look at the list of runs; of each job the newest 100 are kept.",
        });
    }
    return run;
}
