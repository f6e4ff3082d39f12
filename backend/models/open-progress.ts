import type { Db } from "./db";
import type { Progress } from "./progress";

type Row = { id: number; progress: string | null };

/** What deployments of a stack have done that can still be gone on with. */
export const openProgresses = {
    /** Of those that are open, and of those that failed and can be retried from there. */
    async list(db: Db, stack: string): Promise<{ id: number; progress: Progress | null }[]> {
        // Two questions, so that each looks at few rows however long the history of the stack is.
        const columns = ["id", "progress"];
        const open = db("cicd_deployment").whereIn("state", ["queued", "waiting", "running"]).select(columns);
        const failed = db("cicd_deployment")
            .where({ stack })
            .whereNotNull("progress")
            .whereIn("state", ["failed", "rolled-back"])
            .select(columns);
        const rows = [...(await open.whereRaw("+stack = ?", [stack])), ...(await failed)] as Row[];
        return rows.map(({ id, progress }) => ({
            id,
            progress: progress ? (JSON.parse(progress) as Progress) : null,
        }));
    },
    /** Only the last one that failed can be retried from where it failed: those before it begin with the checkout. */
    async forgetOlderFailures(db: Db, stack: string, id: number): Promise<void> {
        await db("cicd_deployment")
            .where({ stack })
            .whereIn("state", ["failed", "rolled-back"])
            .whereNot({ id })
            .whereNotNull("progress")
            .update({ progress: null });
    },
};
