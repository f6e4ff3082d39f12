import type { CommandPhase } from "../../../common/build-config-schema";
import { isOfKeptRelease } from "../kept-release";
import { beginAnew } from "../progress";
import type { StepContext } from "../step";
import { stepOfPhase } from "./phases";
import { isDone, placedCommands } from "./placed-command";
import { runCommand } from "./run-command";

/**
 * Runs the commands of a phase that belong to a deployment that goes well, one after the other. A kept release is not
 * built and tested again, and its migrations are done: it has no commands but those of a build that is needed again.
 *
 * @throws CommandFailed
 */
export async function runPhase(context: StepContext, phase: CommandPhase): Promise<"succeeded" | "skipped"> {
    const commands = hasCommands(context, phase) ? placedCommands(context, phase) : [];
    const wanted = commands.filter(({ config }) => config.on !== "failure");
    for (const command of wanted) {
        if (!isDone(context, command)) {
            await forgetWhatFollows(context, phase);
            await runCommand(context, command);
        }
    }
    return wanted.length > 0 ? "succeeded" : "skipped";
}

/** Where the images of a kept release are gone, what they are made with runs again. */
function hasCommands({ deployment, progress }: StepContext, phase: CommandPhase): boolean {
    const builds = progress.rebuild === true && (phase === "preBuild" || phase === "build");
    return !isOfKeptRelease(deployment) || builds;
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
