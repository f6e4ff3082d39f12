import type { JobInput, JobRunFilter, OneOffInput } from "../../../common/job-schema";
import type { JobRunView, JobView } from "../../../common/job-views";
import type { ListView } from "../../../common/views";
import { jobRuns } from "../../models/job-runs";
import { jobs, type Job } from "../../models/jobs";
import type { Dependencies } from "../dependencies";
import { toPage } from "../to-page";
import type { Actor } from "../use-cases";
import { cancelRun } from "./cancel-run";
import { requireJob, requireRun } from "./find-job";
import { jobView, runView } from "./job-view";
import { runJob, runOnce } from "./run-job";
import { deleteJob, saveJob } from "./save-job";

/** Commands that run by hand and on schedule. */
export interface JobUseCases {
    /** By name. */
    jobs(stack: string): Promise<JobView[]>;
    job(stack: string, name: string): Promise<JobView>;
    saveJob(stack: string, job: { name: string; input: JobInput }, actor: Actor): Promise<JobView>;
    deleteJob(stack: string, name: string, actor: Actor): Promise<void>;
    runJob(stack: string, name: string, actor: Actor): Promise<JobRunView>;
    /** A command that is not kept. */
    runOnce(stack: string, input: OneOffInput, actor: Actor): Promise<JobRunView>;
    /** Newest first; also those of jobs that are gone. */
    jobRuns(stack: string, filter: JobRunFilter): Promise<ListView<JobRunView>>;
    jobRun(id: number): Promise<JobRunView>;
    cancelJobRun(id: number, actor: Actor): Promise<JobRunView>;
}

export function jobUseCases(deps: Dependencies): JobUseCases {
    const { db } = deps;
    const views = async (found: readonly Job[]): Promise<JobView[]> => {
        const newest = await jobRuns.newest(
            db,
            found.map(({ id }) => id),
        );
        const now = deps.clock.now().getTime();
        return found.map((job) => jobView(job, newest.get(job.id) ?? null, now));
    };
    const oneView = async (stack: string, name: string) => (await views([await requireJob(db, stack, name)]))[0]!;
    return {
        jobs: async (stack) => views(await jobs.list(db, stack)),
        job: oneView,
        saveJob: async (stack, { name, input }, actor) => {
            await saveJob(deps, { stack, name, input }, actor);
            return oneView(stack, name);
        },
        deleteJob: (stack, name) => deleteJob(deps, stack, name),
        runJob: (stack, name, actor) => runJob(deps, { stack, name }, actor),
        runOnce: (stack, input, actor) => runOnce(deps, stack, { ...input, actor }),
        jobRuns: async (stack, { job, before, limit }) => {
            const rows = await jobRuns.list(db, { stack, name: job, before, limit: limit + 1 });
            return toPage(rows.map(runView), limit);
        },
        jobRun: async (id) => runView(await requireRun(db, id)),
        cancelJobRun: (id) => cancelRun(deps, id),
    };
}
