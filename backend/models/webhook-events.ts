import type { ForgeName } from "../../common/schema";
import type { Verdict } from "../../common/states";
import { insertRows } from "./bulk";
import type { Db } from "./db";

/** One authentic delivery. Its body lies in a segment file (`bodyFile`, bytes `bodyOffset` to `+ bodyLength`). */
export interface WebhookEvent {
    id: number;
    repositoryId: number;
    forge: ForgeName;
    deliveryId: string;
    event: string;
    ref: string | null;
    sha: string | null;
    sender: string;
    verdict: Verdict;
    reason: string;
    /** Secrets are removed before this is made. */
    headers: Record<string, string>;
    bodyFile: string | null;
    bodyOffset: number | null;
    bodyLength: number | null;
    deployments: number[];
    receivedAt: string;
}

interface Row {
    id: number;
    repository_id: number;
    forge: ForgeName;
    delivery_id: string;
    event: string;
    ref: string | null;
    sha: string | null;
    sender: string;
    verdict: Verdict;
    reason: string;
    headers: string;
    body_file: string | null;
    body_offset: number | null;
    body_length: number | null;
    deployments: string;
    received_at: string;
}

function fromRow(row: Row): WebhookEvent {
    return {
        id: row.id,
        repositoryId: row.repository_id,
        forge: row.forge,
        deliveryId: row.delivery_id,
        event: row.event,
        ref: row.ref,
        sha: row.sha,
        sender: row.sender,
        verdict: row.verdict,
        reason: row.reason,
        headers: JSON.parse(row.headers) as Record<string, string>,
        bodyFile: row.body_file,
        bodyOffset: row.body_offset,
        bodyLength: row.body_length,
        deployments: JSON.parse(row.deployments) as number[],
        receivedAt: row.received_at,
    };
}

function toRow(event: Omit<WebhookEvent, "id">): Omit<Row, "id"> {
    return {
        repository_id: event.repositoryId,
        forge: event.forge,
        delivery_id: event.deliveryId,
        event: event.event,
        ref: event.ref,
        sha: event.sha,
        sender: event.sender,
        verdict: event.verdict,
        reason: event.reason,
        headers: JSON.stringify(event.headers),
        body_file: event.bodyFile,
        body_offset: event.bodyOffset,
        body_length: event.bodyLength,
        deployments: JSON.stringify(event.deployments),
        received_at: event.receivedAt,
    };
}

/** A delivery as its forge names it. */
export type DeliveryKey = Pick<WebhookEvent, "repositoryId" | "deliveryId">;

export interface WebhookEventFilter {
    repositoryId?: number;
    verdict?: Verdict;
    before?: number;
    limit: number;
}

export const webhookEvents = {
    /** A whole group at once; ids come from `nextId`. */
    async insertAll(db: Db, events: readonly WebhookEvent[]): Promise<void> {
        await insertRows(
            db,
            "cicd_webhook_event",
            events.map((event) => ({ id: event.id, ...toRow(event) })),
        );
    },
    /** Which of these deliveries were accepted before. */
    async acceptedAmong(db: Db, deliveries: readonly DeliveryKey[]): Promise<DeliveryKey[]> {
        if (deliveries.length === 0) {
            return [];
        }
        // The verdict is written out and the index named: SQLite would read all rows of the repository otherwise.
        const rows = (await db.raw(
            `SELECT event.repository_id, event.delivery_id
             FROM json_each(?) AS wanted CROSS JOIN cicd_webhook_event AS event INDEXED BY cicd_webhook_event_once
             ON event.repository_id = wanted.value ->> 0 AND event.delivery_id = wanted.value ->> 1
             WHERE event.verdict = 'accepted'`,
            [JSON.stringify(deliveries.map(({ repositoryId, deliveryId }) => [repositoryId, deliveryId]))],
        )) as Pick<Row, "repository_id" | "delivery_id">[];
        return rows.map((row) => ({ repositoryId: row.repository_id, deliveryId: row.delivery_id }));
    },
    /** What a delivery came to in the end. */
    async settle(
        db: Db,
        id: number,
        { verdict, reason, deployments }: Pick<WebhookEvent, "verdict" | "reason" | "deployments">,
    ): Promise<void> {
        const change = { verdict, reason, deployments: JSON.stringify(deployments) };
        await db<Row>("cicd_webhook_event").where({ id }).update(change);
    },
    async find(db: Db, id: number): Promise<WebhookEvent | null> {
        const row = await db<Row>("cicd_webhook_event").where({ id }).first();
        return row ? fromRow(row as Row) : null;
    },
    async last(db: Db, repositoryId: number): Promise<WebhookEvent | null> {
        const [event] = await this.list(db, { repositoryId, limit: 1 });
        return event ?? null;
    },
    /** Newest first. */
    async list(db: Db, filter: WebhookEventFilter): Promise<WebhookEvent[]> {
        const query = db<Row>("cicd_webhook_event").orderBy("id", "desc").limit(filter.limit);
        if (filter.repositoryId !== undefined) {
            query.where("repository_id", filter.repositoryId);
        }
        if (filter.verdict !== undefined) {
            query.where("verdict", filter.verdict);
        }
        if (filter.before !== undefined) {
            query.where("id", "<", filter.before);
        }
        return ((await query) as Row[]).map(fromRow);
    },
    /** Deletes rows received before; answers how many. Their body segments are removed by the caller. */
    async removeOlderThan(db: Db, receivedBefore: string): Promise<number> {
        return db<Row>("cicd_webhook_event").where("received_at", "<", receivedBefore).delete();
    },
};
