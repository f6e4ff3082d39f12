import { commandSchema, type CommandConfig } from "../../common/build-config-schema";
import type { ErrorView } from "../../common/errors";
import { isFinalRun, JOB_RUN_TRANSITIONS, type JobRunState, type JobTrigger } from "../../common/job-states";
import type { Clock } from "./clock";
import type { Db } from "./db";
import { insertRow } from "./db";

/** One run of a command; the table is the queue. */
export interface JobRun {
    id: number;
    /** Null for a command that is not kept, or whose job is gone. */
    jobId: number | null;
    stack: string;
    /** As the job was called then. */
    name: string;
    /** As it was then. */
    command: CommandConfig;
    state: JobRunState;
    trigger: JobTrigger;
    requestedBy: string;
    /** Which try is under way; 0 before the first. */
    tries: number;
    releaseId: number | null;
    releaseNumber: number | null;
    exitCode: number | null;
    error: ErrorView | null;
    /** Boot id and number of whoever runs it; fences every transition out of `running`. */
    claim: string | null;
    cancelRequested: boolean;
    dueAt: string | null;
    queuedAt: string;
    startedAt: string | null;
    finishedAt: string | null;
}

interface Row {
    id: number;
    job_id: number | null;
    stack: string;
    name: string;
    command: string;
    state: JobRunState;
    trigger: JobTrigger;
    requested_by: string;
    tries: number;
    release_id: number | null;
    release_number: number | null;
    exit_code: number | null;
    error: string | null;
    claim: string | null;
    cancel_requested: number | boolean;
    due_at: string | null;
    queued_at: string;
    started_at: string | null;
    finished_at: string | null;
}

function fromRow(row: Row): JobRun {
    return {
        id: row.id,
        jobId: row.job_id,
        stack: row.stack,
        name: row.name,
        command: commandSchema.parse(JSON.parse(row.command)),
        state: row.state,
        trigger: row.trigger,
        requestedBy: row.requested_by,
        tries: row.tries,
        releaseId: row.release_id,
        releaseNumber: row.release_number,
        exitCode: row.exit_code,
        error: row.error ? (JSON.parse(row.error) as ErrorView) : null,
        claim: row.claim,
        cancelRequested: Boolean(row.cancel_requested),
        dueAt: row.due_at,
        queuedAt: row.queued_at,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
    };
}

export type NewJobRun = Pick<JobRun, "jobId" | "stack" | "name" | "command" | "trigger" | "requestedBy" | "queuedAt"> &
    Partial<Pick<JobRun, "dueAt">> & {
        /** Why it doesn't run: it begins, and ends, as `skipped`. */
        skipped?: ErrorView;
    };

export interface JobRunMove {
    run: number;
    from: JobRunState;
    to: JobRunState;
    /** Into `running`: the claim to set. Out of it: the claim that must hold it. */
    claim?: string;
    exitCode?: number | null;
    error?: ErrorView | null;
}

const OPEN: readonly JobRunState[] = ["queued", "running"];

function moved(db: Db, clock: Clock, { to, claim, exitCode, error }: JobRunMove): Record<string, unknown> {
    const now = clock.now().toISOString();
    const row: Record<string, unknown> = { state: to, claim: to === "running" ? (claim ?? null) : null };
    if (to === "running") {
        row.started_at = db.raw("COALESCE(started_at, ?)", [now]);
    }
    if (isFinalRun(to)) {
        row.finished_at = now;
        row.exit_code = exitCode ?? null;
        row.error = error ? JSON.stringify(error) : null;
    }
    return row;
}

export const jobRuns = {
    /** Answers the id; null when another run of the same job is open. */
    async insert(db: Db, run: NewJobRun): Promise<number | null> {
        try {
            return await insertRow(db, "cicd_job_run", {
                job_id: run.jobId,
                stack: run.stack,
                name: run.name,
                command: JSON.stringify(run.command),
                state: run.skipped ? "skipped" : "queued",
                trigger: run.trigger,
                requested_by: run.requestedBy,
                error: run.skipped ? JSON.stringify(run.skipped) : null,
                due_at: run.dueAt ?? null,
                queued_at: run.queuedAt,
                finished_at: run.skipped ? run.queuedAt : null,
            });
        } catch (error) {
            // The unique index "one open run per job" is the last word.
            if (String(error).includes("UNIQUE constraint failed")) {
                return null;
            }
            throw error;
        }
    },
    /**
     * The only way in which a run's state changes: one conditional UPDATE, fenced by the claim. False when somebody else
     * was faster.
     *
     * @throws on a move that the state machine doesn't know
     */
    async move(db: Db, clock: Clock, move: JobRunMove): Promise<boolean> {
        if (!JOB_RUN_TRANSITIONS[move.from].includes(move.to)) {
            throw new Error(`no transition of a run from ${move.from} to ${move.to}`);
        }
        const query = db("cicd_job_run").where({ id: move.run, state: move.from });
        if (move.from === "running") {
            query.where("claim", move.claim ?? null);
        }
        return (await query.update(moved(db, clock, move))) === 1;
    },
    async find(db: Db, id: number): Promise<JobRun | null> {
        const row = await db<Row>("cicd_job_run").where({ id }).first();
        return row ? fromRow(row as Row) : null;
    },
    /** Newest first. */
    async list(db: Db, filter: { stack: string; name?: string; before?: number; limit: number }): Promise<JobRun[]> {
        const query = db<Row>("cicd_job_run").where({ stack: filter.stack }).orderBy("id", "desc").limit(filter.limit);
        if (filter.name !== undefined) {
            query.where("name", filter.name);
        }
        if (filter.before !== undefined) {
            query.where("id", "<", filter.before);
        }
        return ((await query) as Row[]).map(fromRow);
    },
    /** The newest run by job. */
    async newest(db: Db, jobIds: readonly number[]): Promise<Map<number, JobRun>> {
        const last = db("cicd_job_run")
            .whereIn("job_id", [...jobIds])
            .groupBy("job_id")
            .max("id");
        const rows = (await db<Row>("cicd_job_run").whereIn("id", last as never)) as Row[];
        return new Map(rows.map((row) => [row.job_id!, fromRow(row)]));
    },
    /** Oldest first. */
    async open(db: Db, where: { stack?: string; jobId?: number; state?: JobRunState } = {}): Promise<JobRun[]> {
        const query = db<Row>("cicd_job_run").whereRaw("state IN ('queued', 'running')").orderBy("id");
        const { stack, jobId, state } = where;
        const known = { stack, job_id: jobId, state };
        query.where(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
        return ((await query) as Row[]).map(fromRow);
    },
    /** What runs by this claim learns of itself; nothing is written when the claim is lost. */
    async note(
        db: Db,
        { id, claim }: Pick<JobRun, "id" | "claim">,
        facts: Partial<Pick<JobRun, "tries" | "releaseId" | "releaseNumber">>,
    ): Promise<void> {
        const row = { tries: facts.tries, release_id: facts.releaseId, release_number: facts.releaseNumber };
        const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
        await db("cicd_job_run").where({ id, claim }).update(known);
    },
    async requestCancel(db: Db, id: number): Promise<void> {
        await db("cicd_job_run").where({ id }).whereIn("state", OPEN).update({ cancel_requested: true });
    },
    /** The history of a job that is gone stays, among the stack's other commands. */
    async detach(db: Db, jobId: number): Promise<void> {
        await db("cicd_job_run").where({ job_id: jobId }).update({ job_id: null });
    },
    /** Ended runs beyond the newest `keep` of the same job; of the stack, for those without one. */
    async beyond(db: Db, { stack, jobId }: Pick<JobRun, "stack" | "jobId">, keep: number): Promise<number[]> {
        const rows = (await db<Row>("cicd_job_run")
            .where({ stack, job_id: jobId })
            .whereNotIn("state", OPEN)
            .orderBy("id", "desc")
            .limit(1000)
            .offset(keep)
            .select("id")) as Pick<Row, "id">[];
        return rows.map(({ id }) => id);
    },
    async remove(db: Db, ids: readonly number[]): Promise<void> {
        await db("cicd_job_run")
            .whereIn("id", [...ids])
            .delete();
    },
};
