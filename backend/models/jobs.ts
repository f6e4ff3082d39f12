import { commandSchema, type CommandConfig } from "../../common/build-config-schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** A command that a stack keeps, to be run by hand or on schedule. */
export interface Job {
    id: number;
    stack: string;
    name: string;
    command: CommandConfig;
    /** Five fields of cron; null for by hand only. */
    schedule: string | null;
    timezone: string;
    enabled: boolean;
    /** Up to when its schedule is settled: what was due until then has a run or never gets one. */
    lastDueAt: string | null;
    changedBy: string;
    changedAt: string;
    createdAt: string;
}

interface Row {
    id: number;
    stack: string;
    name: string;
    command: string;
    schedule: string | null;
    timezone: string;
    enabled: number | boolean;
    last_due_at: string | null;
    changed_by: string;
    changed_at: string;
    created_at: string;
}

function fromRow(row: Row): Job {
    return {
        id: row.id,
        stack: row.stack,
        name: row.name,
        command: commandSchema.parse(JSON.parse(row.command)),
        schedule: row.schedule,
        timezone: row.timezone,
        enabled: Boolean(row.enabled),
        lastDueAt: row.last_due_at,
        changedBy: row.changed_by,
        changedAt: row.changed_at,
        createdAt: row.created_at,
    };
}

export type NewJob = Omit<Job, "id">;

export const jobs = {
    async find(db: Db, id: number): Promise<Job | null> {
        const row = await db<Row>("cicd_job").where({ id }).first();
        return row ? fromRow(row as Row) : null;
    },
    async findByName(db: Db, stack: string, name: string): Promise<Job | null> {
        const row = await db<Row>("cicd_job").where({ stack, name }).first();
        return row ? fromRow(row as Row) : null;
    },
    /** By name. */
    async list(db: Db, stack: string): Promise<Job[]> {
        return ((await db<Row>("cicd_job").where({ stack }).orderBy("name")) as Row[]).map(fromRow);
    },
    /** Those whose schedule counts. */
    async scheduled(db: Db): Promise<Job[]> {
        const rows = await db<Row>("cicd_job").whereNotNull("schedule").where({ enabled: true }).orderBy("id");
        return (rows as Row[]).map(fromRow);
    },
    /** What is new under this name replaces what was there; the row, and so its history, stays. */
    async save(db: Db, job: NewJob): Promise<void> {
        const row = {
            command: JSON.stringify(job.command),
            schedule: job.schedule,
            timezone: job.timezone,
            enabled: job.enabled,
            last_due_at: job.lastDueAt,
            changed_by: job.changedBy,
            changed_at: job.changedAt,
        };
        const known = await db("cicd_job").where({ stack: job.stack, name: job.name }).update(row);
        if (known === 0) {
            const created = { stack: job.stack, name: job.name, created_at: job.createdAt };
            await insertRow(db, "cicd_job", { ...row, ...created });
        }
    },
    /**
     * Settles the schedule up to `until`, if nobody did or changed it meanwhile: false then. Whoever got true makes the
     * run, in the same transaction.
     */
    async settleUntil(db: Db, { id, schedule, lastDueAt }: Job, until: string): Promise<boolean> {
        const row = { id, schedule, last_due_at: lastDueAt, enabled: true };
        return (await db("cicd_job").where(row).update({ last_due_at: until })) === 1;
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_job").where({ id }).delete();
    },
};
