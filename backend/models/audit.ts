import type { ActorKind } from "../../common/audit-actions";
import type { AuditEntryView, AuditFilter } from "../../common/audit-schema";
import { insertRows } from "./bulk";
import type { Db } from "./db";
import { insertRow } from "./db";
import { asWordedToday } from "./former-words";

/** Who decided what about a stack. */
export interface AuditEntry {
    at: string;
    stack: string;
    actor: string;
    /** A short name: "hand-edit.keep" */
    action: string;
    /** Names and numbers, which read the same in every language; without secrets. */
    detail: string;
    /** A person unless it says otherwise. */
    kind?: ActorKind;
}

function toRow({ kind = "user", ...entry }: AuditEntry): Record<string, string> {
    return { ...entry, actor_kind: kind };
}

export const audit = {
    async record(db: Db, entry: AuditEntry): Promise<void> {
        await insertRow(db, "cicd_audit", toRow(entry));
    },
    async recordAll(db: Db, entries: readonly AuditEntry[]): Promise<void> {
        await insertRows(db, "cicd_audit", entries.map(toRow));
    },
    /** Newest first, by key: ids alone are looked through in an index. */
    async page(
        db: Db,
        { stack, actor, kind, action, from, to, before, limit }: AuditFilter,
    ): Promise<AuditEntryView[]> {
        const found = db(db.raw("cicd_audit INDEXED BY cicd_audit_find") as unknown as string)
            .orderBy("id", "desc")
            .limit(limit)
            .select("id");
        const same = Object.entries({ stack, actor_kind: kind, action }).filter(([, value]) => value !== undefined);
        found.where(Object.fromEntries(same));
        if (actor) {
            found.whereRaw("actor LIKE ? ESCAPE '\\'", [`%${actor.replace(/[\\%_]/g, "\\$&")}%`]);
        }
        if (from !== undefined) {
            found.where("at", ">=", new Date(from).toISOString());
        }
        if (to !== undefined) {
            found.where("at", "<", new Date(to).toISOString());
        }
        if (before !== undefined) {
            found.where("id", "<", before);
        }
        const ids = ((await found) as { id: number }[]).map(({ id }) => id);
        const rows = await db("cicd_audit").whereIn("id", ids).orderBy("id", "desc");
        return (rows as (AuditEntryView & { actor_kind: ActorKind })[]).map(asWordedToday).map((row) => ({
            ...{ id: row.id, at: row.at, stack: row.stack, actor: row.actor, kind: row.actor_kind },
            ...{ action: row.action, detail: row.detail },
        }));
    },
    /** Newest first. */
    async list(db: Db, stack: string, limit: number): Promise<AuditEntry[]> {
        const newest = db<AuditEntry>("cicd_audit").where({ stack }).orderBy("id", "desc").limit(limit);
        const rows = (await newest.select("at", "stack", "actor", "action", "detail")) as AuditEntry[];
        return rows.map(asWordedToday);
    },
    /** Deletes at most `limit` entries that were made before `before` (ISO 8601), oldest first; answers how many. */
    async prune(db: Db, { before, limit }: { before: string; limit: number }): Promise<number> {
        const old = db("cicd_audit").where("at", "<", before).orderBy("id").limit(limit).select("id");
        return db("cicd_audit").whereIn("id", old).delete();
    },
};
