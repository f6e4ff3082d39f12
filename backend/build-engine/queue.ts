import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { deployments, type Deployment } from "../models/deployments";
import type { EventBus } from "../models/event-bus";
import { OneLook } from "../models/one-look";
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
    /** Ends a queued, waiting or running deployment. Answers false when it was already at its end. */
    cancel(deployment: number): Promise<boolean>;
    /** No new work; running deployments stop in a state from which the next start goes on. */
    stop(): Promise<void>;
    /** Resolves when nothing runs and nothing claimable is left. */
    idle(): Promise<void>;
}

/** Claims queued deployments, oldest first and one per stack, and runs them. The table is the queue; this holds no list. */
export function createQueue(deps: QueueDeps): Queue {
    return new DatabaseQueue(deps);
}

class DatabaseQueue implements Queue {
    readonly #running = new Map<number, { abort: AbortController; done: Promise<void> }>();
    #claims = 0;
    #stopped = false;
    readonly #looks: OneLook;

    constructor(private readonly deps: QueueDeps) {
        this.#looks = new OneLook(() => this.#look(), deps.report);
    }

    wake(): void {
        this.#looks.wake();
    }

    async #look(): Promise<void> {
        const free = (await this.deps.parallel()) - this.#running.size;
        if (free <= 0) {
            return;
        }
        for (const deployment of await deployments.claimable(this.deps.db, free)) {
            if (!this.#stopped) {
                await this.#claim(deployment.id);
            }
        }
    }

    async #claim(id: number): Promise<void> {
        const claim = `${this.deps.bootId}/${++this.#claims}`;
        const { db, clock, bus } = this.deps;
        if (await transition(db, clock, { deployment: id, from: "queued", to: "running", claim })) {
            const deployment = await deployments.find(db, id);
            if (deployment) {
                bus.publish({
                    type: "deployment",
                    stack: deployment.stack,
                    deployment: id,
                    from: "queued",
                    to: "running",
                });
                this.#start(deployment, claim);
            }
        }
    }

    #start(deployment: Deployment, claim: string): void {
        const abort = new AbortController();
        const done = this.deps
            .run({ deployment, claim, signal: abort.signal })
            .catch((error: unknown) => this.#settleDefect(deployment, claim, error))
            .then(async () => {
                this.#running.delete(deployment.id);
                // The cancel may have come when it was just about to wait.
                if (abort.signal.reason === ("canceled" satisfies StopReason)) {
                    await this.#end(deployment.id, "waiting");
                }
            })
            .catch(this.deps.report)
            .finally(() => this.wake());
        this.#running.set(deployment.id, { abort, done });
    }

    /** A defect of ours must not leave a row that claims to run. */
    async #settleDefect(deployment: Deployment, claim: string, error: unknown): Promise<void> {
        const { db, clock, bus, report } = this.deps;
        report(error);
        try {
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

    async cancel(id: number): Promise<boolean> {
        if ((await this.#end(id, "queued")) || (await this.#end(id, "waiting"))) {
            return true;
        }
        const running = this.#running.get(id);
        if (!running) {
            return false;
        }
        running.abort.abort("canceled" satisfies StopReason);
        await deployments.requestCancel(this.deps.db, id);
        return true;
    }

    async #end(id: number, from: "queued" | "waiting"): Promise<boolean> {
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
