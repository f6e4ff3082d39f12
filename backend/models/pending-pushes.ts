import type { Trigger } from "../../common/states";
import { insertRows } from "./bulk";
import type { Db } from "./db";

/** A push that was accepted and can't be decided before Git was asked what it changed. */
export interface PendingPush {
    id: number;
    repositoryId: number;
    /** The delivery that it came with; null for a poll. */
    webhookEventId: number | null;
    trigger: Trigger;
    ref: string;
    /** The request as it was made, for whoever goes on with it. */
    push: object;
    createdAt: string;
}

interface Row {
    id: number;
    repository_id: number;
    webhook_event_id: number | null;
    trigger: Trigger;
    ref: string;
    push: string;
    created_at: string;
}

export const pendingPushes = {
    async insertAll(db: Db, rows: readonly Omit<PendingPush, "id">[]): Promise<void> {
        await insertRows(
            db,
            "cicd_pending_push",
            rows.map((row) => ({
                repository_id: row.repositoryId,
                webhook_event_id: row.webhookEventId,
                trigger: row.trigger,
                ref: row.ref,
                push: JSON.stringify(row.push),
                created_at: row.createdAt,
            })),
        );
    },
    /** Each repository's refs with something pending. */
    async refs(db: Db): Promise<Pick<PendingPush, "repositoryId" | "ref">[]> {
        const rows = (await db<Row>("cicd_pending_push").distinct("repository_id", "ref")) as Row[];
        return rows.map((row) => ({ repositoryId: row.repository_id, ref: row.ref }));
    },
    /** Oldest first. */
    async ofRepository(db: Db, repositoryId: number, limit: number): Promise<PendingPush[]> {
        const rows = await db<Row>("cicd_pending_push")
            .where({ repository_id: repositoryId })
            .orderBy("id")
            .limit(limit);
        return (rows as Row[]).map((row) => ({
            id: row.id,
            repositoryId: row.repository_id,
            webhookEventId: row.webhook_event_id,
            trigger: row.trigger,
            ref: row.ref,
            push: JSON.parse(row.push) as object,
            createdAt: row.created_at,
        }));
    },
    /** Answers false when somebody else has taken it. */
    async remove(db: Db, id: number): Promise<boolean> {
        return (await db("cicd_pending_push").where({ id }).delete()) === 1;
    },
    /** Of one delivery. */
    async countOfDelivery(db: Db, webhookEventId: number): Promise<number> {
        const rows = await db("cicd_pending_push").where({ webhook_event_id: webhookEventId }).select("id");
        return rows.length;
    },
};
