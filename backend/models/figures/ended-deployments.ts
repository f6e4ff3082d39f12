import type { DeploymentState, StepName, Trigger } from "../../../common/states";
import type { Db } from "../db";

/** What the figures are made of, of one deployment that is over. */
export interface EndedDeployment {
    id: number;
    stack: string;
    trigger: Trigger;
    state: DeploymentState;
    /** Of the error's view. */
    code: string | null;
    queuedAt: string;
    finishedAt: string;
    durationMs: number | null;
    retryOf: number | null;
    committedAt: string | null;
    /** Whether its commit went live in the stack before. */
    again: number;
    steps: EndedStep[];
}

export interface EndedStep {
    name: StepName;
    state: string;
    startedAt: string | null;
    finishedAt: string | null;
    tries: number;
}

/** Those that are over and in no sum yet, oldest first. */
export async function uncounted(db: Db, limit: number): Promise<EndedDeployment[]> {
    const rows = (await db.raw(
        `SELECT ended.id, ended.stack, ended.trigger, ended.state, ended.error ->> 'code' AS code,
                ended.queued_at AS queuedAt, ended.finished_at AS finishedAt, ended.duration_ms AS durationMs,
                ended.retry_of AS retryOf,
                coalesce(ended.committed_at,
                         (SELECT former.committed_at FROM cicd_deployment AS former WHERE former.id = ended.retry_of)
                ) AS committedAt,
                EXISTS (SELECT 1 FROM cicd_deployment AS live WHERE live.stack = ended.stack
                        AND live.commit_sha = ended.commit_sha AND live.state = 'succeeded' AND live.id < ended.id
                ) AS again
         FROM cicd_deployment AS ended INDEXED BY cicd_deployment_uncounted
         WHERE ended.counted IS NULL AND ended.finished_at IS NOT NULL ORDER BY ended.id LIMIT ?`,
        [limit],
    )) as Omit<EndedDeployment, "steps">[];
    if (rows.length === 0) {
        return [];
    }
    const steps = (await db("cicd_step")
        .whereIn(
            "deployment_id",
            rows.map(({ id }) => id),
        )
        .select("deployment_id as of", "name", "state", "started_at as startedAt", "finished_at as finishedAt", "tries")
        .orderBy("deployment_id")) as (EndedStep & { of: number })[];
    return rows.map((row) => ({ ...row, steps: steps.filter(({ of }) => of === row.id) }));
}

/** How far back an unmended failure is looked for. */
const LOOKS_BACK = 20;

/**
 * Since when the stack was broken before this deployment: when the first of the failures that changed it, and that
 * nothing mended yet, began to do so. Null where it was well.
 */
export async function brokenSince(
    db: Db,
    { id, stack }: Pick<EndedDeployment, "id" | "stack">,
): Promise<string | null> {
    const before = (await db.raw(
        `SELECT former.state AS state, step.started_at AS touchedAt
         FROM cicd_deployment AS former
         LEFT JOIN cicd_step AS step ON step.deployment_id = former.id AND step.name = 'deploy'
         WHERE former.stack = ? AND former.id < ? ORDER BY former.id DESC LIMIT ${LOOKS_BACK}`,
        [stack, id],
    )) as { state: DeploymentState; touchedAt: string | null }[];
    let since: string | null = null;
    for (const { state, touchedAt } of before) {
        if (state === "succeeded" || state === "rolled-back") {
            break;
        }
        since = state === "failed" ? (touchedAt ?? since) : since;
    }
    return since;
}

export async function markCounted(db: Db, ids: readonly number[]): Promise<void> {
    await db("cicd_deployment")
        .whereIn("id", [...ids])
        .update({ counted: true });
}
