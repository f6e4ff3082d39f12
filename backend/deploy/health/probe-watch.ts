import type { ProbeConfig } from "../../../common/rollout-schema";
import type { DeployTools } from "../deploy-tools";
import { ProbeState, type ProbeRules, type ProbeVerdict } from "./probe-state";
import { probeCalled } from "./probes";

/** While a deployment waits for the answers it asks at least as often: nobody wants to wait for a long interval. */
const HASTE_MS = 2000;

/** Asks one container, from one start of it on, at its probe's interval. */
class Asking {
    readonly #state: ProbeState;
    #pending: Promise<void> | null = null;
    #due = 0;
    #answered = -1;
    #error: unknown = null;

    constructor(
        private readonly probe: ProbeConfig,
        readonly startedAt: string,
        private readonly run: { rules: Rules; tools: Tools; signal: AbortSignal },
    ) {
        this.#state = new ProbeState(run.rules, run.tools.clock.now().getTime());
    }

    /** Doesn't wait: a slow answer must not keep a crash elsewhere from being seen. */
    look(container: string): ProbeVerdict {
        if (this.#error !== null) {
            const error = this.#error;
            this.#error = null;
            throw error;
        }
        if (this.#pending === null && this.#now() >= this.#due) {
            this.#due = this.#now() + this.#intervalMs();
            this.#pending = this.#ask(container);
        }
        return this.#state.judge();
    }

    /** Null while nobody is being asked. */
    get pending(): Promise<void> | null {
        return this.#pending;
    }

    /** When the question was asked that the last answer belongs to; milliseconds since 1970. */
    get answered(): number {
        return this.#answered;
    }

    /** The next look asks again. */
    hurry(): void {
        this.#due = 0;
    }

    async #ask(container: string): Promise<void> {
        const { tools, signal } = this.run;
        const asked = this.#now();
        try {
            const answer = await probeCalled(this.probe.type).ask(container, this.probe, {
                engine: tools.engine,
                signal,
            });
            this.#state.note(answer, this.#now());
            this.#answered = asked;
        } catch (error) {
            this.#error = signal.aborted ? null : error;
        } finally {
            this.#pending = null;
        }
    }

    #now(): number {
        return this.run.tools.clock.now().getTime();
    }

    #intervalMs(): number {
        const interval = this.probe.intervalSeconds * 1000;
        return this.#state.wasWell && !this.run.rules.hasty ? interval : Math.min(interval, HASTE_MS);
    }
}

type Tools = Pick<DeployTools, "engine" | "clock">;

interface Rules extends ProbeRules {
    /** Whether it is also asked often after it was well once. */
    hasty: boolean;
}

export type RulesOf = (probe: ProbeConfig) => Rules;

/** What a container that has just been started may take until it is well. */
export const startingRules: RulesOf = (probe) => ({
    ...probe,
    startPeriodMs: probe.startPeriodSeconds * 1000,
    hasty: false,
});

/** One that was well before: no more time to start, and the first good answer confirms it. */
export const runningRules: RulesOf = (probe) => ({ ...probe, startPeriodMs: 0, healthyThreshold: 1, hasty: false });

/** As one that runs, and closely watched. */
export const verifyingRules: RulesOf = (probe) => ({ ...runningRules(probe), hasty: true });

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

    /** Those who are being asked for the first time; each resolves with the answer. */
    get firstAnswers(): Promise<void>[] {
        const first = [...this.#askings.values()].filter(({ answered }) => answered < 0);
        return first.flatMap(({ pending }) => pending ?? []);
    }

    /** True when everybody has answered a question of this time or later; else they are asked at the next look. */
    answeredSince(time: number): boolean {
        const late = [...this.#askings.values()].filter(({ answered }) => answered < time);
        late.filter(({ pending }) => pending === null).forEach((asking) => asking.hurry());
        return late.length === 0;
    }

    /** Forgets all other containers. */
    keepOnly(containers: readonly string[]): void {
        for (const id of this.#askings.keys()) {
            if (!containers.includes(id)) {
                this.#askings.delete(id);
            }
        }
    }

    close(): void {
        this.#closing.abort();
    }
}
