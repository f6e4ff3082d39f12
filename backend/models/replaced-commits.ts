import type { Db } from "./db";
import type { Deployment } from "./deployments";

/** As many as one push could replace, and more. */
const MAX_ROWS = 5000;

/** Commits of the deployments of the same ref that this one superseded, directly or through others. */
export async function replacedCommits(
    db: Db,
    { id, stack, ref }: Pick<Deployment, "id" | "stack" | "ref">,
): Promise<Set<string>> {
    const rows = (await db("cicd_deployment")
        .where({ stack, ref })
        .where("id", "<", id)
        .whereNotNull("superseded_by")
        .orderBy("id", "desc")
        .limit(MAX_ROWS)
        .select("id", "commit_sha as sha", "superseded_by as by")) as { id: number; sha: string | null; by: number }[];
    const successors = new Set([id]);
    const commits = new Set<string>();
    for (const row of rows) {
        // Whoever superseded it is newer, and so was met before.
        if (successors.has(row.by)) {
            successors.add(row.id);
            commits.add(row.sha ?? "");
        }
    }
    return commits;
}
