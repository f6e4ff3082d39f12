import path from "node:path";
import { CicdError } from "../../../common/errors";
import type { RunOptions } from "../../exec/command";
import { dockerCommand } from "../../exec/docker-command";
import { composeSentence } from "../compose/compose-errors";
import type { DeployTools } from "../deploy-tools";

const DEADLINE_MS = 300_000;

/**
 * Stops and removes the project's containers and networks; volumes stay. Compose finds them by their labels, so that
 * half-made projects and broken files are no hindrance.
 */
export async function composeDown(tools: DeployTools, options: RunOptions): Promise<void> {
    const { layout, access } = tools;
    const args = ["compose", "--ansi", "never", "-p", layout.stack, "down", "--remove-orphans"];
    const cwd = path.parse(layout.directory).root;
    const result = await tools.runner.run(dockerCommand(access, { args, cwd, deadlineMs: DEADLINE_MS }), options);
    if (result.exitCode !== 0) {
        throw new CicdError({
            code: "UP_FAILED",
            message: `The stack's containers can't be removed: ${composeSentence(result.stderr)}.`,
            safe: "Volumes and files were not touched.",
            hint: "Look at the containers with docker ps, then try again.",
        });
    }
}
