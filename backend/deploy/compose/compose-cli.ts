import type { CommandResult, ProcessRunner, RunOptions } from "../../exec/command";
import type { DockerAccess } from "../../exec/docker-access";
import { composeCommand, type ComposeProject } from "./compose-command";
import { configError, unsetVariables } from "./compose-errors";
import type { ComposeModel } from "./compose-model";

/** A compose file of foreign origin is parsed within these. Go reserves far more address space than it uses. */
const PARSE = { deadlineMs: 20_000, memoryBytes: 4 * 1024 ** 3 };

export interface ResolvedModel {
    model: ComposeModel;
    /** Variables that have no value and no default. */
    unset: string[];
}

/** Reading calls of compose: nothing of the engine is changed by them. */
export class ComposeCli {
    constructor(
        private readonly runner: ProcessRunner,
        private readonly access: DockerAccess,
    ) {}

    /**
     * One file out of several, with includes and extensions resolved; variables and relative paths stay as written.
     * `unfinished`: what compose would miss, like a service's image, is put in afterwards.
     */
    async merge(project: ComposeProject & { unfinished?: boolean }, options: RunOptions): Promise<string> {
        const args = ["--profile", "*", "config", "--no-interpolate", "--no-path-resolution"];
        const unchecked = project.unfinished ? ["--no-consistency"] : [];
        return (await this.#config(project, [...args, ...unchecked], options)).stdout;
    }

    /** @throws CicdError COMPOSE_FILE_INVALID | ENV_KEY_MISSING */
    async resolve(project: ComposeProject, options: RunOptions): Promise<ResolvedModel> {
        const { stdout, stderr } = await this.#config(project, ["config", "--format", "json"], options);
        return { model: JSON.parse(stdout) as ComposeModel, unset: unsetVariables(stderr) };
    }

    /** Compose's fingerprint of each service's configuration: what `up` compares with a container's label. */
    async hashes(project: ComposeProject, options: RunOptions): Promise<Record<string, string>> {
        const result = await this.#config(project, ["config", "--hash", "*"], options);
        const lines = result.stdout.split("\n").map((line) => line.trim().split(/\s+/));
        return Object.fromEntries(lines.filter((parts) => parts.length === 2) as [string, string][]);
    }

    async #config(project: ComposeProject, args: readonly string[], options: RunOptions): Promise<CommandResult> {
        const command = composeCommand(project, args, { ...PARSE, access: this.access });
        const result = await this.runner.run(command, { ...options, onOutput: undefined, rawStdout: true });
        if (result.exitCode !== 0) {
            const hidden = [...project.files.map((file) => file.replace(/\/[^/]*$/, "")), project.projectDirectory];
            throw configError(result.stderr, hidden);
        }
        return result;
    }
}
