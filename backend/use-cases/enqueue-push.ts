import type { Binding } from "../models/bindings";
import { nextId } from "../models/bulk";
import { isoNow, type Clock } from "../models/clock";
import type { Db } from "../models/db";
import type { DomainEvent } from "../models/event-bus";
import { pushes, type NewPush, type OpenPush } from "../models/pushes";
import { transition } from "../models/transition";
import { matchingRule } from "./matching-rule";

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
    message: string | null;
    author: string | null;
    requestedBy: string;
    webhookEventId: number | null;
}

/** What became of one request, in its place. */
export interface PushResult {
    deployments: number[];
    /** One sentence part per stack, e.g. "queued #12 for shop". */
    reasons: string[];
}

export interface Enqueued {
    results: PushResult[];
    /** To publish after the commit, in order. */
    events: DomainEvent[];
}

/**
 * Queues a deployment for each stack whose rule matches. The newest push of a stack and ref stays queued; earlier ones
 * that nobody has begun are superseded by it, manual deployments and rollbacks never. Call it inside a transaction that
 * writes, with the pushes in the order in which they came.
 */
export async function enqueuePushes(trx: Db, clock: Clock, requests: readonly PushRequest[]): Promise<Enqueued> {
    const { results, wanted } = decide(requests, isoNow(clock));
    if (wanted.length === 0) {
        return { results, events: [] };
    }
    const [firstId, open] = await Promise.all([nextId(trx, "cicd_deployment"), pushes.open(trx)]);
    const newest = number(wanted, firstId);
    const events = await supersedeOpen(trx, clock, { open, newest });
    await pushes.insertAll(
        trx,
        wanted.map(({ push }) => push),
    );
    for (const { push, result } of wanted) {
        result.deployments.push(push.id);
        result.reasons.push(sentence(push));
        events.push(created(push));
    }
    return { results, events };
}

interface Wanted {
    push: NewPush;
    result: PushResult;
}

function decide(requests: readonly PushRequest[], now: string): { results: PushResult[]; wanted: Wanted[] } {
    const wanted: Wanted[] = [];
    const results = requests.map((request) => {
        const result: PushResult = { deployments: [], reasons: [] };
        for (const binding of request.bindings) {
            const rule = matchingRule(binding, request.ref);
            if (rule.deploys) {
                wanted.push({ push: pushOf(request, binding, now), result });
            } else {
                result.reasons.push(`${binding.stack}: ${rule.reason}`);
            }
        }
        return result;
    });
    return { results, wanted };
}

function pushOf(request: PushRequest, binding: Binding, now: string): NewPush {
    return {
        id: 0,
        trigger: request.trigger,
        stack: binding.stack,
        repositoryId: request.repositoryId,
        ref: request.ref,
        commitSha: request.sha,
        commitMessage: request.message,
        commitAuthor: request.author,
        requestedBy: request.requestedBy,
        webhookEventId: request.webhookEventId,
        waitingReason: binding.pausedBy === null ? null : "paused",
        waitingDetail: binding.pausedBy === null ? null : `${binding.stack} is paused by ${binding.pausedBy}.`,
        waitingUntil: null,
        holds: [],
        untrusted: request.untrusted,
        supersededBy: null,
        queuedAt: now,
    };
}

const keyOf = (push: Pick<NewPush, "stack" | "ref">) => `${push.stack}\n${push.ref}`;

/** Gives the ids, and marks all but the last of each stack and ref. Answers these last ones. */
function number(wanted: readonly Wanted[], firstId: number): Map<string, NewPush> {
    const newest = new Map<string, NewPush>();
    wanted.forEach(({ push }, index) => {
        push.id = firstId + index;
        newest.set(keyOf(push), push);
    });
    for (const { push } of wanted) {
        const last = newest.get(keyOf(push))!;
        push.supersededBy = last === push ? null : last.id;
    }
    return newest;
}

async function supersedeOpen(
    trx: Db,
    clock: Clock,
    { open, newest }: { open: readonly OpenPush[]; newest: Map<string, NewPush> },
): Promise<DomainEvent[]> {
    const events: DomainEvent[] = [];
    for (const earlier of open) {
        const later = newest.get(keyOf(earlier));
        if (later && (await supersede(trx, clock, { earlier, later }))) {
            const { id: deployment, stack, state: from } = earlier;
            events.push({ type: "deployment", stack, deployment, from, to: "superseded" });
        }
    }
    return events;
}

function supersede(trx: Db, clock: Clock, pair: { earlier: OpenPush; later: NewPush }): Promise<boolean> {
    const { earlier, later } = pair;
    return transition(trx, clock, {
        deployment: earlier.id,
        from: earlier.state,
        to: "superseded",
        supersededBy: later.id,
    });
}

function created(push: NewPush): DomainEvent {
    const begun = push.waitingReason ? "waiting" : "queued";
    const to = push.supersededBy === null ? begun : "superseded";
    return { type: "deployment", stack: push.stack, deployment: push.id, from: null, to };
}

function sentence(push: NewPush): string {
    if (push.supersededBy !== null) {
        return `#${push.id} for ${push.stack} is superseded by #${push.supersededBy}`;
    }
    return push.waitingReason ? `#${push.id} waits: ${push.stack} is paused` : `queued #${push.id} for ${push.stack}`;
}
