import { jobRuns } from "../../models/job-runs";
import { jobs } from "../../models/jobs";
import type { Dependencies } from "../dependencies";

/** For a stack that is disconnected: what of its commands is open ends, and its jobs go; the history of runs stays. */
export async function removeJobs(
    { db, jobs: engine }: Pick<Dependencies, "db" | "jobs">,
    stack: string,
): Promise<void> {
    const kept = await jobs.list(db, stack);
    await db.transaction(async (trx) => {
        for (const job of kept) {
            await jobs.remove(trx, job.id);
            await jobRuns.detach(trx, job.id);
        }
    });
    for (const run of await jobRuns.open(db, { stack })) {
        await engine.runner.cancel(run.id);
    }
    engine.scheduler.wake();
}
