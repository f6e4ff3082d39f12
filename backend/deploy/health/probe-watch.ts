import type { ProbeConfig } from "../../../common/rollout-schema";
import type { DeployTools } from "../deploy-tools";
import { ProbeState, type ProbeRules, type ProbeVerdict } from "./probe-state";
import { probeCalled } from "./probes";

/** Until it is well for the first time it is asked at least as often: nobody wants to wait for a long interval. */
const STARTING_MS = 2000;

/** Asks one container, from one start of it on, at its probe's interval. */
class Asking {
    readonly #state: ProbeState;
    #pending = false;
    #due = 0;
    #error: unknown = null;

    constructor(
        private readonly probe: ProbeConfig,
        readonly startedAt: string,
        private readonly run: { rules: ProbeRules; tools: Tools; signal: AbortSignal },
    ) {
        this.#state = new ProbeState(run.rules, run.tools.clock.now().getTime());
    }

    /** Doesn't wait: a slow answer must not keep a crash elsewhere from being seen. */
    look(container: string): ProbeVerdict {
        if (this.#error !== null) {
            throw this.#error;
        }
        if (!this.#pending && this.#now() >= this.#due) {
            this.#pending = true;
            this.#due = this.#now() + this.#intervalMs();
            void this.#ask(container);
        }
        return this.#state.judge();
    }

    async #ask(container: string): Promise<void> {
        const { tools, signal } = this.run;
        try {
            const answer = await probeCalled(this.probe.type).ask(container, this.probe, {
                engine: tools.engine,
                signal,
            });
            this.#state.note(answer, this.#now());
        } catch (error) {
            this.#error = signal.aborted ? null : error;
        } finally {
            this.#pending = false;
        }
    }

    #now(): number {
        return this.run.tools.clock.now().getTime();
    }

    #intervalMs(): number {
        const interval = this.probe.intervalSeconds * 1000;
        return this.#state.wasWell ? interval : Math.min(interval, STARTING_MS);
    }
}

type Tools = Pick<DeployTools, "engine" | "clock">;

export type RulesOf = (probe: ProbeConfig) => ProbeRules;

/** What a container that has just been started may take until it is well. */
export const startingRules: RulesOf = (probe) => ({ ...probe, startPeriodMs: probe.startPeriodSeconds * 1000 });

/** One that was well before: no more time to start, and the first good answer confirms it. */
export const runningRules: RulesOf = (probe) => ({ ...probe, startPeriodMs: 0, healthyThreshold: 1 });

/** Follows the probes of several containers. `close` when nobody looks any more. */
export class ProbeWatch {
    readonly #askings = new Map<string, Asking>();
    readonly #closing = new AbortController();

    constructor(
        private readonly tools: Tools,
        private readonly rulesOf: RulesOf,
    ) {}

    /** Call at each look at a running container; a new start of it is judged anew. @throws CicdError ENGINE_UNREACHABLE */
    look(container: string, startedAt: string, probe: ProbeConfig): ProbeVerdict {
        let asking = this.#askings.get(container);
        if (asking?.startedAt !== startedAt) {
            const run = { rules: this.rulesOf(probe), tools: this.tools, signal: this.#closing.signal };
            asking = new Asking(probe, startedAt, run);
            this.#askings.set(container, asking);
        }
        return asking.look(container);
    }

    close(): void {
        this.#closing.abort();
    }
}
