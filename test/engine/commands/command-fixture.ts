import { mkdir } from "node:fs/promises";
import path from "node:path";
import { commandSchema } from "../../../common/schema";
import { createDeployer, type DeployerDeps } from "../../../backend/deploy/create-deployer";
import type { CommandOutcome, StackCommand } from "../../../backend/deploy/commands/stack-command";
import type { DeployContext, Deployer } from "../../../backend/deploy/deployer";
import { createDockerEngine } from "../../../backend/exec/docker-engine";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import { systemClock } from "../../../backend/models/clock";
import { StackFixture } from "../deploy/stack-fixture";

export const BUSYBOX = "busybox-test:1";

type Change = Partial<Omit<StackCommand, "config">> & { context?: Partial<DeployContext> };

/** Commands of one stack on the real engine, run by any number of servers one after the other. */
export class CommandFixture {
    #count = 0;

    private constructor(
        readonly stack: StackFixture,
        readonly workspace: string,
    ) {}

    static async create(): Promise<CommandFixture> {
        const stack = await StackFixture.create();
        const workspace = path.join(stack.stacksDir, ".cicd", stack.name, "work", "1");
        await mkdir(workspace, { recursive: true });
        return new CommandFixture(stack, workspace);
    }

    /** A server of its own, that knows nothing of what others did. */
    server(changes: Partial<DeployerDeps> = {}): Deployer {
        return createDeployer({
            runner: createProcessRunner({ bootId: "test", onStart: () => undefined, onExit: () => undefined }),
            engine: createDockerEngine(),
            stacksDir: this.stack.stacksDir,
            hostEnvironment: process.env,
            clock: systemClock,
            ...changes,
        });
    }

    command(config: object, changes: Change = {}): StackCommand {
        return {
            id: changes.id ?? `1-test-${this.#count++}`,
            config: commandSchema.parse(config),
            workspace: changes.workspace === undefined ? this.workspace : changes.workspace,
            release: changes.release ?? null,
            environment: changes.environment ?? {},
            ...("previous" in changes ? { previous: changes.previous } : {}),
        };
    }

    run(config: object, changes: Change = {}, server: Deployer = this.server()): Promise<CommandOutcome> {
        return server.runCommand(this.command(config, changes), { ...this.stack.context, ...changes.context });
    }

    get output(): string {
        return this.stack.lines.join("");
    }

    /** Everything of commands that is on the engine, of this stack. */
    async left(): Promise<string[]> {
        const names = await this.stack.docker(
            "ps",
            "-a",
            "--format",
            "{{.Names}}",
            "--filter",
            `name=cicd.${this.stack.name}.`,
        );
        return names.split("\n").filter(Boolean);
    }

    async remove(): Promise<void> {
        await this.server().endCommands(this.stack.name, 1);
        await this.stack.remove();
    }
}
