import { audit, type AuditEntry } from "../models/audit";
import { loadHoldSettings } from "../build-engine/holds/hold-settings";
import type { Binding } from "../models/bindings";
import { nextId } from "../models/bulk";
import type { Clock } from "../models/clock";
import type { Db } from "../models/db";
import type { DomainEvent } from "../models/event-bus";
import { pendingPushes } from "../models/pending-pushes";
import { pushes } from "../models/pushes";
import type { PushFacts } from "./matching-rule";
import { decideAll, type Decided } from "./pushes/decide-pushes";
import { describeResult } from "./pushes/describe-result";
import { leaveLive } from "./pushes/leave-live";
import { newPush, type Queueing } from "./pushes/new-push";
import { passOverPolled } from "./pushes/pass-over-polled";
import { numberPushes, supersedeOpen } from "./pushes/supersede-pushes";

/** One ref of one authentic delivery (or of one poll), with the stacks of its repository. */
export interface PushRequest {
    repositoryId: number;
    trigger: "push" | "poll" | "pull-request";
    bindings: readonly Binding[];
    /** Full: refs/heads/…, refs/tags/…, or where the forge keeps a pull request's head. */
    ref: string;
    /** Of a pull request: the branch that it wants to be merged into. */
    base: string | null;
    sha: string | null;
    /** The commit that the ref pointed to before; null for a new ref or where nobody says. */
    before: string | null;
    /** Every path that changed between the two; null where the sender doesn't list them all. */
    files: readonly string[] | null;
    /** Of a pull request from a fork or by somebody outside. */
    untrusted: boolean;
    /** Of the commit; of a pull request its title. */
    message: string | null;
    author: string | null;
    requestedBy: string;
    /** Login for the rules' authors, null where nobody says; absent it is `requestedBy`, except for polls. */
    pusher?: string | null;
    webhookEventId: number | null;
    /** Somebody asked for this very deployment: no rule is asked. */
    asked?: boolean;
    /** A person had it delivered again: it is deployed also where it is live. */
    again?: boolean;
    /** What Git said about the commit, once it was asked. */
    known?: Pick<PushFacts, "files" | "message" | "guess">;
}

/** What became of one request, in its place. */
export interface PushResult {
    deployments: number[];
    /** Sentence parts: what was queued, then why other stacks are not concerned, e.g. "queued #12 for shop". */
    reasons: string[];
    /** For some stacks Git has to be asked first; the rest of the result follows when it has answered. */
    pending: boolean;
}

export interface Enqueued {
    results: PushResult[];
    /** To publish after the commit, in order. */
    events: DomainEvent[];
}

/**
 * Queues a deployment for each stack whose rules say so. The newest push of a stack and ref stays; earlier ones that
 * nobody has begun are superseded by it, manual deployments and rollbacks never. What can't be decided without Git is
 * kept as pending, and so is what came after it for the same ref. Call it inside a transaction that writes, with the
 * pushes in the order in which they came.
 */
export async function enqueuePushes(trx: Db, clock: Clock, requests: readonly PushRequest[]): Promise<Enqueued> {
    const decided = await passOverPolled(trx, await decideAll(trx, requests));
    const wanted = await queue(trx, clock, decided);
    const events = [...wanted.events, ...(await keepPending(trx, clock, decided))];
    return { results: decided.map(describeResult), events };
}

async function queue(trx: Db, clock: Clock, decided: readonly Decided[]): Promise<{ events: DomainEvent[] }> {
    if (nothingOf(decided)) {
        return { events: [] };
    }
    await leaveLive(trx, decided);
    if (nothingOf(decided)) {
        return { events: [] };
    }
    const [firstId, open, settings] = await Promise.all([
        nextId(trx, "cicd_deployment"),
        pushes.open(trx),
        loadHoldSettings(trx),
    ]);
    const queueing: Queueing = { ...settings, now: clock.now() };
    for (const one of decided) {
        one.queued = one.deploys.map((deploys) => newPush(one.request, deploys, queueing));
    }
    const wanted = decided.flatMap(({ queued }) => queued);
    numberPushes(wanted, firstId);
    const events = await supersedeOpen(trx, clock, { open, wanted });
    await pushes.insertAll(trx, wanted);
    await audit.recordAll(trx, wanted.map(pushEntry));
    return { events: [...events, ...wanted.map(created)] };
}

function pushEntry(push: Decided["queued"][number]): AuditEntry {
    const detail = `#${push.id} ${push.ref.replace(/^refs\/(heads|tags)\//, "")} ${push.commitSha?.slice(0, 7) ?? ""}`;
    const { stack, queuedAt: at, requestedBy: actor } = push;
    const kind = push.trigger === "poll" ? "polling" : "forge";
    return { at, stack, actor, kind, action: "push", detail: detail.trim() };
}

const nothingOf = (decided: readonly Decided[]) => decided.every(({ deploys }) => deploys.length === 0);

function created(push: Decided["queued"][number]): DomainEvent {
    const begun = push.waitingReason ? "waiting" : "queued";
    const to = push.supersededBy === null ? begun : "superseded";
    return { type: "deployment", stack: push.stack, deployment: push.id, from: null, to };
}

async function keepPending(trx: Db, clock: Clock, decided: readonly Decided[]): Promise<DomainEvent[]> {
    const rows = decided.filter(({ unsure }) => unsure.length > 0);
    const createdAt = clock.now().toISOString();
    await pendingPushes.insertAll(
        trx,
        rows.map(({ request, unsure }) => {
            const { bindings: _, ...push } = request;
            const { repositoryId, webhookEventId, trigger, ref } = push;
            const stacks = unsure.map(({ id }) => id);
            return { repositoryId, webhookEventId, trigger, ref, push: { ...push, stacks }, createdAt };
        }),
    );
    const repositories = new Set(rows.map(({ request }) => request.repositoryId));
    return [...repositories].map((repository) => ({ type: "push-pending", repository }));
}
