import type { DeploymentState } from "../../common/states";
import type { Db } from "./db";

/** A commit that a stack got, or was to get, from a ref. */
export interface DeployedCommit {
    stack: string;
    ref: string;
    sha: string;
}

/** Which commits stacks have had their chance with. */
export const deployedCommits = {
    /** What became of the stack's last deployment of this commit under one of these names of a ref; null without one. */
    async lastState(
        db: Db,
        stack: string,
        { sha, refs }: { sha: string; refs: readonly string[] },
    ): Promise<DeploymentState | null> {
        const row = (await db("cicd_deployment")
            .where({ stack, commit_sha: sha })
            .whereIn("ref", [...refs])
            .orderBy("id", "desc")
            .first("state")) as { state: DeploymentState } | undefined;
        return row?.state ?? null;
    },
    /**
     * Those that a poll has found before, that have not failed and that are still their ref's last ones, with their
     * deployments' ids.
     */
    async polledAmong(db: Db, commits: readonly DeployedCommit[]): Promise<(DeployedCommit & { id: number })[]> {
        if (commits.length === 0) {
            return [];
        }
        // The index holds what polls found and nothing else, so that this costs pushes next to nothing.
        return (await db.raw(
            `SELECT polled.stack AS stack, polled.ref AS ref, polled.commit_sha AS sha, polled.id AS id
             FROM json_each(?) AS wanted CROSS JOIN cicd_deployment AS polled INDEXED BY cicd_deployment_polled
             ON polled.stack = wanted.value ->> 0 AND polled.commit_sha = wanted.value ->> 1
                AND polled.ref = wanted.value ->> 2
             WHERE polled.trigger = 'poll' AND polled.state IN ('queued', 'waiting', 'running', 'succeeded')
                AND NOT EXISTS (SELECT 1 FROM cicd_deployment AS later WHERE later.stack = polled.stack
                                AND later.id > polled.id AND later.ref = polled.ref)`,
            [JSON.stringify(commits.map(({ stack, sha, ref }) => [stack, sha, ref]))],
        )) as (DeployedCommit & { id: number })[];
    },
};
