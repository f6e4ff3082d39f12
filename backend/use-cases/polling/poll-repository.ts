import type { KeyedLock } from "../../build-engine/keyed-lock";
import type { Git, GitRemote } from "../../git/git";
import { bindings, type Binding } from "../../models/bindings";
import { isoNow, type Clock } from "../../models/clock";
import type { Database, Db } from "../../models/db";
import type { DomainEvent, EventBus } from "../../models/event-bus";
import { repositories, type GitRepository } from "../../models/repositories";
import type { SecretBox } from "../../models/secret-box";
import { enqueuePushes, type PushRequest } from "../enqueue-push";
import { remoteOf } from "../find-connected";
import { compareRefs, type Comparison, type RefMove } from "./compare-refs";
import { isKnownCommit } from "./known-commit";
import { withoutOlderTags } from "./newest-tags";
import { fingerprintOf, sameRemote, watches, watchesTags } from "./watch";

export interface PollParts {
    db: Database;
    clock: Clock;
    bus: EventBus;
    git: Git;
    secrets: SecretBox;
    locks: KeyedLock;
    /** New work is in the queue. */
    onQueued: () => void;
}

/** Deadline for listing the remote's refs, in milliseconds. */
const LIST_MS = 20_000;

/** Shown as whoever asked for the deployment. */
const REQUESTED_BY = "polling";

/**
 * Looks once whether the repository's branches and tags point elsewhere than they were last seen, and queues what its
 * stacks' rules deploy of that. What it finds is remembered in the same transaction, so that nothing is found twice.
 * At first, or where rules name a ref from now on, the ref is only remembered, and a stack that was connected since the
 * last look gets nothing of what it finds. Answers how many refs have moved.
 *
 * @throws CicdError when the remote can't be read; nothing is remembered then
 */
export async function pollRepository(parts: PollParts, repositoryId: number, signal: AbortSignal): Promise<number> {
    const repository = await repositories.find(parts.db, repositoryId);
    const bound = await bindings.listByRepository(parts.db, repositoryId);
    if (!repository || bound.length === 0) {
        return 0;
    }
    const look: Look = { repository, bound, remote: await remoteOf(parts.db, parts.secrets, repository), signal };
    const found = await compare(parts, look);
    const requests = await requestsFor(parts, look, found.moves);
    const events = await parts.db.transaction((trx) => store(trx, parts.clock, { look, found, requests }));
    events.forEach((event) => parts.bus.publish(event));
    if (repository.lastPollError !== null || repository.lastPollAt === null || found.moves.length > 0) {
        bound.forEach(({ stack }) => parts.bus.publish({ type: "stack", stack }));
    }
    if (events.length > 0) {
        parts.onQueued();
    }
    return found.moves.length;
}

interface Look {
    repository: GitRepository;
    bound: readonly Binding[];
    remote: GitRemote;
    signal: AbortSignal;
}

async function compare({ git }: PollParts, { repository, bound, remote, signal }: Look): Promise<Comparison> {
    const refs = await git.listRefs(remote, { deadlineMs: LIST_MS, signal, tags: watchesTags(bound) });
    const watched = refs.filter(({ ref }) => bound.some((binding) => watches(binding, ref)));
    const fingerprint = fingerprintOf(repository.urlKey, bound);
    const moved = repository.watched !== null && !sameRemote(repository.watched, fingerprint);
    const found = compareRefs(watched, repository.lastSeen, repository.watched !== fingerprint);
    // What another remote had says nothing about this one.
    return moved ? { ...found, moves: [] } : found;
}

async function requestsFor(parts: PollParts, look: Look, moves: readonly RefMove[]): Promise<PushRequest[]> {
    const { repository, bound, remote, signal } = look;
    const stacks = new Map<RefMove, Binding[]>();
    // What had moved before a stack was connected is not for it: to connect deploys nothing.
    const since = bound.filter(({ id }) => repository.watchedFor?.includes(id) ?? true);
    for (const binding of since) {
        for (const move of withoutOlderTags(moves.filter(({ ref }) => watches(binding, ref)))) {
            if (!(await isKnownCommit({ ...parts, remote, signal }, binding, move))) {
                stacks.set(move, [...(stacks.get(move) ?? []), binding]);
            }
        }
    }
    return [...stacks].map(([move, concerned]) => requestOf(repository.id, move, concerned));
}

function requestOf(repositoryId: number, { ref, sha, before }: RefMove, concerned: readonly Binding[]): PushRequest {
    return {
        repositoryId,
        trigger: "poll",
        bindings: concerned,
        ref,
        base: null,
        sha,
        before,
        files: null,
        untrusted: false,
        message: null,
        author: null,
        requestedBy: REQUESTED_BY,
        webhookEventId: null,
    };
}

/**
 * A ref that a delivery told of while we looked is left as the delivery has it, and stacks as they are connected by now:
 * the next look compares again.
 */
async function store(
    trx: Db,
    clock: Clock,
    { look, found, requests }: { look: Look; found: Comparison; requests: readonly PushRequest[] },
): Promise<DomainEvent[]> {
    const { id, lastSeen, urlKey } = look.repository;
    const now = await repositories.find(trx, id);
    if (now?.urlKey !== urlKey) {
        return [];
    }
    const bound = await bindings.listByRepository(trx, id);
    const untouched = (ref: string) => now.lastSeen[ref] === lastSeen[ref];
    const current = requests
        .filter(({ ref }) => untouched(ref))
        .map((request) => ({ ...request, bindings: stillBound(request.bindings, bound) }));
    const { events } = await enqueuePushes(trx, clock, current);
    await repositories.recordSeen(
        trx,
        id,
        Object.fromEntries(Object.entries(found.seen).filter(([ref]) => untouched(ref))),
    );
    await repositories.update(trx, id, {
        watched: fingerprintOf(urlKey, look.bound),
        watchedFor: look.bound.map((binding) => binding.id),
        lastPollAt: isoNow(clock),
        lastPollError: null,
    });
    return events;
}

function stillBound(concerned: readonly Binding[], bound: readonly Binding[]): Binding[] {
    return bound.filter(({ id }) => concerned.some((binding) => binding.id === id));
}
