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

export const instances = {
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
};
