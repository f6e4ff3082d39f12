import type { ErrorView } from "../../../common/errors";
import type { Clock } from "../../models/clock";
import type { Database } from "../../models/db";
import type { EventBus } from "../../models/event-bus";
import { jobRuns, type NewJobRun } from "../../models/job-runs";
import { jobs, type Job } from "../../models/jobs";
import { OneLook } from "../../models/one-look";
import { SoonestTimer, type After } from "../holds/soonest-timer";
import { dueTimes } from "./due-times";
import { pruneRuns, type PruneDeps } from "./prune-runs";

export interface JobSchedulerDeps extends PruneDeps {
    db: Database;
    clock: Clock;
    bus: EventBus;
    /** Called after a run was queued. */
    onQueued: () => void;
    report: (error: unknown) => void;
    /** The process's own timers by default. */
    after?: After;
}

export interface JobScheduler {
    /** Looks at all schedules now; call at start and after one was changed. */
    wake(): void;
    close(): Promise<void>;
    /** Resolves when no look is under way. */
    idle(): Promise<void>;
}

/** A run that comes later than this after it was due was missed, and says so. */
const LATE_MS = 60_000;
/** What was missed longer ago than this is not made up for. */
const MISSED_MS = 86_400_000;
/** So often it looks at least: timers know nothing of a machine that slept or of a clock that was set. */
const NET_MS = 15 * 60_000;

/** Queues a run when a job is due, each due time at most once. No timer runs while no job has a schedule. */
export function createJobScheduler(deps: JobSchedulerDeps): JobScheduler {
    const timer = new SoonestTimer(deps.clock, () => looks.wake(), deps.after);
    let closed = false;
    const looks: OneLook = new OneLook(async () => {
        const next = await lookAtAll(deps);
        timer.forget();
        if (next !== null && !closed) {
            timer.arm(Math.min(next, deps.clock.now().getTime() + NET_MS));
        }
    }, deps.report);
    return {
        wake: () => looks.wake(),
        async close() {
            closed = true;
            timer.forget();
            await looks.end();
        },
        async idle() {
            while (looks.underWay) {
                await looks.underWay;
            }
        },
    };
}

/** When the next job is due; null when none is. */
async function lookAtAll(deps: JobSchedulerDeps): Promise<number | null> {
    const times: number[] = [];
    for (const found of await jobs.scheduled(deps.db)) {
        const now = deps.clock.now().getTime();
        try {
            const job = await withoutFuture(deps, found, now);
            const { last, next } = dueTimes(job, now);
            if (last !== null) {
                await queueDue(deps, job, { due: last, now });
            }
            times.push(...(next === null ? [] : [next]));
        } catch (error) {
            // One that can't be read must not keep the others from their times.
            deps.report(error);
        }
    }
    return times.length === 0 ? null : Math.min(...times);
}

/** A clock that once ran far ahead must not silence the job for good. */
async function withoutFuture({ db }: JobSchedulerDeps, job: Job, now: number): Promise<Job> {
    if (Date.parse(job.lastDueAt ?? job.createdAt) <= now + MISSED_MS) {
        return job;
    }
    const lastDueAt = new Date(now).toISOString();
    await jobs.settleUntil(db, job, lastDueAt);
    return { ...job, lastDueAt };
}

async function queueDue(deps: JobSchedulerDeps, job: Job, { due, now }: { due: number; now: number }): Promise<void> {
    const { db, bus } = deps;
    const dueAt = new Date(due).toISOString();
    const wanted: NewJobRun = {
        jobId: job.id,
        stack: job.stack,
        name: job.name,
        command: job.command,
        trigger: now - due > LATE_MS ? "missed" : "schedule",
        requestedBy: job.changedBy,
        dueAt,
        queuedAt: new Date(now).toISOString(),
        ...(now - due > MISSED_MS ? { skipped: tooLongAgo(dueAt) } : {}),
    };
    const made = await db.transaction(async (trx) => {
        if (!(await jobs.settleUntil(trx, job, dueAt))) {
            return null;
        }
        const queued = await jobRuns.insert(trx, wanted);
        return queued ?? (await jobRuns.insert(trx, { ...wanted, skipped: stillRunning(await openRunOf(trx, job)) }));
    });
    if (made !== null) {
        bus.publish({ type: "job-run", stack: job.stack, run: made });
        await pruneRuns(deps, { stack: job.stack, jobId: job.id });
        deps.onQueued();
    }
}

async function openRunOf(trx: Parameters<typeof jobRuns.open>[0], { id }: Job): Promise<number | null> {
    return (await jobRuns.open(trx, { jobId: id }))[0]?.id ?? null;
}

function tooLongAgo(dueAt: string): ErrorView {
    return {
        code: "STATE_CONFLICT",
        message: `It was due at ${dueAt}, while the server was down, and that is more than a day ago.`,
        hint: "Run it by hand if it is still wanted; its schedule goes on.",
    };
}

function stillRunning(run: number | null): ErrorView {
    return {
        code: "STATE_CONFLICT",
        message: `Run ${run ?? ""} of the same job was not over yet when this was due.`.replace("  ", " "),
        hint: "If that happens often, let it run less often or give it a shorter time limit.",
    };
}
