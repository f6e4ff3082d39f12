import type { DeployContext } from "../../deploy/deployer";
import { secretValues } from "../../deploy/environment/secret-values";
import { buildConfigs } from "../../models/build-configs";
import { jobRuns, type JobRun } from "../../models/job-runs";
import type { LogStore, LogWriter } from "../log-store";
import { secretsOf } from "../secrets-of";
import type { PipelineServices } from "../step";
import { commandIdOf } from "./command-id";
import { commandOf, releaseOf } from "./command-of-run";
import { endSignal, stopOutcome, unlessLeft } from "./run-end";
import { CANCELED, failed, judged, type RunOutcome } from "./run-outcome";

export interface ExecuteDeps extends Pick<PipelineServices, "db" | "clock" | "secrets" | "deployer" | "stacksDir"> {
    jobLogs: LogStore;
}

interface Course {
    /** Aborted with a StopReason. */
    signal: AbortSignal;
    /** Called once the command is on its way and its stack is free for others. */
    started: () => void;
}

interface LoggedCourse extends Course {
    log: LogWriter;
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
    const command = commandOf(deps, run, release);
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
        const running = deps.deployer.runCommand({ ...command, id, onStart: course.started }, context);
        const outcome = await unlessLeft(running, run, course);
        if (outcome.exitCode === 0) {
            return { to: "succeeded", exitCode: 0, error: null };
        }
        const stopped = await stopOutcome(deps, run, course);
        if (stopped) {
            return stopped;
        }
        if (tries > run.command.retries) {
            return { to: "failed", exitCode: outcome.exitCode, error: judged(run, outcome) };
        }
        await deps.deployer.endCommand(run.stack, id);
        course.log.write(`\n${judged(run, outcome).message} Trying again (${tries} of ${run.command.retries}).\n`);
    }
}

async function contextOf(deps: ExecuteDeps, run: JobRun, course: LoggedCourse): Promise<DeployContext> {
    const { log } = course;
    return {
        stack: run.stack,
        buildConfig: await buildConfigs.find(deps.db, run.stack),
        signal: endSignal(run, course),
        log: (line) => log.write(line.endsWith("\n") ? line : `${line}\n`),
        onOutput: (text) => log.write(text),
    };
}
