import { CicdError } from "../../../common/errors";
import type { JobInput } from "../../../common/job-schema";
import { jobRuns } from "../../models/job-runs";
import { jobs } from "../../models/jobs";
import type { Dependencies } from "../dependencies";
import { requireConnected } from "../find-connected";
import type { Actor } from "../use-cases";
import { requireJob } from "./find-job";

const MAX_JOBS = 100;

/** Makes or replaces a job. A new schedule begins now: what it would have meant before is not made up for. */
export async function saveJob(
    deps: Pick<Dependencies, "db" | "clock" | "bus" | "jobs">,
    { stack, name, input }: { stack: string; name: string; input: JobInput },
    actor: Actor,
): Promise<void> {
    await requireConnected(deps.db, stack);
    const now = deps.clock.now().toISOString();
    await deps.db.transaction(async (trx) => {
        const known = await jobs.findByName(trx, stack, name);
        if (!known && (await jobs.list(trx, stack)).length >= MAX_JOBS) {
            throw new CicdError({
                code: "STATE_CONFLICT",
                message: `The stack has ${MAX_JOBS} jobs already.`,
                hint: "Delete one that is not needed any more first.",
            });
        }
        const { schedule, timezone, enabled } = input;
        const same = known?.schedule === schedule && known.timezone === timezone && known.enabled && enabled;
        await jobs.save(trx, {
            stack,
            name,
            ...input,
            lastDueAt: known && same ? known.lastDueAt : now,
            changedBy: actor.name,
            changedAt: now,
            createdAt: now,
        });
    });
    deps.bus.publish({ type: "stack", stack });
    deps.jobs.scheduler.wake();
}

/** What of it waits is canceled, what of it runs goes on to its end; its runs stay in the history. */
export async function deleteJob(
    deps: Pick<Dependencies, "db" | "bus" | "jobs">,
    stack: string,
    name: string,
): Promise<void> {
    const job = await requireJob(deps.db, stack, name);
    for (const run of await jobRuns.open(deps.db, { jobId: job.id, state: "queued" })) {
        await deps.jobs.runner.cancel(run.id);
    }
    await deps.db.transaction(async (trx) => {
        await jobs.remove(trx, job.id);
        await jobRuns.detach(trx, job.id);
    });
    deps.bus.publish({ type: "stack", stack });
    deps.jobs.scheduler.wake();
}
