import { DEPLOYMENT_STATES, isFinal } from "../../common/states";
import type { Db } from "./db";

const FINAL = DEPLOYMENT_STATES.filter(isFinal);
/** A look at a stack shows as many, and the next steps may need them. */
const NEWEST_KEPT = 20;

/**
 * Deletes at most `limit` ended deployments that were asked for before `before` (ISO 8601), oldest first, with their
 * steps; answers how many. The newest ones of each stack stay, and those whose release is kept.
 */
export async function pruneHistory(db: Db, { before, limit }: { before: string; limit: number }): Promise<number> {
    const old = (await db.raw(
        `SELECT old.id AS id FROM cicd_deployment AS old INDEXED BY cicd_deployment_find
         WHERE old.queued_at < ? AND old.state IN (${FINAL.map(() => "?").join(", ")})
           AND old.id NOT IN (SELECT deployment_id FROM cicd_release WHERE deployment_id IS NOT NULL)
           AND (SELECT count(*) FROM (SELECT 1 FROM cicd_deployment AS newer
                WHERE newer.stack = old.stack AND newer.id > old.id LIMIT ${NEWEST_KEPT})) = ${NEWEST_KEPT}
         ORDER BY old.id LIMIT ?`,
        [before, ...FINAL, limit],
    )) as { id: number }[];
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) {
        await db("cicd_status_report").whereIn("deployment_id", ids).delete();
        // Of hosts that don't enforce foreign keys, too.
        await db("cicd_step").whereIn("deployment_id", ids).delete();
        await db("cicd_canary").whereIn("deployment_id", ids).delete();
        await db("cicd_deployment").whereIn("id", ids).delete();
    }
    return ids.length;
}
