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
    /** Deletes at most `limit` entries that were made before `before` (ISO 8601), oldest first; answers how many. */
    async prune(db: Db, { before, limit }: { before: string; limit: number }): Promise<number> {
        const old = db("cicd_audit").where("at", "<", before).orderBy("id").limit(limit).select("id");
        return db("cicd_audit").whereIn("id", old).delete();
    },
};
