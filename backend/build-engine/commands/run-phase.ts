import type { CommandPhase } from "../../../common/build-config-schema";
import { isOfKeptRelease } from "../kept-release";
import { beginAnew } from "../progress";
import type { StepContext } from "../step";
import { stepOfPhase } from "./phases";
import { isDone, placedCommands } from "./placed-command";
import { runCommand } from "./run-command";

/**
 * Runs the commands of a phase that belong to a deployment that goes well, one after the other. A kept release is not
 * built and tested again, and its migrations are done: it has no commands.
 *
 * @throws CommandFailed
 */
export async function runPhase(context: StepContext, phase: CommandPhase): Promise<"succeeded" | "skipped"> {
    const commands = isOfKeptRelease(context.deployment) ? [] : placedCommands(context, phase);
    const wanted = commands.filter(({ config }) => config.on !== "failure");
    for (const command of wanted) {
        if (!isDone(context, command)) {
            await forgetWhatFollows(context, phase);
            await runCommand(context, command);
        }
    }
    return wanted.length > 0 ? "succeeded" : "skipped";
}

/** What was built before a command ran anew does not have what it makes. */
async function forgetWhatFollows(context: StepContext, phase: CommandPhase): Promise<void> {
    const { built, done } = context.progress;
    const step = stepOfPhase(phase);
    const isInImages = built !== null && (phase === "preBuild" || phase === "build");
    if (isInImages || done.includes(step)) {
        await beginAnew(context, step, `The commands of the step ${step} changed, so all from there is done anew`);
    }
}
