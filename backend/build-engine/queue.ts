import { isFinal, type DeploymentState } from "../../common/states";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { deployments, type Deployment } from "../models/deployments";
import type { EventBus } from "../models/event-bus";
import { OneLook } from "../models/one-look";
import { isUnderWay } from "../models/progress";
import { queueLine } from "../models/queue-line";
import { transition } from "../models/transition";
import type { StopReason } from "./outcome";
import type { PipelineRun } from "./pipeline";

export interface QueueDeps {
    db: Database;
    clock: Clock;
    bus: EventBus;
    /** Of this process; part of every claim. */
    bootId: string;
    /** How many deployments may run at once; asked anew each time. */
    parallel: () => Promise<number>;
    run: (run: PipelineRun) => Promise<void>;
    report: (error: unknown) => void;
}

export interface Queue {
    /** Looks for work; call after every commit that queued something. Cheap when there is none. */
    wake(): void;
    /** How many deployments may run at once over all stacks. */
    places(): Promise<number>;
    /**
     * Ends a queued, waiting or running deployment, at whatever moment it is asked. Answers false when it was already at
     * its end; a running one may still come to its end before it hears of it.
     */
    cancel(deployment: number): Promise<boolean>;
    /** No new work; running deployments stop in a state from which the next start goes on. */
    stop(): Promise<void>;
    /** Resolves when nothing runs and nothing claimable is left. */
    idle(): Promise<void>;
}

interface Run {
    abort: AbortController;
    done: Promise<void>;
    /** For a person: it takes nobody's place meanwhile. */
    waits: boolean;
}

/** How often a cancel looks again at a deployment that changes its state at that moment. */
const CANCEL_TRIES = 10;

/** Attempts after which a defect is no longer met by another one. */
const MOST_DEFECTS = 4;

/** Claims queued deployments in their order, one per stack, and runs them. The table is the queue; this holds no list. */
export function createQueue(deps: QueueDeps): Queue {
    return new DatabaseQueue(deps);
}

class DatabaseQueue implements Queue {
    /** From before the claim on, so that a cancel finds it in every instant. */
    readonly #running = new Map<number, Run>();
    #claims = 0;
    #stopped = false;
    readonly #leaving = new AbortController();
    readonly #looks: OneLook;

    constructor(private readonly deps: QueueDeps) {
        this.#looks = new OneLook(() => this.#look(), deps.report);
    }

    wake(): void {
        this.#looks.wake();
    }

    async #look(): Promise<void> {
        const busy = [...this.#running.values()].filter(({ waits }) => !waits).length;
        const free = (await this.deps.parallel()) - busy;
        if (free <= 0) {
            return;
        }
        for (const id of await queueLine.claimable(this.deps.db, free)) {
            if (!this.#stopped) {
                await this.#claim(id);
            }
        }
    }

    async #claim(id: number): Promise<void> {
        const claim = `${this.deps.bootId}/${++this.#claims}`;
        const { db, clock } = this.deps;
        const run: Run = { abort: new AbortController(), done: Promise.resolve(), waits: false };
        this.#running.set(id, run);
        let deployment: Deployment | null = null;
        try {
            if (await transition(db, clock, { deployment: id, from: "queued", to: "running", claim })) {
                deployment = await this.#claimed(id, claim);
            }
        } finally {
            if (!deployment) {
                this.#running.delete(id);
            }
        }
        if (deployment) {
            this.#start(deployment, claim, run);
        }
    }

    /** What can't be read is not run, and must not claim to run either. */
    async #claimed(id: number, claim: string): Promise<Deployment | null> {
        const { db, clock } = this.deps;
        try {
            return await deployments.find(db, id);
        } catch (error) {
            await transition(db, clock, { deployment: id, from: "running", to: "queued", claim, uncounted: true });
            throw error;
        }
    }

    #start(deployment: Deployment, claim: string, run: Run): void {
        const { id, stack, cancelRequested } = deployment;
        const { abort } = run;
        this.deps.bus.publish({ type: "deployment", stack, deployment: id, from: "queued", to: "running" });
        // Asked for before a crash or a stop, and not heard by then.
        if (cancelRequested) {
            abort.abort("canceled" satisfies StopReason);
        }
        const waits = (forPerson: boolean) => {
            run.waits = forPerson;
            this.wake();
        };
        run.done = this.deps
            .run({ deployment, claim, signal: abort.signal, leaving: this.#leaving.signal, waits })
            .catch((error: unknown) => this.#settleDefect(deployment, claim, error))
            .then(async () => {
                this.#running.delete(id);
                // The cancel may have come when it was just about to wait.
                if (abort.signal.reason === ("canceled" satisfies StopReason)) {
                    await this.#end(id, "waiting");
                }
            })
            .catch(this.deps.report)
            .finally(() => this.wake());
    }

    /** A defect of ours must not leave a row that claims to run. */
    async #settleDefect(deployment: Deployment, claim: string, error: unknown): Promise<void> {
        const { db, clock, bus, report } = this.deps;
        report(error);
        try {
            const left = await deployments.find(db, deployment.id);
            // What may be half live is not left so: the next attempt finishes it or takes it back.
            if (left && isUnderWay(left) && left.attempt <= MOST_DEFECTS) {
                await transition(db, clock, { deployment: left.id, from: "running", to: "queued", claim });
                return;
            }
            await transition(db, clock, {
                deployment: deployment.id,
                from: "running",
                to: "failed",
                claim,
                facts: {
                    error: {
                        code: "INTERNAL",
                        message: "Something went wrong on our side during this deployment.",
                        safe: "The state of the containers is shown above.",
                        hint: "Look at the server's log for the details, then retry.",
                    },
                },
            });
            bus.publish({
                type: "deployment",
                stack: deployment.stack,
                deployment: deployment.id,
                from: "running",
                to: "failed",
            });
        } catch (unsettled) {
            report(unsettled);
        }
    }

    places(): Promise<number> {
        return this.deps.parallel();
    }

    async cancel(id: number): Promise<boolean> {
        for (let left = CANCEL_TRIES; left > 0; left -= 1) {
            const found = await deployments.find(this.deps.db, id);
            const state = found?.state ?? "canceled";
            if (!found || isFinal(state)) {
                return false;
            }
            const ended =
                state === "running" || isUnderWay(found) ? await this.#stopRunning(id) : await this.#end(id, state);
            if (ended) {
                return true;
            }
            // It went on to another state meanwhile.
        }
        return false;
    }

    async #stopRunning(id: number): Promise<boolean> {
        const heard = await deployments.requestCancel(this.deps.db, id);
        if (heard) {
            this.#running.get(id)?.abort.abort("canceled" satisfies StopReason);
        }
        return heard;
    }

    async #end(id: number, from: DeploymentState): Promise<boolean> {
        const { db, clock, bus } = this.deps;
        const ended = await transition(db, clock, { deployment: id, from, to: "canceled" });
        if (ended) {
            const stack = (await deployments.find(db, id))?.stack ?? "";
            bus.publish({ type: "deployment", stack, deployment: id, from, to: "canceled" });
        }
        return ended;
    }

    async stop(): Promise<void> {
        this.#stopped = true;
        await this.#looks.end();
        this.#leaving.abort("shutdown" satisfies StopReason);
        for (const { abort } of this.#running.values()) {
            abort.abort("shutdown" satisfies StopReason);
        }
        await Promise.all([...this.#running.values()].map(({ done }) => done));
    }

    async idle(): Promise<void> {
        while (this.#looks.underWay || this.#running.size > 0) {
            await this.#looks.underWay;
            await Promise.all([...this.#running.values()].map(({ done }) => done));
        }
    }
}
