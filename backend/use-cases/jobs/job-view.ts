import type { JobRunView, JobView } from "../../../common/job-views";
import { dueTimes } from "../../build-engine/jobs/due-times";
import type { JobRun } from "../../models/job-runs";
import type { Job } from "../../models/jobs";

export function runView(run: JobRun): JobRunView {
    const { jobId, releaseNumber, claim: _, tries: _tries, releaseId: _release, ...shown } = run;
    return { ...shown, job: jobId, release: releaseNumber };
}

export function jobView(job: Job, lastRun: JobRun | null, now: number): JobView {
    const { lastDueAt: _, createdAt: _created, ...shown } = job;
    const next = job.schedule !== null && job.enabled ? dueTimes(job, now).next : null;
    return {
        ...shown,
        nextAt: next === null ? null : new Date(next).toISOString(),
        lastRun: lastRun && runView(lastRun),
    };
}
