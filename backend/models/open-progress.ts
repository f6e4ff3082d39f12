import type { Db } from "./db";
import type { Progress } from "./progress";

/** What deployments of a stack have done that can still be gone on with. */
export const openProgresses = {
    /** Of those that are open, and of those that failed and can be retried from there. */
    async list(db: Db, stack: string): Promise<{ id: number; progress: Progress | null }[]> {
        const rows = (await db("cicd_deployment")
            .where({ stack })
            .where((kept) => {
                void kept.whereIn("state", ["queued", "waiting", "running"]).orWhere((failed) => {
                    void failed.whereIn("state", ["failed", "rolled-back"]).whereNotNull("progress");
                });
            })
            .select("id", "progress")) as { id: number; progress: string | null }[];
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
