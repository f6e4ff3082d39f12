import type { Db } from "./db";

/** Nothing is deployed by itself in any stack until somebody resumes. */
export interface GlobalPause {
    by: string;
    /** "" when none was given. */
    reason: string;
    at: string;
}

const KEY = "globalPause";

/** The pause for all stacks; a row of its own beside the settings, which forms save as a whole. */
export const globalPauses = {
    async find(db: Db): Promise<GlobalPause | null> {
        const row = (await db("cicd_setting").where({ key: KEY }).first()) as { value: string } | undefined;
        return row ? (JSON.parse(row.value) as GlobalPause) : null;
    },
    async save(db: Db, pause: GlobalPause): Promise<void> {
        await db("cicd_setting")
            .insert({ key: KEY, value: JSON.stringify(pause) })
            .onConflict("key")
            .merge();
    },
    /** Answers false when there was none. */
    async remove(db: Db): Promise<boolean> {
        return (await db("cicd_setting").where({ key: KEY }).delete()) > 0;
    },
};
