import { isFinal, type StepState } from "../common/states";
import type { Clock } from "./models/clock";
import type { Database } from "./models/db";
import { deployments, type Deployment } from "./models/deployments";
import type { DomainEvent, EventBus } from "./models/event-bus";
import { steps, type Step } from "./models/steps";
import type { ServerLog } from "./server-log";

const over: readonly StepState[] = ["succeeded", "failed", "canceled"];

/**
 * One line for each deployment that begins, waits or ends, and one for each step that ends, in their order. What errors
 * say was masked before it was stored. Answers the function that ends it, once what was heard is written.
 */
export function logDeployments(parts: {
    db: Database;
    clock: Clock;
    bus: EventBus;
    log: ServerLog;
    report: (error: unknown) => void;
}): () => Promise<void> {
    const logger = new DeploymentLogger(parts.db, parts.log);
    let last = Promise.resolve();
    const stop = parts.bus.subscribe((event) => {
        if (event.type === "deployment" || event.type === "step") {
            const at = parts.clock.now().toISOString();
            last = last.then(() => logger.hear(event, at)).catch(parts.report);
        }
    });
    return () => {
        stop();
        return last;
    };
}

type Heard = Extract<DomainEvent, { type: "deployment" | "step" }>;

class DeploymentLogger {
    /** When a deployment began to run, and the steps whose end is written since; only of those that run. */
    readonly #runs = new Map<number, { begun: string; written: Set<string> }>();

    constructor(
        private readonly db: Database,
        private readonly log: ServerLog,
    ) {}

    async hear(event: Heard, at: string): Promise<void> {
        if (event.type === "deployment" && event.to === "running") {
            this.#runs.set(event.deployment, { begun: at, written: new Set() });
        }
        // A burst of pushes makes and supersedes many: nothing of them has run, and they are counted by /metrics.
        if (event.type === "deployment" && event.from !== "running" && event.to !== "running" && !isEnd(event)) {
            return;
        }
        const deployment = await deployments.find(this.db, event.deployment);
        if (!deployment) {
            return;
        }
        if (event.type === "step" || event.from === "running") {
            await this.#steps(deployment);
        }
        if (event.type === "deployment") {
            this.#deployment(deployment, event);
        }
    }

    async #steps(deployment: Deployment): Promise<void> {
        const all = (await steps.listFor(this.db, [deployment.id])).get(deployment.id) ?? [];
        const { begun, written } = this.#runs.get(deployment.id) ?? { begun: "", written: new Set<string>() };
        // What was done before a wait or a stop has its line already.
        const ended = all.filter(({ state, finishedAt }) => over.includes(state) && (finishedAt ?? "") >= begun);
        for (const step of ended.filter(({ name }) => !written.has(name))) {
            written.add(step.name);
            this.#step(deployment, step);
        }
    }

    #step(deployment: Deployment, step: Step): void {
        const failed = step.state === "failed";
        this.log.info(`step ${step.name} of deployment ${deployment.id} ${step.state}`, {
            ...factsOf(deployment, "step.end"),
            ...(failed ? { level: "error" } : {}),
            step: step.name,
            status: step.state,
            duration: between(step.startedAt, step.finishedAt),
            exitCode: step.exitCode,
            ...(step.tries > 1 ? { tries: step.tries, flaky: step.flaky } : {}),
        });
    }

    #deployment(deployment: Deployment, { to }: Extract<Heard, { type: "deployment" }>): void {
        const { id, waitingReason, waitingDetail, durationMs, error, attempt, commitSha } = deployment;
        if (to !== "running") {
            this.#runs.delete(id);
        }
        const level = to === "failed" || to === "rolled-back" ? { level: "error" } : {};
        this.log.info(`deployment ${id} of ${deployment.stack} ${to === "running" ? "begins" : `is ${to}`}`, {
            ...factsOf(deployment, actionOf(to)),
            ...level,
            status: to,
            attempt,
            commit: commitSha,
            ...(to === "waiting" ? { reason: waitingReason, detail: waitingDetail } : {}),
            ...(isFinal(to) ? { duration: durationMs } : {}),
            ...(error && isFinal(to) ? { error: { code: error.code, message: error.message } } : {}),
        });
    }
}

const isEnd = ({ to, from }: { to: Deployment["state"]; from: Deployment["state"] | null }) =>
    from !== null && isFinal(to) && to !== "superseded";

function actionOf(to: Deployment["state"]): string {
    if (to === "running") {
        return "deployment.begin";
    }
    return isFinal(to) ? "deployment.end" : "deployment.wait";
}

function factsOf({ id, stack, requestedBy, trigger }: Deployment, action: string): Record<string, unknown> {
    return { action, deployment: id, stack, user: requestedBy, trigger };
}

function between(from: string | null, to: string | null): number | null {
    return from && to ? Date.parse(to) - Date.parse(from) : null;
}
