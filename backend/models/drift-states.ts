import type { DriftField } from "../../common/views";
import type { Db } from "./db";

interface Row {
    stack: string;
    fields: string;
    since: string;
}

/** What is known to differ from a stack's release, kept so that it is told once and not again after each start. */
export interface DriftState {
    fields: DriftField[];
    /** When it was first seen. */
    since: string;
}

export const driftStates = {
    /** Null while nothing is known to differ. */
    async find(db: Db, stack: string): Promise<DriftState | null> {
        const row = await db<Row>("cicd_drift").where({ stack }).first();
        return row ? { fields: JSON.parse(row.fields) as DriftField[], since: row.since } : null;
    },
    async save(db: Db, stack: string, state: DriftState): Promise<void> {
        const row = { stack, fields: JSON.stringify(state.fields), since: state.since };
        await db("cicd_drift").insert(row).onConflict("stack").merge();
    },
    /** Answers whether anything was known to differ. */
    async remove(db: Db, stack: string): Promise<boolean> {
        return ((await db("cicd_drift").where({ stack }).delete()) as number) > 0;
    },
};
