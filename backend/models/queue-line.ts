import type { Db } from "./db";

/** A queued deployment as far as its place in line depends on it. */
export interface QueuedRow {
    id: number;
    stack: string;
    priority: number;
    /** Since when it counts as waiting for its turn: since its stack's last one began, if that was later. */
    since: string;
}

/**
 * Those of a stack go in the order of their ids, whatever a person moves. Among the first ones of the stacks a moved one
 * counts first, then whoever waits longest for its turn; a stack whose deployment has just begun waits from then on,
 * so that one with many queued does not keep the others out, and nobody is overtaken for ever.
 */
const SINCE = `max(
    coalesce(line.line_since, line.queued_at),
    coalesce((SELECT max(begun.started_at) FROM cicd_deployment AS begun
              WHERE begun.stack = line.stack AND begun.started_at IS NOT NULL), '')
)`;

/** The queued deployments; neither question looks at what is over. */
export const queueLine = {
    /** What may begin now, at most one of each stack and none of a stack that has one running, first in line first. */
    async claimable(db: Db, limit: number): Promise<number[]> {
        const rows = (await db.raw(
            `SELECT line.id AS id
             FROM (SELECT min(id) AS id, max(priority) AS priority FROM cicd_deployment
                   WHERE state = 'queued' GROUP BY stack) AS head
             JOIN cicd_deployment AS line ON line.id = head.id
             WHERE line.stack NOT IN (SELECT stack FROM cicd_deployment WHERE state = 'running')
             ORDER BY head.priority DESC, ${SINCE}, line.id LIMIT ?`,
            [limit],
        )) as { id: number }[];
        return rows.map(({ id }) => id);
    },
    /** All of them, by id. */
    async queued(db: Db): Promise<QueuedRow[]> {
        return (await db.raw(
            `SELECT line.id AS id, line.stack AS stack, line.priority AS priority, ${SINCE} AS since
             FROM cicd_deployment AS line WHERE line.state = 'queued' ORDER BY line.id`,
        )) as QueuedRow[];
    },
    /** The running deployment of each stack that has one. */
    async running(db: Db): Promise<Map<string, number>> {
        const rows = (await db("cicd_deployment").where("state", "running").select("id", "stack")) as QueuedRow[];
        return new Map(rows.map(({ id, stack }) => [stack, id]));
    },
    /** Only those that are still queued get it. */
    async setPriorities(db: Db, priorities: ReadonlyMap<number, number>): Promise<void> {
        await db.raw(
            `UPDATE cicd_deployment SET priority = wanted.value ->> 1 FROM json_each(?) AS wanted
             WHERE cicd_deployment.id = wanted.value ->> 0 AND cicd_deployment.state = 'queued'`,
            [JSON.stringify([...priorities])],
        );
    },
};
