import { toErrorView } from "../../../common/errors";
import type { EventBus } from "../../models/event-bus";
import { jobRuns, type JobRun } from "../../models/job-runs";
import { OneLook } from "../../models/one-look";
import type { KeyedLock } from "../keyed-lock";
import type { StopReason } from "../outcome";
import { commandIdOf } from "./command-id";
import { executeRun, type ExecuteDeps } from "./execute-run";
import { pruneRuns } from "./prune-runs";
import type { RunOutcome } from "./run-outcome";
import { whySkipped } from "./why-skipped";

export interface JobRunnerDeps extends ExecuteDeps {
    bus: EventBus;
    locks: KeyedLock;
    /** Of this process; part of every claim. */
    bootId: string;
    /** How many runs may be under way at once over all stacks; asked anew each time. */
    parallel: () => Promise<number>;
    report: (error: unknown) => void;
}

export interface JobRunner {
    /** Looks for queued runs; call after every commit that made one. Cheap when there is none. */
    wake(): void;
    /** Ends a queued or running run, whatever its command says of interruptions. False when it had ended already. */
    cancel(run: number): Promise<boolean>;
    /** No new runs. What runs in a container goes on without us, and the next start joins it; a host's command ends. */
    stop(): Promise<void>;
    /** Resolves when nothing is under way and nothing can be begun. */
    idle(): Promise<void>;
}

interface Active {
    abort: AbortController;
    done: Promise<void>;
    /** False while it waits for its stack: a stop need not wait for that. */
    claimed: boolean;
}

/** Claims queued runs in their order and executes them. The table is the queue; this holds no list of what waits. */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
    return new DatabaseJobRunner(deps);
}

class DatabaseJobRunner implements JobRunner {
    /** Runs that somebody here takes care of, those that wait for their stack's lock among them. */
    readonly #active = new Map<number, Active>();
    #underWay = 0;
    #claims = 0;
    #stopped = false;
    readonly #looks: OneLook;

    constructor(private readonly deps: JobRunnerDeps) {
        this.#looks = new OneLook(() => this.#look(), deps.report);
    }

    wake(): void {
        this.#looks.wake();
    }

    async #look(): Promise<void> {
        for (const run of await jobRuns.open(this.deps.db, { state: "queued" })) {
            if (!this.#stopped && !this.#active.has(run.id)) {
                this.#take(run);
            }
        }
    }

    #take(run: JobRun): void {
        const abort = new AbortController();
        const done = this.#pass(run, abort)
            .catch((error: unknown) => this.#giveUp(run, error))
            .then(async (ended) => {
                this.#active.delete(run.id);
                // One that found no place waits for the end of another one, unless that came at this very moment.
                if (ended || (!this.#stopped && this.#underWay < (await this.deps.parallel()))) {
                    this.wake();
                }
            })
            .catch(this.deps.report);
        this.#active.set(run.id, { abort, done, claimed: false });
    }

    /** A defect of ours before it began: asked again at once it would only fail again. */
    async #giveUp(run: JobRun, error: unknown): Promise<boolean> {
        const { db, clock, report } = this.deps;
        report(error);
        if (await jobRuns.move(db, clock, { run: run.id, from: "queued", to: "failed", error: toErrorView(error) })) {
            await this.#ended(run);
        }
        return true;
    }

    /** True when the run has ended; false when it stays queued. */
    async #pass(run: JobRun, abort: AbortController): Promise<boolean> {
        if (run.command.runIn === undefined) {
            const claim = await this.#claim(run.id);
            return claim !== null && this.#execute(run.id, { claim, abort, started: () => undefined });
        }
        // Two compose calls on one project break it: a run begins alone on its stack, and not amid a deployment. Once
        // its container runs, the stack is free again.
        let executing: Promise<boolean> | undefined;
        await this.deps.locks.hold(run.stack, `job ${run.name} (run ${run.id})`, async () => {
            const claim = this.#stopped || (await this.#skip(run)) ? null : await this.#claim(run.id);
            if (claim !== null) {
                await new Promise<void>((started) => {
                    executing = this.#execute(run.id, { claim, abort, started }).finally(started);
                });
            }
        });
        return (await executing) ?? false;
    }

    async #skip(run: JobRun): Promise<boolean> {
        const error = await whySkipped(this.deps, run);
        const { db, clock } = this.deps;
        if (error && (await jobRuns.move(db, clock, { run: run.id, from: "queued", to: "skipped", error }))) {
            await this.#ended(run);
            return true;
        }
        return false;
    }

    /** Null when there is no place, when the server stops, and when somebody was faster. */
    async #claim(id: number): Promise<string | null> {
        const places = await this.deps.parallel();
        if (this.#stopped || this.#underWay >= places) {
            return null;
        }
        this.#underWay++;
        const claim = `${this.deps.bootId}/job-${++this.#claims}`;
        const { db, clock } = this.deps;
        const claimed = await jobRuns
            .move(db, clock, { run: id, from: "queued", to: "running", claim })
            .catch((error) => {
                this.#underWay--;
                throw error;
            });
        const active = this.#active.get(id);
        if (claimed && active) {
            active.claimed = true;
        }
        if (!claimed) {
            this.#underWay--;
        }
        return claimed ? claim : null;
    }

    async #execute(
        id: number,
        { claim, abort, started }: { claim: string; abort: AbortController; started: () => void },
    ): Promise<boolean> {
        try {
            const run = await jobRuns.find(this.deps.db, id);
            if (run) {
                this.#publish(run);
                const outcome = await executeRun(this.deps, run, { signal: abort.signal, started }).catch(
                    (error: unknown) => this.#defect(error),
                );
                await this.#settle(run, claim, outcome);
            }
        } finally {
            this.#underWay--;
        }
        return true;
    }

    /** A defect of ours must not leave a row that claims to run. */
    #defect(error: unknown): RunOutcome {
        this.deps.report(error);
        return { to: "failed", exitCode: null, error: toErrorView(error) };
    }

    async #settle(run: JobRun, claim: string, outcome: RunOutcome): Promise<void> {
        const { db, clock, deployer, report } = this.deps;
        if (outcome.to === "detached") {
            return;
        }
        const { to, exitCode, error } = outcome;
        if (await jobRuns.move(db, clock, { run: run.id, from: "running", to, claim, exitCode, error })) {
            // Only now nobody will ask any more how it ended.
            await deployer.endCommand(run.stack, commandIdOf(run.id, run.tries)).catch(report);
            await this.#ended(run);
        }
    }

    async #ended(run: JobRun): Promise<void> {
        this.#publish(run);
        await pruneRuns(this.deps, run);
    }

    #publish({ id, stack }: JobRun): void {
        this.deps.bus.publish({ type: "job-run", stack, run: id });
    }

    async cancel(id: number): Promise<boolean> {
        const { db, clock } = this.deps;
        const run = await jobRuns.find(db, id);
        if (!run) {
            return false;
        }
        if (await jobRuns.move(db, clock, { run: id, from: "queued", to: "canceled", error: null })) {
            await this.#ended(run);
            return true;
        }
        const active = this.#active.get(id);
        if (!active) {
            return false;
        }
        await jobRuns.requestCancel(db, id);
        this.#publish(run);
        active.abort.abort("canceled" satisfies StopReason);
        return true;
    }

    async stop(): Promise<void> {
        this.#stopped = true;
        await this.#looks.end();
        for (const { abort } of this.#active.values()) {
            abort.abort("shutdown" satisfies StopReason);
        }
        const claimed = [...this.#active.values()].filter((active) => active.claimed);
        await Promise.all(claimed.map(({ done }) => done));
    }

    async idle(): Promise<void> {
        while (this.#looks.underWay || this.#active.size > 0) {
            await this.#looks.underWay;
            await Promise.all([...this.#active.values()].map(({ done }) => done));
        }
    }
}
