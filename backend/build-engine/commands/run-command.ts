import type { CommandOutcome, StackCommand } from "../../deploy/commands/stack-command";
import { pauseBetweenTries } from "../pause-between-tries";
import { noteProgress, noteTouched } from "../progress";
import { deployContext, required, type StepContext } from "../step";
import { openWorkspace } from "../workspace";
import { commandEnvironment } from "./command-environment";
import { CommandFailed } from "./command-failed";
import { isDone, type Placed } from "./placed-command";

export interface RunWith {
    /** For commands after a failure: whose services `runIn` means. */
    release?: StackCommand["release"];
    /** Aborted with a StopReason; the context's own unless given. */
    signal?: AbortSignal;
}

/**
 * Runs one command, and again as often as its settings say. What is done already is not run a second time, and what
 * still runs since before a crash is waited for.
 *
 * @throws CommandFailed unless its failure is allowed
 */
export async function runCommand(context: StepContext, placed: Placed, given: RunWith = {}): Promise<void> {
    if (isDone(context, placed)) {
        return;
    }
    const { config, title } = placed;
    for (let tried = 1; ; tried += 1) {
        context.signal.throwIfAborted();
        context.tries = Math.max(context.tries, tried);
        const outcome = await runOnce(context, { ...placed, tried }, given);
        if (outcome.exitCode === 0 && !outcome.timedOut) {
            context.flaky ||= tried > 1;
            break;
        }
        if (tried > config.retries) {
            const failed = new CommandFailed(placed, outcome);
            if (!config.allowFailure) {
                throw failed;
            }
            context.log.write(`${failed.message} Its failure is allowed, so the deployment goes on.\n`);
            break;
        }
        context.log.write(`"${title}" is tried again (${tried + 1} of ${config.retries + 1})\n`);
        await pauseBetweenTries(context, tried);
    }
    const { phase, index, digest } = placed;
    const done = { phase, index, digest, inWorkspace: worksInWorkspace(config) };
    await noteProgress(context, { commands: [...context.progress.commands, done] });
}

/** A service works in its own volumes. */
const worksInWorkspace = ({ runIn }: Placed["config"]) => runIn === undefined;

type Try = Placed & { tried: number };

async function runOnce(context: StepContext, at: Try, given: RunWith): Promise<CommandOutcome> {
    const { services, log, deployment } = context;
    const { phase, index, digest, tried, config, title } = at;
    const command: StackCommand = {
        id: `${deployment.id}-${phase}-${index}-${context.progress.round}.${tried}`,
        config,
        workspace: worksInWorkspace(config) ? await openWorkspace(context) : (context.source?.workspaceDir ?? null),
        environment: commandEnvironment(context, phase),
        ...(await releaseFor(context, at, given)),
    };
    log.write(`\nCommand "${title}" ${placeOf(at)}\n`);
    const began = services.clock.now().getTime();
    if (!config.interruptible) {
        await noteProgress(context, { running: { phase, index, digest, tried } });
    }
    const signal = config.interruptible ? (given.signal ?? context.signal) : context.leaving;
    const outcome = await services.deployer.runCommand(command, { ...deployContext(context), signal });
    if (!config.interruptible) {
        await noteProgress(context, { running: null });
    }
    const seconds = (services.clock.now().getTime() - began) / 1000;
    const end = outcome.timedOut ? "ran out of time" : `ended with exit code ${outcome.exitCode ?? "none"}`;
    log.write(`"${title}" ${end} after ${seconds.toFixed(1)} s\n`);
    return outcome;
}

/** Waits for what nothing could cut off, and still runs since before a stop or a crash; how it ends doesn't matter. */
export async function awaitUncut(context: StepContext, placed: readonly Placed[]): Promise<void> {
    const { running } = context.progress;
    const found = running && placed.find(({ index, digest }) => index === running.index && digest === running.digest);
    if (found) {
        context.log.write(`"${found.title}" must not be cut off; waiting for its end\n`);
        await runOnce(context, { ...found, tried: running.tried }, {});
    }
}

function placeOf({ config }: Placed): string {
    if (config.onHost) {
        return "on the host";
    }
    return config.runIn === undefined ? `in ${config.image}` : `as the service ${config.runIn}`;
}

/** Before the release is live its files have to be in place for a service to run: from then on a failure is undone. */
async function releaseFor(
    context: StepContext,
    { config, phase }: Placed,
    { release }: RunWith,
): Promise<Pick<StackCommand, "release" | "previous">> {
    if (config.runIn === undefined || release !== undefined) {
        return { release: release ?? null };
    }
    const next = context.next ?? null;
    if (phase !== "preDeploy" || next === null) {
        return { release: next };
    }
    if (!context.progress.touched) {
        await context.services.deployer.preflight(next, deployContext(context));
        await noteTouched(context);
    }
    return { release: next, previous: required(context.previous, "the live release") };
}
