import { CicdError } from "../../../common/errors";
import type { StackCommand } from "../../deploy/commands/stack-command";
import type { DeployContext, LiveRelease } from "../../deploy/deployer";
import { jobRuns, type JobRun } from "../../models/job-runs";
import { releases, type Release } from "../../models/releases";
import { liveRelease } from "../live-release";
import { openRelease } from "../release-environment";
import type { ExecuteDeps } from "./execute-run";

/** The one that it began with, also after a crash; else what is live now. */
export async function releaseOf(deps: ExecuteDeps, run: JobRun, context: DeployContext): Promise<Release | null> {
    const begun = run.releaseId === null ? null : await releases.find(deps.db, run.releaseId);
    const found =
        begun ??
        (run.command.runIn === undefined
            ? await releases.active(deps.db, run.stack)
            : await liveRelease(deps, context));
    if (found) {
        await jobRuns.note(deps.db, run, { releaseId: found.id, releaseNumber: found.number });
    }
    return found;
}

/**
 * What a run starts.
 *
 * @throws CicdError STATE_CONFLICT when the release has no such service
 */
export function commandOf(
    deps: ExecuteDeps,
    run: JobRun,
    release: Release | null,
): Omit<StackCommand, "id" | "onStart"> {
    const { command } = run;
    const environment = {
        CICD_STACK: run.stack,
        CICD_JOB: run.name,
        CICD_JOB_RUN: String(run.id),
        ...(release ? { CICD_RELEASE: String(release.number) } : {}),
        ...(release?.commitSha ? { CICD_COMMIT: release.commitSha } : {}),
    };
    const live = command.runIn === undefined ? null : requireService(deps, release, command.runIn);
    // Whoever cancels was told already when it must not be; and the host's processes end with this server.
    const config = { ...command, interruptible: true };
    return { config, workspace: null, release: live, environment };
}

function requireService(deps: ExecuteDeps, release: Release | null, service: string): LiveRelease {
    if (!release) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `Nothing of this stack is live yet, so there is no service ${service} to run in.`,
            hint: "Deploy the stack first, or let the job run in an image.",
        });
    }
    const names = Object.keys(release.content.services);
    if (!names.includes(service)) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The live release has no service ${service}.`,
            hint: `Change the job to one of its services: ${names.join(", ") || "it has none"}.`,
        });
    }
    return openRelease(release, deps.secrets);
}
