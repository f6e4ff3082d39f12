import { CicdError } from "../../../common/errors";
import type { OneOffInput } from "../../../common/job-schema";
import type { JobRunView } from "../../../common/job-views";
import { jobRuns, type NewJobRun } from "../../models/job-runs";
import type { Dependencies } from "../dependencies";
import { requireConnected } from "../find-connected";
import type { Actor } from "../use-cases";
import { requireJob, requireRun } from "./find-job";
import { runView } from "./job-view";

type Needs = Pick<Dependencies, "db" | "clock" | "bus" | "jobs">;

/** Commands without a job that one stack may have open at a time. */
const MAX_OPEN = 20;

/** Queues a run of a job, whether or not its schedule rests. @throws CicdError NOT_FOUND | STATE_CONFLICT */
export async function runJob(
    deps: Needs,
    { stack, name }: { stack: string; name: string },
    actor: Actor,
): Promise<JobRunView> {
    await requireConnected(deps.db, stack);
    const job = await requireJob(deps.db, stack, name);
    const id = await enqueue(deps, { jobId: job.id, stack, name, command: job.command }, actor);
    if (id === null) {
        const [open] = await jobRuns.open(deps.db, { jobId: job.id });
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The job "${name}" is at work already${open ? ` (run ${open.id})` : ""}.`,
            safe: "No second one was begun.",
            hint: "Wait for its end, or cancel it, then run it again.",
        });
    }
    return runView(await requireRun(deps.db, id));
}

/** Queues one run of a command that is not kept. */
export async function runOnce(deps: Needs, stack: string, asked: OneOffInput & { actor: Actor }): Promise<JobRunView> {
    await requireConnected(deps.db, stack);
    const { name, command, actor } = asked;
    const open = await jobRuns.open(deps.db, { stack });
    if (open.filter(({ jobId }) => jobId === null).length >= MAX_OPEN) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The stack has ${MAX_OPEN} commands at work or waiting already.`,
            safe: "No further one was begun.",
            hint: "Wait for the end of one, or cancel one.",
        });
    }
    const id = await enqueue(deps, { jobId: null, stack, name, command }, actor);
    return runView(await requireRun(deps.db, id!));
}

async function enqueue(
    deps: Needs,
    run: Pick<NewJobRun, "jobId" | "stack" | "name" | "command">,
    actor: Actor,
): Promise<number | null> {
    const queuedAt = deps.clock.now().toISOString();
    const id = await jobRuns.insert(deps.db, { ...run, trigger: "manual", requestedBy: actor.name, queuedAt });
    if (id !== null) {
        deps.bus.publish({ type: "job-run", stack: run.stack, run: id });
        deps.jobs.runner.wake();
    }
    return id;
}
