import type { CommandOutcome, StackCommand } from "../../backend/deploy/commands/stack-command";
import type { DeployContext } from "../../backend/deploy/deployer";
import { CicdError } from "../../common/errors";
import { FakeDeployer } from "./fake-deployer";

interface Container {
    end: (outcome: CommandOutcome) => void;
    ended: Promise<CommandOutcome>;
    running: boolean;
}

/**
 * Commands in containers that outlive the server which started them: each id is started once, runs until the test ends
 * it, and is remembered until it is forgotten.
 */
export class FakeContainers extends FakeDeployer {
    /** Ids in the order in which they were started. */
    readonly started: string[] = [];
    readonly asked: StackCommand[] = [];
    /** Ids that were ended from outside or forgotten. */
    readonly removed: string[] = [];
    /** What each command prints when it is started. */
    output = "";
    /** False: no command says that it has started, so that its stack stays held. */
    tellsStart = true;
    readonly #containers = new Map<string, Container>();

    /** Ends the command with this id as its program would. */
    exit(id: string, exitCode: number | null = 0, timedOut = false): void {
        const container = this.#containers.get(id);
        if (!container) {
            throw new Error(`${id} was never started`);
        }
        container.running = false;
        container.end({ exitCode, timedOut });
    }

    get running(): string[] {
        return [...this.#containers].filter(([, { running }]) => running).map(([id]) => id);
    }

    override async runCommand(command: StackCommand, context: DeployContext): Promise<CommandOutcome> {
        this.asked.push(command);
        const { signal } = context;
        const container = this.#containers.get(command.id) ?? this.#start(command, context);
        if (this.tellsStart) {
            command.onStart?.();
        }
        const letGo = new Promise<never>((_, reject) => {
            const leave = () => {
                if (command.config.interruptible) {
                    this.#remove(command.id);
                }
                reject(new CicdError({ code: "CANCELED", message: "Canceled.", hint: "Again." }));
            };
            if (signal?.aborted) {
                leave();
            }
            signal?.addEventListener("abort", leave);
        });
        return Promise.race([container.ended, letGo]);
    }

    override async endCommand(_stack: string, id: string): Promise<void> {
        this.removed.push(id);
        this.#remove(id);
    }

    #start(command: StackCommand, context: DeployContext): Container {
        this.started.push(command.id);
        context.onOutput?.(this.output);
        let end!: (outcome: CommandOutcome) => void;
        const ended = new Promise<CommandOutcome>((resolve) => (end = resolve));
        const container = { end, ended, running: true };
        this.#containers.set(command.id, container);
        return container;
    }

    #remove(id: string): void {
        const container = this.#containers.get(id);
        this.#containers.delete(id);
        container?.end({ exitCode: 137, timedOut: false });
    }
}
