import type { DeploymentState } from "../../common/states";

/** What listeners (socket publisher, log, notifiers …) hear of. Sent after the commit, never inside a transaction. */
export type DomainEvent =
    | { type: "deployment"; stack: string; deployment: number; from: DeploymentState | null; to: DeploymentState }
    | { type: "step"; stack: string; deployment: number }
    /** The figures of its canary, or what a person decided about it. */
    | { type: "canary"; stack: string; deployment: number }
    | { type: "stack"; stack: string }
    /** A container of it started, ended, or is as well as it was not before; or the engine is away, or back. */
    | { type: "containers"; stack: string }
    /** Something else differs from its release than before; `isNew` when nothing did before. */
    | { type: "drift"; stack: string; fields: number; isNew: boolean }
    /** A run of a command was made or changed its state. */
    | { type: "job-run"; stack: string; run: number }
    | { type: "delivery"; repository: number }
    /** A push to it waits until Git was asked what it changed. */
    | { type: "push-pending"; repository: number }
    /** What of it is deployed, or how often it is looked at, has changed. */
    | { type: "repository"; repository: number }
    /** One of its deliveries was too large to be read. */
    | { type: "unread"; repository: number }
    /** Its forge says that a commit's checks changed. */
    | { type: "checks"; repository: number; sha: string };

type Listener = (event: DomainEvent) => void | Promise<void>;

/** A listener that fails is reported and never fails whoever published. */
export class EventBus {
    readonly #listeners = new Set<Listener>();

    constructor(private readonly report: (error: unknown) => void) {}

    /** Answers the function that ends the subscription. */
    subscribe(listener: Listener): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    publish(event: DomainEvent): void {
        for (const listener of this.#listeners) {
            try {
                Promise.resolve(listener(event)).catch(this.report);
            } catch (error) {
                this.report(error);
            }
        }
    }
}
