import type { Clock } from "../../models/clock";
import type { Database } from "../../models/db";
import { deployments, type Deployment } from "../../models/deployments";
import type { DomainEvent, EventBus } from "../../models/event-bus";
import { transition, type Hold, type Transition } from "../../models/transition";
import { ChecksWatch, type ChecksOf } from "./checks-watch";
import { isAutomatic } from "./first-hold";
import { loadHoldSettings } from "./hold-settings";
import { judgeWaiting, type JudgeDeps } from "./judge-waiting";
import { StartsWatch, type WatchStarts } from "./starts-watch";
import type { StoppedDeps } from "./stopped";

export interface ReleaserDeps {
    db: Database;
    clock: Clock;
    bus: EventBus;
    deployer: StoppedDeps["deployer"];
    checksOf: ChecksOf;
    watchStarts: WatchStarts;
    /** Called when something was queued. */
    onQueued: () => void;
    report: (error: unknown) => void;
    /** Runs once after so many milliseconds; answers how to forget it. */
    after?: (ms: number, run: () => void) => () => void;
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

function systemAfter(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
}

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
    readonly #judge: JudgeDeps;
    readonly #unsubscribe: () => void;
    #waiting: readonly Deployment[] = [];
    #timer: { at: number; forget: () => void } | null = null;
    #looking: Promise<void> = Promise.resolve();
    #asked: Promise<void> | null = null;
    #closed = false;

    constructor(private readonly deps: ReleaserDeps) {
        this.#checks = new ChecksWatch(deps);
        this.#starts = new StartsWatch(deps.watchStarts, { onStart: () => this.#soon(), report: deps.report });
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
        this.#timer?.forget();
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
        this.#arm(this.deps.clock.now().getTime() + BURST_MS);
    }

    /** At most one timer, the soonest. */
    #arm(at: number): void {
        if (this.#closed || (this.#timer && this.#timer.at <= at)) {
            return;
        }
        this.#timer?.forget();
        const run = () => {
            this.#timer = null;
            void this.look().catch((error: unknown) => {
                this.deps.report(error);
                this.#arm(this.deps.clock.now().getTime() + NET_MS);
            });
        };
        const ms = Math.max(0, at - this.deps.clock.now().getTime());
        this.#timer = { at, forget: (this.deps.after ?? systemAfter)(ms, run) };
    }

    async #look(): Promise<void> {
        this.#timer?.forget();
        this.#timer = null;
        const found = await deployments.list(this.deps.db, { states: ["waiting"], limit: 10_000 });
        const left = found.length > 0 ? await this.#judgeAll(found) : [];
        this.#waiting = left;
        const stopped = left.filter(({ waitingReason }) => waitingReason === "stopped");
        this.#starts.follow(new Set(stopped.map(({ stack }) => stack)));
        const due = this.#checks.nextDue(new Set(left.map(({ id }) => id)));
        if (left.length > 0) {
            const now = this.deps.clock.now().getTime();
            const ends = left.flatMap(({ waitingUntil }) => (waitingUntil ? [Date.parse(waitingUntil)] : []));
            const later = [...ends, ...(due === null ? [] : [due])].filter((at) => at > now);
            this.#arm(Math.min(now + NET_MS, ...later));
        }
    }

    /** Answers what still waits. Newest first, so that of a stack and ref only the newest goes on. */
    async #judgeAll(found: readonly Deployment[]): Promise<Deployment[]> {
        const settings = await loadHoldSettings(this.deps.db);
        const left: Deployment[] = [];
        for (const deployment of found) {
            if (await this.#supersede(deployment)) {
                continue;
            }
            const judgement = await this.#tryToJudge(deployment, settings);
            if (judgement.holds) {
                left.push(await this.#keep(deployment, judgement.holds));
            } else {
                await this.#release(deployment, judgement.green);
            }
        }
        return left;
    }

    /** An engine that is away says nothing about what was stopped: then it goes on waiting. */
    async #tryToJudge(deployment: Deployment, settings: Awaited<ReturnType<typeof loadHoldSettings>>) {
        try {
            return await judgeWaiting(this.#judge, deployment, settings);
        } catch (error) {
            this.deps.report(error);
            const { waitingReason: reason, waitingDetail: detail, waitingUntil: until } = deployment;
            return { holds: { reason: reason ?? "approval", detail: detail ?? "", until } };
        }
    }

    async #keep(deployment: Deployment, hold: Hold): Promise<Deployment> {
        const { waitingReason, waitingDetail, waitingUntil } = deployment;
        const same = waitingReason === hold.reason && waitingDetail === hold.detail && waitingUntil === hold.until;
        if (!same && (await deployments.updateHold(this.deps.db, deployment.id, hold))) {
            this.deps.bus.publish({ type: "step", stack: deployment.stack, deployment: deployment.id });
        }
        return { ...deployment, waitingReason: hold.reason, waitingDetail: hold.detail, waitingUntil: hold.until };
    }

    async #release(deployment: Deployment, green: boolean): Promise<void> {
        // Or it would be asked again when it begins.
        const passed = { reason: "checks", by: "the forge", at: this.deps.clock.now().toISOString() } as const;
        const facts = green ? { released: [...deployment.released, passed] } : undefined;
        if (await this.#move(deployment, { to: "queued", facts })) {
            this.deps.onQueued();
        }
    }

    async #supersede(deployment: Deployment): Promise<boolean> {
        const supersededBy = isAutomatic(deployment.trigger)
            ? await deployments.newerPush(this.deps.db, deployment)
            : null;
        return supersededBy !== null && this.#move(deployment, { to: "superseded", supersededBy });
    }

    async #move(
        { id, stack }: Deployment,
        move: Pick<Transition, "supersededBy" | "facts"> & { to: "queued" | "superseded" },
    ): Promise<boolean> {
        const moved = await transition(this.deps.db, this.deps.clock, { deployment: id, from: "waiting", ...move });
        if (moved) {
            this.deps.bus.publish({ type: "deployment", stack, deployment: id, from: "waiting", to: move.to });
        }
        return moved;
    }
}
