import type { CommandPhase } from "../../../common/build-config-schema";
import { CicdError } from "../../../common/errors";
import { isOfKeptRelease } from "../kept-release";
import type { Ending } from "../../models/progress";
import type { StepContext } from "../step";
import { stepOfPhase } from "./phases";
import { isDone, placedCommands, type Placed } from "./placed-command";
import { runCommand, type RunWith } from "./run-command";

/**
 * Runs the commands of these phases that are for failures: those of the failed step from the failed command on, and of
 * the later ones. What goes wrong with them is told in the log and hides nothing.
 *
 * @throws what the signal was aborted with, and what is no error for people
 */
export async function runAfterFailure(
    context: StepContext,
    phases: readonly CommandPhase[],
    ending: Ending,
): Promise<void> {
    if (isOfKeptRelease(context.deployment) || context.deployment.untrusted) {
        return;
    }
    for (const command of phases.flatMap((phase) => placedCommands(context, phase))) {
        if (command.config.on !== "success" && !isDone(context, command) && isLater(command, ending)) {
            await runOne(context, command);
        }
    }
}

function isLater({ phase, index }: Placed, { command }: Ending): boolean {
    return command?.phase !== phase || index > command.index;
}

async function runOne(context: StepContext, command: Placed): Promise<void> {
    const release = releaseAfterFailure(context, command);
    if (release === null) {
        context.log.write(`"${command.title}" is left out: there is no release whose service it could run as\n`);
        return;
    }
    try {
        await runCommand(context, command, release);
    } catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof CicdError)) {
            throw error;
        }
        context.log.write(`${error.message} The deployment had failed before.\n`);
    }
}

/** After the undo the previous release is live; before it only what was put in place already can be used. */
function releaseAfterFailure(context: StepContext, { config, phase }: Placed): RunWith | null {
    if (config.runIn === undefined) {
        return {};
    }
    if (stepOfPhase(phase) === "post-deploy") {
        return context.previous ? { release: context.previous } : null;
    }
    return phase === "preDeploy" && context.progress.touched && context.next ? {} : null;
}
