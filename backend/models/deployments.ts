import type { ErrorView } from "../../common/errors";
import type { PlanView } from "../../common/views";
import type { DeploymentState, Trigger, WaitingReason } from "../../common/states";
import type { Progress } from "./progress";
import type { Released } from "./released";
import type { Db } from "./db";
import { insertRow } from "./db";
import { requesterOf } from "./former-words";
import { factsToRow, type DeploymentFacts } from "./deployment-facts";

/** What was asked for beside the ref or release. */
export interface Asked {
    /** update-images: with a build of the live commit on newer base images. */
    rebuild?: boolean;
    /** rollback: the volumes that were copied with the release come back too. */
    volumes?: boolean;
}

/** One run from a commit to running containers; the table is the queue. */
export interface Deployment {
    id: number;
    stack: string;
    repositoryId: number | null;
    trigger: Trigger;
    /** refs/heads/…, refs/tags/…, or a full commit SHA. */
    ref: string;
    /** Null until the ref is resolved by checkout, unless the delivery named it. */
    commitSha: string | null;
    commitMessage: string | null;
    commitAuthor: string | null;
    requestedBy: string;
    webhookEventId: number | null;
    state: DeploymentState;
    waitingReason: WaitingReason | null;
    /** One sentence for people; null unless it waits. */
    waitingDetail: string | null;
    /** When the wait ends by itself; null where nobody knows. */
    waitingUntil: string | null;
    /** What the rule that queued it demands before it goes live. */
    holds: WaitingReason[];
    /** Reasons that a person has released it from; they hold it no more. */
    released: Released[];
    /** Code of a fork or of somebody outside: nothing of it runs unapproved, and it gets no secrets. */
    untrusted: boolean;
    /** Boot id and worker that run it; fences every transition out of `running`. */
    claim: string | null;
    attempt: number;
    /** The release that it made. */
    releaseId: number | null;
    /** For a rollback: the release to go back to. */
    targetReleaseId: number | null;
    supersededBy: number | null;
    cancelRequested: boolean;
    error: ErrorView | null;
    plan: PlanView | null;
    progress: Progress | null;
    /** The failed deployment with whose checkout and images this one goes on. */
    retryOf: number | null;
    asked: Asked;
    queuedAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    durationMs: number | null;
}

interface Row {
    id: number;
    stack: string;
    repository_id: number | null;
    trigger: Trigger;
    ref: string;
    commit_sha: string | null;
    commit_message: string | null;
    commit_author: string | null;
    requested_by: string;
    webhook_event_id: number | null;
    state: DeploymentState;
    waiting_reason: WaitingReason | null;
    waiting_detail: string | null;
    waiting_until: string | null;
    holds: string;
    released: string;
    untrusted: number | boolean;
    claim: string | null;
    attempt: number;
    release_id: number | null;
    target_release_id: number | null;
    superseded_by: number | null;
    cancel_requested: number | boolean;
    error: string | null;
    plan: string | null;
    progress: string | null;
    retry_of: number | null;
    asked: string | null;
    queued_at: string;
    started_at: string | null;
    finished_at: string | null;
    duration_ms: number | null;
}

function fromRow(row: Row): Deployment {
    return {
        id: row.id,
        stack: row.stack,
        repositoryId: row.repository_id,
        trigger: row.trigger,
        ref: row.ref,
        commitSha: row.commit_sha,
        commitMessage: row.commit_message,
        commitAuthor: row.commit_author,
        requestedBy: requesterOf(row.requested_by),
        webhookEventId: row.webhook_event_id,
        state: row.state,
        waitingReason: row.waiting_reason,
        waitingDetail: row.waiting_detail,
        waitingUntil: row.waiting_until,
        holds: JSON.parse(row.holds) as WaitingReason[],
        released: JSON.parse(row.released) as Released[],
        untrusted: Boolean(row.untrusted),
        claim: row.claim,
        attempt: row.attempt,
        releaseId: row.release_id,
        targetReleaseId: row.target_release_id,
        supersededBy: row.superseded_by,
        cancelRequested: Boolean(row.cancel_requested),
        error: row.error ? (JSON.parse(row.error) as ErrorView) : null,
        plan: row.plan ? (JSON.parse(row.plan) as PlanView) : null,
        progress: row.progress ? (JSON.parse(row.progress) as Progress) : null,
        retryOf: row.retry_of,
        asked: row.asked ? (JSON.parse(row.asked) as Asked) : {},
        queuedAt: row.queued_at,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        durationMs: row.duration_ms,
    };
}

export type NewDeployment = Pick<
    Deployment,
    "stack" | "repositoryId" | "trigger" | "ref" | "requestedBy" | "queuedAt"
> &
    Partial<
        Pick<
            Deployment,
            | "commitSha"
            | "commitMessage"
            | "commitAuthor"
            | "webhookEventId"
            | "targetReleaseId"
            | "holds"
            | "untrusted"
            | "retryOf"
            | "asked"
            | "waitingDetail"
            | "waitingUntil"
        >
    > & {
        /** With a reason it begins as `waiting`; else as `queued`. */
        waitingReason?: WaitingReason | null;
    };

export interface DeploymentFilter {
    stack?: string;
    states?: readonly DeploymentState[];
    trigger?: Trigger;
    limit: number;
}

export const deployments = {
    async insert(db: Db, deployment: NewDeployment): Promise<number> {
        return insertRow(db, "cicd_deployment", {
            stack: deployment.stack,
            repository_id: deployment.repositoryId,
            trigger: deployment.trigger,
            ref: deployment.ref,
            requested_by: deployment.requestedBy,
            queued_at: deployment.queuedAt,
            state: deployment.waitingReason ? "waiting" : "queued",
            waiting_reason: deployment.waitingReason ?? null,
            waiting_detail: deployment.waitingDetail ?? null,
            waiting_until: deployment.waitingUntil ?? null,
            target_release_id: deployment.targetReleaseId ?? null,
            asked: deployment.asked ? JSON.stringify(deployment.asked) : null,
            ...factsToRow(deployment),
        });
    },
    async find(db: Db, id: number): Promise<Deployment | null> {
        return (await deployments.findAll(db, [id]))[0] ?? null;
    },
    /** Those that exist, in no order. */
    async findAll(db: Db, ids: readonly number[]): Promise<Deployment[]> {
        return ids.length === 0
            ? []
            : ((await db<Row>("cicd_deployment").whereIn("id", [...ids])) as Row[]).map(fromRow);
    },
    /** Newest first; what people look through is asked for in `deployment-history.ts`. */
    async list(db: Db, filter: DeploymentFilter): Promise<Deployment[]> {
        const query = db<Row>("cicd_deployment").orderBy("id", "desc").limit(filter.limit);
        if (filter.stack !== undefined) {
            query.where("stack", filter.stack);
        }
        if (filter.states) {
            query.whereIn("state", [...filter.states]);
        }
        if (filter.trigger !== undefined) {
            query.where("trigger", filter.trigger);
        }
        return ((await query) as Row[]).map(fromRow);
    },
    async recordFacts(db: Db, id: number, facts: DeploymentFacts): Promise<void> {
        const row = factsToRow(facts);
        if (Object.keys(row).length > 0) {
            await db("cicd_deployment").where({ id }).update(row);
        }
    },
    /**
     * A later push of the same stack and ref (of a pull request: the same one) that is open or went well, or null. One
     * that must wait for somebody doesn't count for one that goes on by itself.
     */
    async newerPush(db: Db, { id, stack, ref, trigger, holds }: Deployment): Promise<number | null> {
        const pushed: Trigger[] = ["push", "poll"];
        const kin = pushed.includes(trigger) ? pushed : [trigger];
        const begun: DeploymentState[] = ["running", "succeeded"];
        const query = db<Row>("cicd_deployment").where({ stack, ref }).whereIn("trigger", kin).where("id", ">", id);
        query.where((open) => {
            open.whereIn("state", begun).orWhere((waits) => {
                waits.whereIn("state", ["queued", "waiting"]);
                if (holds.length === 0) {
                    waits.where("holds", "[]");
                }
            });
        });
        const newer = (await query.max("id as id").first()) as { id: number | null } | undefined;
        return newer?.id ?? null;
    },
    /** Says anew what a waiting deployment waits for; answers false when it waits no more. */
    async updateHold(
        db: Db,
        id: number,
        hold: { reason: WaitingReason; detail: string; until: string | null },
    ): Promise<boolean> {
        const row = { waiting_reason: hold.reason, waiting_detail: hold.detail, waiting_until: hold.until };
        return (await db("cicd_deployment").where({ id, state: "waiting" }).update(row)) === 1;
    },
    /** Asks for the end of a running deployment; whoever runs it makes the transition. False when it runs no more. */
    async requestCancel(db: Db, id: number): Promise<boolean> {
        return (
            (await db("cicd_deployment")
                .where({ id })
                .whereIn("state", ["running", "queued"])
                .update({ cancel_requested: true })) === 1
        );
    },
    /** Median duration of the last succeeded deployments in milliseconds; null before the first. */
    async typicalDuration(db: Db, stack: string): Promise<number | null> {
        const rows = (await db<Row>("cicd_deployment")
            .where({ stack, state: "succeeded" })
            .whereNotNull("duration_ms")
            .orderBy("id", "desc")
            .limit(9)
            .select("duration_ms")) as Pick<Row, "duration_ms">[];
        const sorted = rows.map((row) => Number(row.duration_ms)).sort((a, b) => a - b);
        return sorted[Math.floor(sorted.length / 2)] ?? null;
    },
};
