import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { After } from "../../build-engine/holds/soonest-timer";
import { isFinal } from "../../../common/states";
import { COMPOSE_NAMES, OVERRIDE_NAMES } from "../../deploy/compose/compose-names";
import type { DomainEvent } from "../../models/event-bus";
import { releases } from "../../models/releases";
import { checkDrift, type DriftDeps } from "./check-drift";
import { FolderWatch } from "./folder-watch";

export interface DriftWatchDeps extends DriftDeps {
    /** Follows the changes of containers; see the engine's method of that name. Answers the function that ends it. */
    watchChanges: (watch: {
        onChange: (project: string) => void;
        onHealth: (project: string) => void;
        onEnd: () => void;
    }) => Promise<() => void>;
    report: (error: unknown) => void;
    after?: After;
    /** Called with a stack whose directory is gone from a stacks directory that is there. */
    onGone: (stack: string) => Promise<void>;
}

/** How soon one stack is compared: a burst of events is one look, and so long is waited after the last one. */
interface Pace {
    burst: number;
    pause: number;
}
/** However often its containers start and end. */
const CONTAINERS: Pace = { burst: 2_000, pause: 30_000 };
/** Editors write in several steps. */
const FILES: Pace = { burst: 1_000, pause: 5_000 };
/** Somebody waits for what it has put right. */
const ENDED: Pace = { burst: 0, pause: 1_000 };
/** So often the times of files are looked at, where the system doesn't tell of changes. */
const FILES_MS = 60_000;
/** So often the stack that was compared longest ago is compared, for what no event tells. */
const ROUND_MS = 300_000;
/** After this the engine's events are asked for again. */
const RECONNECT_MS = 30_000;

const NAMES = [...COMPOSE_NAMES, ...OVERRIDE_NAMES, ".env"];

function systemAfter(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
}

/** Two looks in which a directory was gone: it was not just moved in its place. */
const GONE_LOOKS = 2;

/**
 * Compares stacks with their releases when something says that they may differ: an event of the engine, another time of
 * a file, the end of a deployment, and now and then one of them without a reason. No processor time is used while
 * nothing happens but a look at some files each minute, for file systems that tell of no changes.
 */
export class DriftWatch {
    readonly #after: After;
    readonly #due = new Map<string, { at: number; forget: () => void }>();
    readonly #checkedAt = new Map<string, number>();
    readonly #files = new Map<string, string>();
    readonly #folders: FolderWatch;
    readonly #gone = new Map<string, number>();
    readonly #timers = new Map<string, () => void>();
    #endStream: (() => void) | null = null;
    #asking = false;
    #unsubscribe: () => void = () => undefined;
    #running: Promise<void> = Promise.resolve();
    #closed = false;

    constructor(private readonly deps: DriftWatchDeps) {
        this.#after = deps.after ?? systemAfter;
        const onChange = (stack: string) => this.soon(stack, FILES);
        this.#folders = new FolderWatch({ files: NAMES, onChange });
    }

    start(): void {
        this.#unsubscribe = this.deps.bus.subscribe((event) => this.#hear(event));
        this.#repeat("files", FILES_MS, () => this.#lookAtFiles());
        this.#run(() => this.#followFolders());
        this.#repeat("round", ROUND_MS, () => this.#checkOldest());
        void this.#listen();
    }

    async close(): Promise<void> {
        this.#closed = true;
        this.#unsubscribe();
        this.#endStream?.();
        this.#folders.close();
        this.#due.forEach(({ forget }) => forget());
        this.#timers.forEach((forget) => forget());
        await this.#running;
    }

    /** Compares soon, and not more often than is good for the machine. */
    soon(stack: string, { burst, pause }: Pace = CONTAINERS): void {
        const now = this.deps.clock.now().getTime();
        const at = Math.max(now + burst, (this.#checkedAt.get(stack) ?? -Infinity) + pause);
        const due = this.#due.get(stack);
        if (this.#closed || (due && due.at <= at)) {
            return;
        }
        due?.forget();
        const forget = this.#after(at - now, () => {
            this.#due.delete(stack);
            this.#run(() => this.#check(stack));
        });
        this.#due.set(stack, { at, forget });
    }

    /** One comparison at a time: what runs on the machine goes before. */
    #run(work: () => Promise<void>): void {
        this.#running = this.#running.then(() => (this.#closed ? undefined : work())).catch(this.deps.report);
    }

    async #check(stack: string): Promise<void> {
        this.#checkedAt.set(stack, this.deps.clock.now().getTime());
        if ((await releases.active(this.deps.db, stack)) !== null) {
            await checkDrift(this.deps, stack);
        }
    }

    #repeat(name: string, ms: number, work: () => Promise<void>): void {
        const again = () => {
            if (!this.#closed) {
                this.#timers.set(
                    name,
                    this.#after(ms, () => {
                        this.#run(work);
                        again();
                    }),
                );
            }
        };
        again();
    }

    #hear(event: DomainEvent): void {
        const ended = event.type === "deployment" && isFinal(event.to);
        if (ended) {
            this.soon(event.stack, ENDED);
            this.#run(() => this.#followFolders());
        }
        if ((ended || event.type === "stack") && this.#endStream === null && !this.#timers.has("stream")) {
            void this.#listen();
        }
    }

    async #listen(): Promise<void> {
        if (this.#asking) {
            return;
        }
        this.#asking = true;
        const known = new Set<string>();
        const tell = (stack: string) => this.deps.bus.publish({ type: "containers", stack });
        const again = () => {
            this.#endStream = null;
            if (!this.#closed) {
                known.forEach(tell);
                const retry = () => {
                    this.#timers.delete("stream");
                    void this.#listen();
                };
                this.#timers.set("stream", this.#after(RECONNECT_MS, retry));
            }
        };
        try {
            (await releases.stacks(this.deps.db)).forEach((stack) => known.add(stack));
            if (known.size === 0) {
                // The engine's client is a large one, and nobody needs it before the first deployment.
                return;
            }
            const isKnown = async (stack: string) =>
                known.has(stack) || (await releases.active(this.deps.db, stack)) !== null;
            const ifKnown = (then: (stack: string) => void) => (stack: string) =>
                void isKnown(stack).then((yes) => yes && (known.add(stack), then(stack)), this.deps.report);
            const onHealth = ifKnown(tell);
            const onChange = ifKnown((stack) => (tell(stack), this.soon(stack)));
            const end = await this.deps.watchChanges({ onChange, onHealth, onEnd: again });
            this.#endStream = end;
            known.forEach(tell);
            if (this.#closed) {
                end();
            }
        } catch {
            // Whoever needs the engine says that it is away; here it is only asked again.
            again();
        } finally {
            this.#asking = false;
        }
    }

    async #checkOldest(): Promise<void> {
        const stacks = await releases.stacks(this.deps.db);
        const [oldest] = stacks.sort((a, b) => (this.#checkedAt.get(a) ?? 0) - (this.#checkedAt.get(b) ?? 0));
        if (oldest !== undefined) {
            await this.#check(oldest);
        }
    }

    async #followFolders(): Promise<void> {
        const stacks = await releases.stacks(this.deps.db);
        await this.#folders.follow(new Map(stacks.map((stack) => [stack, join(this.deps.stacksDir, stack)])));
    }

    async #lookAtFiles(): Promise<void> {
        await this.#followFolders();
        for (const stack of await releases.stacks(this.deps.db)) {
            const directory = join(this.deps.stacksDir, stack);
            if (await this.#isGone(stack, directory)) {
                continue;
            }
            const now = await timesOf(directory);
            const before = this.#files.get(stack);
            this.#files.set(stack, now);
            if (before !== now) {
                this.soon(stack);
            }
        }
    }

    /**
     * A stacks directory that is not mounted has lost all of them: then none is gone. A stack of which nothing has been
     * live yet, as after a first deployment that failed, need not have one.
     */
    async #isGone(stack: string, directory: string): Promise<boolean> {
        const isThere =
            (await statOf(directory)) !== null || (await statOf(join(this.deps.stacksDir, ".cicd"))) === null;
        if (isThere) {
            this.#gone.delete(stack);
            return false;
        }
        const looks = (this.#gone.get(stack) ?? 0) + 1;
        this.#gone.set(stack, looks);
        if (looks >= GONE_LOOKS && this.deps.locks.holder(stack) === null) {
            this.#gone.delete(stack);
            if ((await releases.active(this.deps.db, stack)) !== null) {
                await this.deps.onGone(stack);
            }
        }
        return true;
    }
}

async function statOf(path: string) {
    return stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") {
            return null;
        }
        throw error;
    });
}

async function timesOf(directory: string): Promise<string> {
    const found = await Promise.all(NAMES.map((name) => statOf(join(directory, name)).catch(() => null)));
    return found.map((one) => (one ? `${one.ino}.${one.size}.${one.mtimeMs}` : "")).join(" ");
}
