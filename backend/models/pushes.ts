import { isUnderWay, type Progress } from "./progress";
import { insertRows } from "./bulk";
import type { Db } from "./db";
import type { Deployment } from "./deployments";

/** A deployment that a push asked for; `state` is what it begins (or, superseded within its group, ends) as. */
export type NewPush = Pick<
    Deployment,
    | "id"
    | "trigger"
    | "stack"
    | "repositoryId"
    | "ref"
    | "commitSha"
    | "commitMessage"
    | "commitAuthor"
    | "requestedBy"
    | "webhookEventId"
    | "waitingReason"
    | "waitingDetail"
    | "waitingUntil"
    | "holds"
    | "untrusted"
    | "supersededBy"
    | "queuedAt"
> & {
    /** Its place in line, where it takes the one of a queued push that it replaces. */
    priority?: number;
    lineSince?: string;
};

export type OpenPush = Pick<Deployment, "id" | "stack" | "ref" | "trigger" | "waitingReason" | "holds"> & {
    state: "queued" | "waiting";
    priority: number;
    lineSince: string;
};

/** The part of the deployment table that webhooks write to: whole groups at once. */
export const pushes = {
    /** Ids come from `nextId`. */
    async insertAll(db: Db, rows: readonly NewPush[]): Promise<void> {
        await insertRows(db, "cicd_deployment", rows.map(toRow));
    },
    /**
     * What triggers asked for and is not under way: queued or waiting. What has touched its stack and was queued again
     * goes through a run of its own, whatever is pushed meanwhile. There are never many.
     */
    async open(db: Db): Promise<OpenPush[]> {
        const rows = (await db("cicd_deployment")
            .whereIn("state", ["queued", "waiting"])
            .whereIn("trigger", ["push", "poll", "pull-request"])
            .select("id", "stack", "ref", "state", "trigger", "holds", "waiting_reason as waitingReason", "priority")
            .select("progress", "release_id as releaseId")
            .select(db.raw("coalesce(line_since, queued_at) AS lineSince"))) as OpenRow[];
        return rows.flatMap(({ holds, progress, releaseId, ...row }) => {
            const done = progress === null ? null : (JSON.parse(progress) as Progress);
            const open = { ...row, holds: JSON.parse(holds) as OpenPush["holds"] };
            return isUnderWay({ progress: done, releaseId }) ? [] : [open];
        });
    },
};

type OpenRow = Omit<OpenPush, "holds"> & { holds: string; progress: string | null; releaseId: number | null };

function toRow(push: NewPush): Record<string, string | number | null> {
    const begun = push.waitingReason ? "waiting" : "queued";
    return {
        id: push.id,
        stack: push.stack,
        repository_id: push.repositoryId,
        trigger: push.trigger,
        ref: push.ref,
        commit_sha: push.commitSha,
        commit_message: push.commitMessage,
        commit_author: push.commitAuthor,
        requested_by: push.requestedBy,
        webhook_event_id: push.webhookEventId,
        state: push.supersededBy === null ? begun : "superseded",
        waiting_reason: push.supersededBy === null ? push.waitingReason : null,
        waiting_detail: push.supersededBy === null ? push.waitingDetail : null,
        waiting_until: push.supersededBy === null ? push.waitingUntil : null,
        holds: JSON.stringify(push.holds),
        untrusted: push.untrusted ? 1 : 0,
        superseded_by: push.supersededBy,
        queued_at: push.queuedAt,
        priority: push.priority ?? 0,
        line_since: push.lineSince ?? null,
        finished_at: push.supersededBy === null ? null : push.queuedAt,
    };
}
