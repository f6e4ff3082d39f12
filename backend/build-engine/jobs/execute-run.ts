import { CicdError, toErrorView, type ErrorView } from "../../../common/errors";
import type { CommandOutcome, StackCommand } from "../../deploy/commands/stack-command";
import type { DeployContext, LiveRelease } from "../../deploy/deployer";
import { buildConfigs } from "../../models/build-configs";
import { jobRuns, type JobRun } from "../../models/job-runs";
import { releases, type Release } from "../../models/releases";
import { liveRelease } from "../live-release";
import type { LogStore, LogWriter } from "../log-store";
import type { StopReason } from "../outcome";
import { openRelease } from "../release-environment";
import { secretsOf, secretValues } from "../secrets-of";
import type { PipelineServices } from "../step";
import { INTERRUPTED_ON_HOST } from "./recover-job-runs";

export interface ExecuteDeps extends Pick<PipelineServices, "db" | "clock" | "secrets" | "deployer" | "stacksDir"> {
    jobLogs: LogStore;
}

/** How a run ends. `detached`: the server stops, and the command goes on in its container. */
export type RunOutcome =
    { to: "succeeded" | "failed" | "canceled"; exitCode: number | null; error: ErrorView | null } | { to: "detached" };

interface Course {
    /** Aborted with a StopReason. */
    signal: AbortSignal;
    /** Called once the command is on its way and its stack is free for others. */
    started: () => void;
}

interface LoggedCourse extends Course {
    log: LogWriter;
}

/** The name under which a try of a run is started at most once for all time. */
export function commandIdOf(run: number, tries: number): string {
    return tries <= 1 ? `job-${run}` : `job-${run}-${tries}`;
}

/** Executes a claimed run to its end. What goes wrong with the command itself is an outcome. */
export async function executeRun(deps: ExecuteDeps, run: JobRun, course: Course): Promise<RunOutcome> {
    const log = await deps.jobLogs.open(run.id, await secretsOf(deps, run.stack, null));
    try {
        const outcome = await execute(deps, run, { ...course, log });
        const error = outcome.to === "detached" ? null : outcome.error;
        if (error) {
            log.write(`\n${[error.message, error.safe, error.hint].filter(Boolean).join(" ")}\n`);
        }
        return outcome;
    } finally {
        await log.close();
    }
}

async function execute(deps: ExecuteDeps, run: JobRun, course: LoggedCourse): Promise<RunOutcome> {
    try {
        if (run.cancelRequested) {
            // The cancel came before the server stopped; what of it still runs is ended with the run.
            return CANCELED;
        }
        return await tryUntilDone(deps, run, course);
    } catch (error) {
        return (await stopOutcome(deps, run, course)) ?? failed(error, course.log);
    }
}

async function tryUntilDone(deps: ExecuteDeps, run: JobRun, course: LoggedCourse): Promise<RunOutcome> {
    const context = await contextOf(deps, run, course);
    const release = await releaseOf(deps, run, context);
    const command = await commandOf(deps, run, release);
    const own = Object.entries(run.command.environment).map(([key, value]) => `${key}=${value}`);
    course.log.addSecrets(secretValues([command.release?.environment, ...own].join("\n")));
    if (run.tries > 0) {
        course.log.write("\nThe server stopped during this run; going on with what became of the command.\n");
    }
    for (let tries = Math.max(1, run.tries); ; tries++) {
        run.tries = tries;
        await jobRuns.note(deps.db, run, { tries });
        course.signal.throwIfAborted();
        const id = commandIdOf(run.id, tries);
        const outcome = await deps.deployer.runCommand({ ...command, id, onStart: course.started }, context);
        const stopped = await stopOutcome(deps, run, course);
        if (stopped || outcome.exitCode === 0) {
            return stopped ?? { to: "succeeded", exitCode: 0, error: null };
        }
        if (tries > run.command.retries) {
            return { to: "failed", exitCode: outcome.exitCode, error: judged(run, outcome) };
        }
        await deps.deployer.endCommand(run.stack, id);
        course.log.write(`\n${judged(run, outcome).message} Trying again (${tries} of ${run.command.retries}).\n`);
    }
}

/** Null unless somebody or something ends the run from outside. */
async function stopOutcome(deps: ExecuteDeps, run: JobRun, { signal }: Course): Promise<RunOutcome | null> {
    if (!signal.aborted) {
        return null;
    }
    if ((signal.reason as StopReason) === "canceled") {
        await deps.deployer.endCommand(run.stack, commandIdOf(run.id, run.tries));
        return CANCELED;
    }
    return run.command.onHost ? { to: "failed", exitCode: null, error: INTERRUPTED_ON_HOST } : { to: "detached" };
}

async function contextOf(deps: ExecuteDeps, run: JobRun, { log, signal }: LoggedCourse): Promise<DeployContext> {
    return {
        stack: run.stack,
        buildConfig: await buildConfigs.find(deps.db, run.stack),
        signal,
        log: (line) => log.write(line.endsWith("\n") ? line : `${line}\n`),
        onOutput: (text) => log.write(text),
    };
}

/** The one that it began with, also after a crash; else what is live now. */
async function releaseOf(deps: ExecuteDeps, run: JobRun, context: DeployContext): Promise<Release | null> {
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

async function commandOf(
    deps: ExecuteDeps,
    run: JobRun,
    release: Release | null,
): Promise<Omit<StackCommand, "id" | "onStart">> {
    const { command } = run;
    const environment = {
        CICD_STACK: run.stack,
        CICD_JOB: run.name,
        CICD_JOB_RUN: String(run.id),
        ...(release ? { CICD_RELEASE: String(release.number) } : {}),
        ...(release?.commitSha ? { CICD_COMMIT: release.commitSha } : {}),
    };
    const live = command.runIn === undefined ? null : requireService(deps, release, command.runIn);
    // A container outlives us and is ended by its name; a command on the host is ended through the signal.
    const config = { ...command, interruptible: command.onHost };
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

const CANCELED: RunOutcome = {
    to: "canceled",
    exitCode: null,
    error: { code: "CANCELED", message: "The run was canceled.", hint: "Run it again when you are ready." },
};

function judged({ command }: JobRun, { exitCode, timedOut }: CommandOutcome): ErrorView {
    if (timedOut) {
        return {
            code: "TIMED_OUT",
            message: `The command took longer than its ${command.timeout} s and was ended.`,
            hint: "Look at the log for what it was waiting for, or give it more time.",
        };
    }
    return {
        code: "COMMAND_FAILED",
        message: exitCode === null ? "The command was ended by a signal." : `The command ended with code ${exitCode}.`,
        hint: "Look at the end of the log for the reason, then run it again.",
    };
}

/** An error may quote a container's last words, and these a secret. */
function failed(error: unknown, log: LogWriter): RunOutcome {
    if (!(error instanceof CicdError)) {
        throw error;
    }
    const { code, message, safe, hint } = toErrorView(error);
    return {
        to: "failed",
        exitCode: null,
        error: { code, message: log.masked(message), safe: safe && log.masked(safe), hint: log.masked(hint) },
    };
}
