import type { StepName, StepState } from "../../common/states";
import type { Db } from "./db";

/** One part of a deployment, with its piece of the log (`logStart` to `logEnd`, bytes). */
export interface Step {
    deploymentId: number;
    position: number;
    name: StepName;
    state: StepState;
    exitCode: number | null;
    logStart: number | null;
    logEnd: number | null;
    startedAt: string | null;
    finishedAt: string | null;
    /** How often it was tried, or the command in it that took the most tries; 0 before the first. */
    tries: number;
    /** It went well only when it was tried again. */
    flaky: boolean;
}

interface Row {
    id: number;
    deployment_id: number;
    position: number;
    name: StepName;
    state: StepState;
    exit_code: number | null;
    log_start: number | null;
    log_end: number | null;
    started_at: string | null;
    finished_at: string | null;
    tries: number;
    flaky: number | boolean;
}

function fromRow(row: Row): Step {
    return {
        deploymentId: row.deployment_id,
        position: row.position,
        name: row.name,
        state: row.state,
        exitCode: row.exit_code,
        logStart: row.log_start,
        logEnd: row.log_end,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        tries: row.tries,
        flaky: Boolean(row.flaky),
    };
}

export type StepChange = Partial<Omit<Step, "deploymentId" | "position" | "name">>;

export const steps = {
    /**
     * Replaces the steps of an earlier attempt, except those that are done: their rows stay as they are, and are
     * "skipped" where another deployment did them.
     */
    async reset(db: Db, deploymentId: number, names: readonly StepName[], done: readonly StepName[]): Promise<void> {
        const mine = () => db("cicd_step").where({ deployment_id: deploymentId });
        await mine()
            .whereNotIn("name", [...done])
            .delete();
        const rows = names.map((name, position) => ({
            deployment_id: deploymentId,
            position,
            name,
            state: done.includes(name) ? "skipped" : "pending",
        }));
        await db("cicd_step").insert(rows).onConflict(["deployment_id", "position"]).ignore();
    },
    async update(db: Db, deploymentId: number, name: StepName, change: StepChange): Promise<void> {
        const row = {
            state: change.state,
            exit_code: change.exitCode,
            log_start: change.logStart,
            log_end: change.logEnd,
            started_at: change.startedAt,
            finished_at: change.finishedAt,
            tries: change.tries,
            flaky: change.flaky,
        };
        const changed = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
        await db("cicd_step").where({ deployment_id: deploymentId, name }).update(changed);
    },
    /** By deployment, each in order. */
    async listFor(db: Db, deploymentIds: readonly number[]): Promise<Map<number, Step[]>> {
        const rows = (await db<Row>("cicd_step")
            .whereIn("deployment_id", [...deploymentIds])
            .orderBy(["deployment_id", "position"])) as Row[];
        const byDeployment = new Map<number, Step[]>();
        for (const row of rows) {
            const list = byDeployment.get(row.deployment_id) ?? [];
            list.push(fromRow(row));
            byDeployment.set(row.deployment_id, list);
        }
        return byDeployment;
    },
};
