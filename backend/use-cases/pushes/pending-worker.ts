import { CicdError, type ErrorCode } from "../../../common/errors";
import type { KeyedLock } from "../../build-engine/keyed-lock";
import type { Git, GitRemote } from "../../git/git";
import { bindings } from "../../models/bindings";
import type { Clock } from "../../models/clock";
import type { Database } from "../../models/db";
import type { EventBus } from "../../models/event-bus";
import { OneLook } from "../../models/one-look";
import { pendingPushes, type PendingPush } from "../../models/pending-pushes";
import { repositories } from "../../models/repositories";
import type { SecretBox } from "../../models/secret-box";
import type { PushRequest } from "../enqueue-push";
import { remoteOf } from "../find-connected";
import { askGit } from "./ask-git";
import { settlePending, type Settled } from "./settle-pending";

export interface PendingWorkerDeps {
    db: Database;
    clock: Clock;
    bus: EventBus;
    git: Git;
    secrets: SecretBox;
    locks: KeyedLock;
    report: (error: unknown) => void;
    /** New work is in the queue. */
    onQueued: () => void;
    /** Milliseconds before the next try, after so many that failed. */
    pauseMs?: (failures: number) => number;
}

const FETCH_DEADLINE_MS = 120_000;
const AT_ONCE = 50;
const REPOSITORIES_AT_ONCE = 4;

/** A forge's own copies may lag behind its webhook; after this a commit that isn't there is gone. */
const GONE_AFTER_MS = 60_000;
const GIVE_UP_AFTER_MS = 10 * 60_000;

const GONE: readonly ErrorCode[] = ["COMMIT_NOT_FOUND", "BRANCH_NOT_FOUND"];
const PASSING: readonly ErrorCode[] = ["REPOSITORY_UNREACHABLE", "TIMED_OUT", "DISK_FULL"];

const isGone = (error: unknown) => error instanceof CicdError && GONE.includes(error.code);

const usualPause = (failures: number) => Math.min(5000 * 2 ** (failures - 1), 120_000);

/** From now on, beginning with what the last server left behind. */
export function decidePendingPushes(deps: PendingWorkerDeps): { close(): Promise<void> } {
    const worker = new PendingWorker(deps);
    const unsubscribe = deps.bus.subscribe(({ type }) => {
        if (type === "push-pending") {
            worker.wake();
        }
    });
    worker.wake();
    return {
        close: () => {
            unsubscribe();
            return worker.close();
        },
    };
}

/**
 * Decides pending pushes with Git's help, those of one repository in order and with one fetch for all that wait. The
 * table is the list: what a dead server left behind goes on at the next `wake()`. Where Git can't be asked for a while,
 * or not at all, every stack that may be concerned is queued: its deployment then says what is wrong.
 */
class PendingWorker {
    readonly #running = new Map<number, Promise<void>>();
    readonly #pauses = new Map<number, { failures: number; timer: NodeJS.Timeout | null }>();
    readonly #stop = new AbortController();
    readonly #looks: OneLook;

    constructor(private readonly deps: PendingWorkerDeps) {
        this.#looks = new OneLook(() => this.#look(), deps.report);
    }

    /** Call it at the start and after every commit that left something pending. Cheap when there is nothing. */
    wake(): void {
        this.#looks.wake();
    }

    /** What is under way ends; what it was about stays in the table. */
    async close(): Promise<void> {
        this.#stop.abort("shutdown");
        this.#pauses.forEach(({ timer }) => timer && clearTimeout(timer));
        await this.#looks.end();
        await Promise.all(this.#running.values());
    }

    async #look(): Promise<void> {
        const waiting = new Set((await pendingPushes.refs(this.deps.db)).map(({ repositoryId }) => repositoryId));
        for (const id of waiting) {
            const isBusy = this.#running.has(id) || this.#pauses.get(id)?.timer;
            if (!isBusy && this.#running.size < REPOSITORIES_AT_ONCE && !this.#stop.signal.aborted) {
                const run = this.#work(id).finally(() => {
                    this.#running.delete(id);
                    this.wake();
                });
                this.#running.set(id, run);
            }
        }
    }

    async #work(repositoryId: number): Promise<void> {
        const rows = await pendingPushes.ofRepository(this.deps.db, repositoryId, AT_ONCE);
        try {
            await this.#decide(repositoryId, rows);
            this.#pauses.delete(repositoryId);
        } catch (error) {
            if (!this.#stop.signal.aborted) {
                this.#pause(repositoryId, error);
            }
        }
    }

    #pause(repositoryId: number, error: unknown): void {
        if (!(error instanceof CicdError)) {
            this.deps.report(error);
        }
        // The forge answers: what comes meanwhile need not wait for long.
        const failures = isGone(error) ? 1 : (this.#pauses.get(repositoryId)?.failures ?? 0) + 1;
        const resume = () => {
            this.#pauses.set(repositoryId, { failures, timer: null });
            this.wake();
        };
        const timer = setTimeout(resume, (this.deps.pauseMs ?? usualPause)(failures)).unref();
        this.#pauses.set(repositoryId, { failures, timer });
    }

    async #decide(repositoryId: number, rows: readonly PendingPush[]): Promise<void> {
        const { db, git, locks, secrets } = this.deps;
        const repository = await repositories.find(db, repositoryId);
        const remote = repository && (await remoteOf(db, secrets, repository));
        if (!remote) {
            return this.#settleAll(rows, async (row) => ({ requests: [await this.#requestOf(row)] }));
        }
        const { signal } = this.#stop;
        const options = { deadlineMs: FETCH_DEADLINE_MS, signal };
        let failure: unknown = null;
        await locks
            .hold(`repository ${repositoryId}`, "fetch", () => git.fetch(remote, options))
            .catch((error: unknown) => (failure = error));
        await this.#settleAll(rows, async (row) => {
            const request = await this.#requestOf(row);
            return failure === null ? this.#ask(remote, row, request) : this.#without(failure, row, request);
        });
    }

    async #ask(remote: GitRemote, row: PendingPush, request: PushRequest): Promise<Settled> {
        const { db, git } = this.deps;
        try {
            return { requests: await askGit({ db, git, remote, signal: this.#stop.signal }, request) };
        } catch (error) {
            return this.#without(error, row, request);
        }
    }

    /** @throws what it was given, when it may be gone at the next try */
    #without(error: unknown, row: PendingPush, request: PushRequest): Settled {
        const { clock, report } = this.deps;
        const age = clock.now().getTime() - Date.parse(row.createdAt);
        const code = error instanceof CicdError ? error.code : "INTERNAL";
        const patience = isGone(error) ? GONE_AFTER_MS : PASSING.includes(code) ? GIVE_UP_AFTER_MS : 0;
        if (age < patience || this.#stop.signal.aborted) {
            throw error;
        }
        if (isGone(error)) {
            return { requests: [], remark: `${nameOf(request)} is no longer in the repository` };
        }
        if (!(error instanceof CicdError)) {
            report(error);
        }
        const why = error instanceof CicdError ? error.message.replace(/\.$/, "") : "git failed";
        const known = { files: null, message: null, guess: true };
        return { requests: [{ ...request, known }], remark: `Git could not be asked what changed: ${why}` };
    }

    /** A commit that may still come holds up what came after it for its own ref, and no other. */
    async #settleAll(rows: readonly PendingPush[], answer: (row: PendingPush) => Promise<Settled>): Promise<void> {
        const missing = new Map<string, unknown>();
        for (const row of rows) {
            if (!missing.has(row.ref)) {
                await this.#settle(row, answer).catch((error: unknown) => {
                    if (!isGone(error)) {
                        throw error;
                    }
                    missing.set(row.ref, error);
                });
            }
        }
        if (missing.size > 0) {
            throw [...missing.values()][0];
        }
    }

    async #settle(row: PendingPush, answer: (row: PendingPush) => Promise<Settled>): Promise<void> {
        const { bus, onQueued } = this.deps;
        const events = await settlePending(this.deps, row, await answer(row));
        events.forEach((event) => bus.publish(event));
        if (events.some(({ type }) => type === "deployment")) {
            onQueued();
        }
    }

    /** With the stacks as they are now; those that are gone are left out. */
    async #requestOf(row: PendingPush): Promise<PushRequest> {
        const { stacks, ...push } = row.push as Omit<PushRequest, "bindings"> & { stacks: number[] };
        const bound = await bindings.listByRepository(this.deps.db, row.repositoryId);
        return { ...push, bindings: bound.filter(({ id }) => stacks.includes(id)) };
    }
}

function nameOf({ sha, ref }: PushRequest): string {
    return sha === null ? ref.replace(/^refs\/(heads|tags)\//, "") : `commit ${sha.slice(0, 7)}`;
}
