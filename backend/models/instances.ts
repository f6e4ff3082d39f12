import type { Db } from "./db";

/** The server process that works on this database. */
export interface Instance {
    bootId: string;
    pid: number;
    /** See RecordedProcess.started. */
    started: string;
    hostname: string;
    bootedAt: string;
}

interface Row {
    id: number;
    boot_id: string;
    pid: number;
    started: string;
    hostname: string;
    booted_at: string;
}

export const instances = {
    async current(db: Db): Promise<Instance | null> {
        const row = (await db<Row>("cicd_instance").where({ id: 1 }).first()) as Row | undefined;
        return row
            ? {
                  bootId: row.boot_id,
                  pid: row.pid,
                  started: row.started,
                  hostname: row.hostname,
                  bootedAt: row.booted_at,
              }
            : null;
    },
    async replace(db: Db, instance: Instance): Promise<void> {
        await db("cicd_instance")
            .insert({
                id: 1,
                boot_id: instance.bootId,
                pid: instance.pid,
                started: instance.started,
                hostname: instance.hostname,
                booted_at: instance.bootedAt,
            })
            .onConflict("id")
            .merge();
    },
    async release(db: Db, bootId: string): Promise<void> {
        await db("cicd_instance").where({ id: 1, boot_id: bootId }).delete();
    },
};
