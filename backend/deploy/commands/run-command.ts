import { CicdError } from "../../../common/errors";
import type { CommandContainer } from "../../exec/command-containers";
import type { DeployContext } from "../deployer";
import { attendContainer } from "./attend-container";
import { commandTitle } from "./command-argv";
import { commandCanceled, notStarted } from "./command-error";
import { commandName, isCommandOf } from "./command-names";
import type { CommandTools } from "./command-tools";
import { OutcomeStore } from "./outcome-store";
import { runOnHost } from "./run-on-host";
import type { CommandOutcome, StackCommand } from "./stack-command";
import { reclaimWorkspace, startInImage } from "./start-in-image";
import { startInService } from "./start-in-service";

interface Run {
    tools: CommandTools;
    context: DeployContext;
    secrets: readonly string[];
}

const REMOVED: CommandOutcome = {
    exitCode: null,
    timedOut: false,
    detail: "its container was removed by somebody else",
};

/** Facts about the deployment, which everybody may read. */
const PUBLIC = /^CICD_/;

function secretsOf({ environment }: StackCommand): string[] {
    return Object.entries(environment).flatMap(([name, value]) => (PUBLIC.test(name) ? [] : [value]));
}

/** @throws CicdError COMMAND_NOT_STARTED when the name is taken by somebody else's container */
async function findOwn(command: StackCommand, { engine, layout }: CommandTools): Promise<CommandContainer | null> {
    const name = commandName(layout.stack, command.id);
    const found = await engine.commandContainer(name);
    if (found && !isCommandOf(layout, found)) {
        throw notStarted(
            `There is a container named ${name} that is not of this command.`,
            `Look at it with docker inspect ${name}, and remove it if nobody needs it.`,
        );
    }
    return found;
}

async function start(command: StackCommand, found: CommandContainer | null, run: Run): Promise<void> {
    if (command.config.runIn !== undefined) {
        await startInService(command, run);
    } else if (found) {
        await run.tools.engine.startCommand(found.id);
    } else {
        await startInImage(command, run);
    }
}

/**
 * Started now, or by a server that is dead by now; started it was in any case. Null when it was started and somebody
 * removed its container.
 */
async function startedContainer(
    command: StackCommand,
    outcomes: OutcomeStore,
    run: Run,
): Promise<CommandContainer | null> {
    const found = await findOwn(command, run.tools);
    if (found && found.startedAt !== null) {
        const going = found.running ? "still runs" : "has ended meanwhile";
        run.context.log(`The command was started before and ${going}; this is what it said from the beginning:`);
        return found;
    }
    const recorded = await outcomes.find(command.id);
    if (found === null && recorded?.begun && recorded.started) {
        return null;
    }
    await outcomes.save(command.id, { begun: true });
    await start(command, found, run);
    await outcomes.save(command.id, { begun: true, started: true });
    return findOwn(command, run.tools);
}

async function attend(command: StackCommand, outcomes: OutcomeStore, run: Run): Promise<CommandOutcome> {
    const container = await startedContainer(command, outcomes, run);
    command.onStart?.();
    const outcome = container && (await attendContainer({ command, secrets: run.secrets }, container, run));
    if (outcome === null) {
        // Somebody else may have waited for it, too.
        const recorded = await outcomes.find(command.id);
        return recorded && !recorded.begun ? recorded.outcome : REMOVED;
    }
    await outcomes.save(command.id, { outcome });
    return outcome;
}

async function runInContainer(command: StackCommand, outcomes: OutcomeStore, run: Run): Promise<CommandOutcome> {
    try {
        const outcome = await attend(command, outcomes, run);
        await tidyUp(command, run);
        return outcome;
    } catch (error) {
        if (command.config.interruptible && run.context.signal?.aborted) {
            await tidyUp(command, run);
        }
        await forgetUnlessStarted(command, outcomes, run);
        throw error;
    }
}

/** Where nothing is left it may be asked for anew. */
async function forgetUnlessStarted(command: StackCommand, outcomes: OutcomeStore, { tools }: Run): Promise<void> {
    const left = await findOwn(command, tools).catch(() => undefined);
    if (left === null) {
        await outcomes.forget(command.id);
    }
}

async function tidyUp(command: StackCommand, run: Run): Promise<void> {
    const left = await findOwn(command, run.tools);
    if (left) {
        if (command.config.image !== undefined) {
            await reclaimWorkspace(command, command.config.image, run);
        }
        await run.tools.engine.removeCommand(left.id);
    }
}

/** @see Deployer.runCommand */
export async function runCommand(
    command: StackCommand,
    tools: CommandTools,
    context: DeployContext,
): Promise<CommandOutcome> {
    const outcomes = new OutcomeStore(tools.layout);
    const recorded = await outcomes.find(command.id);
    if (recorded && !recorded.begun) {
        context.log("The command has ended before; it is not started a second time");
        return recorded.outcome;
    }
    if (context.signal?.aborted) {
        throw commandCanceled(commandTitle(command.config));
    }
    const run = { tools, context, secrets: secretsOf(command) };
    if (!command.config.onHost) {
        return runInContainer(command, outcomes, run);
    }
    try {
        const outcome = await runOnHost(command, outcomes, run);
        await outcomes.save(command.id, { outcome });
        return outcome;
    } catch (error) {
        if (error instanceof CicdError && error.code === "CANCELED" && command.config.interruptible) {
            await outcomes.forget(command.id);
        }
        throw error;
    }
}
