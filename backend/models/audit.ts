import type { Db } from "./db";
import { insertRow } from "./db";

/** Who decided what about a stack. */
export interface AuditEntry {
    at: string;
    stack: string;
    actor: string;
    /** A short name: "hand-edit.keep" */
    action: string;
    /** One sentence, without secrets. */
    detail: string;
}

export const audit = {
    async record(db: Db, entry: AuditEntry): Promise<void> {
        await insertRow(db, "cicd_audit", { ...entry });
    },
    /** Newest first. */
    async list(db: Db, stack: string, limit: number): Promise<AuditEntry[]> {
        return db<AuditEntry>("cicd_audit")
            .where({ stack })
            .orderBy("id", "desc")
            .limit(limit)
            .select("at", "stack", "actor", "action", "detail");
    },
};
