import type { DeploymentState } from "../../common/states";
import type { Db } from "./db";

export interface DeploymentStateRow {
    id: number;
    stack: string;
    state: DeploymentState;
    finishedAt: string | null;
    /** The failed deployment that it tries again. */
    retryOf: number | null;
    /** Under whose id its checkout lies, where it goes on with that of another one. */
    home: number | null;
}

const OPEN: readonly DeploymentState[] = ["queued", "running", "waiting"];
const FAILED: readonly DeploymentState[] = ["failed", "rolled-back", "canceled"];
const COLUMNS = ["id", "stack", "state", "finished_at as finishedAt", "retry_of as retryOf", "progress"];

type Row = Omit<DeploymentStateRow, "home"> & { progress: string | null };

function fromRow({ progress, ...row }: Row): DeploymentStateRow {
    const { home = null } = JSON.parse(progress ?? "{}") as { home?: number | null };
    return { ...row, home };
}

/** What tidying up has to know of deployments, by key only: the history may be long. */
export const deploymentStates = {
    async find(db: Db, ids: readonly number[]): Promise<DeploymentStateRow[]> {
        const rows =
            ids.length === 0
                ? []
                : await db("cicd_deployment")
                      .whereIn("id", [...ids])
                      .select(COLUMNS);
        return (rows as Row[]).map(fromRow);
    },
    /** The last one of a stack that did not go well, not older than the one with the id `from`. */
    async lastFailed(db: Db, stack: string, from: number): Promise<DeploymentStateRow | null> {
        const row = (await db("cicd_deployment")
            .where({ stack })
            .where("id", ">=", from)
            .whereIn("state", [...FAILED])
            .orderBy("id", "desc")
            .first(COLUMNS)) as Row | undefined;
        return row ? fromRow(row) : null;
    },
    /** Those of a stack that have not ended. */
    async open(db: Db, stack: string): Promise<DeploymentStateRow[]> {
        const rows = await db("cicd_deployment")
            .whereIn("state", [...OPEN])
            // Few are open, while the stack's history may be long: the plus keeps the index of the stack out.
            .whereRaw("+stack = ?", [stack])
            .select(COLUMNS);
        return (rows as Row[]).map(fromRow);
    },
};
