import { deployments, type Deployment } from "../../models/deployments";
import type { DomainEvent } from "../../models/event-bus";
import { ChecksWatch, type ChecksOf } from "./checks-watch";
import { judgeAll, type JudgeAllDeps } from "./judge-all";
import { SoonestTimer, type After } from "./soonest-timer";
import { StartsWatch, type WatchStarts } from "./starts-watch";

export interface ReleaserDeps extends Omit<JudgeAllDeps, "checks"> {
    checksOf: ChecksOf;
    watchStarts: WatchStarts;
    /** The process's own timers by default. */
    after?: After;
}

export interface Releaser {
    /** Judges everything that waits, now; resolves when it is done. */
    look(): Promise<void>;
    close(): Promise<void>;
}

/** The net under all events: so often everything that waits is judged. */
const NET_MS = 60_000;
/** A burst of events is one look. */
const BURST_MS = 100;
/** Looks take at most this part of the time, however many events there are. */
const SHARE = 1 / 6;

/**
 * Lets waiting deployments go on when what they wait for is over: it looks when something was said that may end a wait,
 * at the end of a freeze window, when the forge is due to be asked, and each minute. No timer runs while nothing waits.
 */
export function createReleaser(deps: ReleaserDeps): Releaser {
    return new WaitingReleaser(deps);
}

class WaitingReleaser implements Releaser {
    readonly #checks: ChecksWatch;
    readonly #starts: StartsWatch;
    readonly #judge: JudgeAllDeps;
    readonly #timer: SoonestTimer;
    readonly #unsubscribe: () => void;
    #waiting: readonly Deployment[] = [];
    #looking: Promise<void> = Promise.resolve();
    #asked: Promise<void> | null = null;
    #closed = false;
    #lastLookMs = 0;

    constructor(private readonly deps: ReleaserDeps) {
        this.#checks = new ChecksWatch(deps);
        this.#starts = new StartsWatch(deps.watchStarts, { onStart: () => this.#soon(), report: deps.report });
        this.#timer = new SoonestTimer(deps.clock, () => this.#lookByItself(), deps.after);
        this.#judge = { ...deps, checks: this.#checks };
        this.#unsubscribe = deps.bus.subscribe((event) => this.#hear(event));
    }

    look(): Promise<void> {
        // Who asks while a look is under way wants one that begins after it.
        this.#asked ??= this.#looking.then(async () => {
            this.#asked = null;
            if (!this.#closed) {
                await this.#look();
            }
        });
        this.#looking = this.#asked.catch(() => undefined);
        return this.#asked;
    }

    async close(): Promise<void> {
        this.#closed = true;
        this.#unsubscribe();
        this.#timer.forget();
        this.#starts.follow(new Set());
        await this.#looking;
    }

    #hear(event: DomainEvent): void {
        if (event.type === "deployment" && (event.to === "waiting" || event.from === "waiting")) {
            this.#soon();
        }
        if (event.type === "stack" && this.#waiting.some(({ stack }) => stack === event.stack)) {
            this.#soon();
        }
        if (event.type === "checks") {
            const concerned = this.#waiting.filter(({ repositoryId }) => repositoryId === event.repository);
            concerned.forEach(({ id }) => this.#checks.hurry(id));
            if (concerned.length > 0) {
                this.#soon();
            }
        }
    }

    #soon(): void {
        this.#arm(this.#now() + Math.max(BURST_MS, this.#lastLookMs * (1 / SHARE - 1)));
    }

    #arm(at: number): void {
        if (!this.#closed) {
            this.#timer.arm(at);
        }
    }

    #lookByItself(): void {
        this.look().catch((error: unknown) => {
            this.deps.report(error);
            this.#arm(this.#now() + NET_MS);
        });
    }

    #now(): number {
        return this.deps.clock.now().getTime();
    }

    async #look(): Promise<void> {
        this.#timer.forget();
        const began = this.#now();
        const found = await deployments.list(this.deps.db, { states: ["waiting"], limit: 10_000 });
        const left = found.length > 0 ? await judgeAll(this.#judge, found) : [];
        this.#waiting = left;
        this.#lastLookMs = this.#now() - began;
        const stopped = left.filter(({ waitingReason }) => waitingReason === "stopped");
        this.#starts.follow(new Set(stopped.map(({ stack }) => stack)));
        const due = this.#checks.nextDue(new Set(left.map(({ id }) => id)));
        if (left.length > 0) {
            const now = this.#now();
            const ends = left.flatMap(({ waitingUntil }) => (waitingUntil ? [Date.parse(waitingUntil)] : []));
            const later = [...ends, ...(due === null ? [] : [due])].filter((at) => at > now);
            this.#arm(Math.min(now + NET_MS, ...later));
        }
    }
}
