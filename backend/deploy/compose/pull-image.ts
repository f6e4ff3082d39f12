import { CicdError } from "../../../common/errors";
import type { ProcessRunner, RunOptions } from "../../exec/command";
import type { DockerAccess } from "../../exec/docker-access";
import { dockerCommand } from "../../exec/docker-command";
import { machineError } from "./engine-errors";

function reasonOf(stderr: string): string {
    const last = stderr.trim().split("\n").at(-1) ?? "";
    return last
        .replace(/^Error response from daemon: /, "")
        .replace(/[.\s]+$/, "")
        .slice(0, 300);
}

/** @throws CicdError IMAGE_UNAVAILABLE */
export async function pullImage(
    image: { reference: string; service: string },
    run: { runner: ProcessRunner; access: DockerAccess; deadlineMs: number },
    options: RunOptions,
): Promise<void> {
    // The engine pulls, but credential helpers ask their own servers.
    const command = dockerCommand(run.access, {
        args: ["pull", "--", image.reference],
        deadlineMs: run.deadlineMs,
        reachesRegistry: true,
    });
    const result = await run.runner.run(command, options);
    if (result.exitCode !== 0) {
        throw (
            machineError(result.stderr) ??
            new CicdError({
                code: "IMAGE_UNAVAILABLE",
                message: `The image ${image.reference} of the service ${image.service} can't be pulled: ${reasonOf(result.stderr)}.`,
                safe: "The running stack was not touched.",
                hint: "Check the image's name, the registry and its login on this machine, then retry.",
            })
        );
    }
}
