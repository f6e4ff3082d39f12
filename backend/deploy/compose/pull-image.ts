import { registryOf } from "../../../common/registry-of";
import type { RunOptions } from "../../exec/command";
import { dockerCommand } from "../../exec/docker-command";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { registryError } from "../registry/registry-error";
import { registryFailure } from "../registry/registry-failure";
import { withPatience } from "../registry/with-patience";
import { machineError } from "./engine-errors";

/** The last line of what docker says went wrong. */
export function reasonOf(stderr: string): string {
    const last = stderr.trim().split("\n").at(-1) ?? "";
    return last
        .replace(/^Error response from daemon: /, "")
        .replace(/[.\s]+$/, "")
        .slice(0, 300);
}

type Tools = Pick<DeployTools, "runner" | "access" | "clock" | "wait" | "registries">;

/** @throws CicdError IMAGE_UNAVAILABLE | RATE_LIMITED */
export async function pullImage(
    image: { reference: string; service?: string },
    run: Tools & { deadlineMs: number },
    options: RunOptions & Pick<DeployContext, "log">,
): Promise<void> {
    const { reference, service } = image;
    const { registries } = run;
    const host = registryOf(reference);
    const attempt = (deadlineMs: number) => {
        // The engine pulls, but credential helpers ask their own servers.
        const command = dockerCommand(run.access, {
            args: ["pull", "--", reference],
            deadlineMs,
            reachesRegistry: true,
        });
        return run.runner.run(command, { ...options, secrets: registries.secrets() });
    };
    const call = {
        host,
        reference,
        deadlineMs: run.deadlineMs,
        attempt,
        judge: ({ stderr }: { stderr: string }) => (machineError(stderr) ? null : registryFailure(stderr)),
        failed: ({ stderr }: { stderr: string }, failure: ReturnType<typeof registryFailure>) => {
            const hasLogin = registries.hasLogin(host);
            if (failure?.kind === "login" && hasLogin) {
                registries.noteLogin(host, false);
            }
            const what = `The image ${reference}${service ? ` of the service ${service}` : ""} can't be pulled`;
            const reason = reasonOf(stderr);
            return (
                machineError(stderr) ??
                registryError(failure, { code: "IMAGE_UNAVAILABLE", what, host, hasLogin, reason })
            );
        },
    };
    await withPatience(call, run, options);
    registries.noteLogin(host, true);
}
