import type { Db } from "./db";

/** A child process group that may outlive us; (pid, started) names it without doubt on one machine's uptime. */
export interface RecordedProcess {
    pid: number;
    /** Start time in clock ticks since the machine booted, field 22 of /proc/<pid>/stat. */
    started: string;
    bootId: string;
    deploymentId: number | null;
}

interface Row {
    pid: number;
    started: string;
    boot_id: string;
    deployment_id: number | null;
}

export const processes = {
    async insert(db: Db, process: RecordedProcess): Promise<void> {
        await db("cicd_process")
            .insert({
                pid: process.pid,
                started: process.started,
                boot_id: process.bootId,
                deployment_id: process.deploymentId,
            })
            .onConflict(["pid", "boot_id"])
            .merge();
    },
    async remove(db: Db, pid: number, bootId: string): Promise<void> {
        await db("cicd_process").where({ pid, boot_id: bootId }).delete();
    },
    /** Left by other boots than this one. */
    async leftBy(db: Db, exceptBootId: string): Promise<RecordedProcess[]> {
        const rows = (await db<Row>("cicd_process").whereNot({ boot_id: exceptBootId })) as Row[];
        return rows.map((row) => ({
            pid: row.pid,
            started: row.started,
            bootId: row.boot_id,
            deploymentId: row.deployment_id,
        }));
    },
};
