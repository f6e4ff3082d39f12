import type { ForgeName } from "../../common/schema";
import type { Db } from "./db";
import type { Deployment } from "./deployments";

/** A deployment of which the forge has still to hear something. What it is to hear is the deployment's state by then. */
export interface StatusReport {
    id: number;
    deploymentId: number;
    repositoryId: number;
    /** What the forge was told last; "" when nothing. */
    sent: string;
    /** In a row that failed. */
    attempts: number;
    /** Null while there is nothing to send. */
    dueAt: string | null;
    details: StatusDetails;
}

export interface StatusDetails {
    /** What the forge calls this deployment. */
    remoteId?: string;
    /** Of the first of the attempts that failed. */
    failingSince?: string;
}

/** What a forge is told of, in one word: it is told again when this has changed. */
export function toldOf({ state, waitingReason }: Pick<Deployment, "state" | "waitingReason">): string {
    return waitingReason === null ? state : `${state}:${waitingReason}`;
}

interface Row {
    id: number;
    deployment_id: number;
    repository_id: number;
    sent: string;
    attempts: number;
    due_at: string | null;
    details: string;
}

function fromRow(row: Row): StatusReport {
    return {
        id: row.id,
        deploymentId: row.deployment_id,
        repositoryId: row.repository_id,
        sent: row.sent,
        attempts: row.attempts,
        dueAt: row.due_at,
        details: JSON.parse(row.details) as StatusDetails,
    };
}

interface Adding {
    /** Those that take reports. */
    forges: readonly ForgeName[];
    now: string;
    /** Leave out what is over, of which everything may have been told. */
    onlyRunning: boolean;
}

const table = "cicd_status_report";

export const statusReports = {
    /**
     * Puts those of the deployments into the outbox whose repository wants reports and has a credential. One that is
     * there already is due again, but not before the pause after a failure is over.
     */
    async add(db: Db, deployments: readonly number[], add: Adding): Promise<void> {
        await db.raw(
            `INSERT INTO ${table} (deployment_id, due_at, created_at)
             SELECT deployment.id, ?, ? FROM cicd_deployment AS deployment
             JOIN cicd_repository AS repository ON repository.id = deployment.repository_id
             WHERE deployment.id IN (SELECT value FROM json_each(?)) AND deployment.commit_sha IS NOT NULL
             AND deployment.trigger <> 'adopt' AND repository.report_status
             AND COALESCE(repository.api_credential_id, repository.credential_id) IS NOT NULL
             AND repository.forge IN (SELECT value FROM json_each(?)) AND (deployment.state = 'running' OR NOT ?)
             ON CONFLICT (deployment_id) DO UPDATE
             SET due_at = CASE WHEN attempts = 0 OR due_at IS NULL THEN excluded.due_at ELSE due_at END`,
            [add.now, add.now, JSON.stringify(deployments), JSON.stringify(add.forges), add.onlyRunning],
        );
    },
    /** Whether a newer deployment of the same stack and commit exists. */
    async hasNewer(db: Db, { id, stack, commitSha }: Pick<Deployment, "id" | "stack" | "commitSha">): Promise<boolean> {
        const newer = db("cicd_deployment").where({ stack, commit_sha: commitSha }).where("id", ">", id);
        return (await newer.first("id")) !== undefined;
    },
    /** What a dead server may not have put in, or not have sent. */
    async unfinished(db: Db): Promise<number[]> {
        const rows = (await db("cicd_deployment")
            .whereIn("state", ["queued", "running", "waiting"])
            .orWhereIn("id", db(table).select("deployment_id") as never)
            .select("id")) as { id: number }[];
        return rows.map(({ id }) => id);
    },
    /** Oldest first. */
    async due(db: Db, now: string, limit: number): Promise<StatusReport[]> {
        const rows = await db(table)
            .join("cicd_deployment", "cicd_deployment.id", `${table}.deployment_id`)
            .where(`${table}.due_at`, "<=", now)
            .orderBy(`${table}.deployment_id`)
            .limit(limit)
            .select(`${table}.*`, "cicd_deployment.repository_id");
        return (rows as Row[]).map(fromRow);
    },
    async nextDue(db: Db): Promise<string | null> {
        const row = (await db(table).min("due_at as due").first()) as { due: string | null } | undefined;
        return row?.due ?? null;
    },
    async update(db: Db, id: number, change: Partial<Omit<StatusReport, "id">>): Promise<void> {
        const row = {
            sent: change.sent,
            attempts: change.attempts,
            due_at: change.dueAt,
            details: change.details && JSON.stringify(change.details),
        };
        const known = Object.entries(row).filter(([, value]) => value !== undefined);
        await db(table).where({ id }).update(Object.fromEntries(known));
    },
    /** Makes it due when the deployment's state is not what was told. */
    async dueAgain(db: Db, id: number, now: string): Promise<void> {
        await db.raw(
            `UPDATE ${table} SET due_at = ? WHERE id = ? AND sent <>
             (SELECT state || COALESCE(':' || waiting_reason, '') FROM cicd_deployment WHERE id = deployment_id)`,
            [now, id],
        );
    },
    async remove(db: Db, id: number): Promise<void> {
        await db(table).where({ id }).delete();
    },
    /** Why the forge takes no reports of a repository's deployments; null while it does. */
    async error(db: Db, repositoryId: number): Promise<string | null> {
        const row = (await db("cicd_repository").where({ id: repositoryId }).first("status_error")) as
            { status_error: string | null } | undefined;
        return row?.status_error ?? null;
    },
    /** Answers whether that is news. */
    async setError(db: Db, repositoryId: number, error: string | null): Promise<boolean> {
        const text = error?.slice(0, 1000) ?? null;
        const changed = await db("cicd_repository")
            .where({ id: repositoryId })
            .whereRaw("status_error IS NOT ?", [text])
            .update({ status_error: text });
        return changed > 0;
    },
};
