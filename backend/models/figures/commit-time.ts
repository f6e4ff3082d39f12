import type { Db } from "../db";

/** When the commit of a deployment was made (ISO 8601 in UTC): its lead time begins there. */
export async function recordCommitTime(db: Db, deployment: number, at: string | null): Promise<void> {
    if (at !== null) {
        await db("cicd_deployment").where({ id: deployment }).update({ committed_at: at });
    }
}
