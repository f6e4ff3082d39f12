import { CicdError } from "../../../common/errors";
import type { Command } from "../../exec/command";
import { inheritedEnvironment } from "../../exec/inherited-environment";
import type { DeployContext } from "../deployer";
import { runOptions } from "../deploy-tools";
import { commandArgv, commandTitle } from "./command-argv";
import { commandEnvironment } from "./command-environment";
import { commandLeft, notStarted } from "./command-error";
import { commandName } from "./command-names";
import type { CommandTools } from "./command-tools";
import type { OutcomeStore } from "./outcome-store";
import type { CommandOutcome, StackCommand } from "./stack-command";
import { workingDirectory } from "./working-directory";

/** What a program needs to find others and its user's files; nothing else of this server's environment. */
const INHERITED = ["PATH", "HOME", "LANG", "TZ"];

async function refuseUnlessAllowed({ hostAllowed, layout }: CommandTools, { untrusted }: DeployContext): Promise<void> {
    if (untrusted) {
        throw new CicdError({
            code: "HOST_COMMAND_NOT_ALLOWED",
            message: "Code from outside may not run commands on the host.",
            safe: "The command did nothing.",
            hint: "Let the command run in an image, or take the change into a branch of the repository first.",
        });
    }
    if (!(await hostAllowed(layout.stack))) {
        throw new CicdError({
            code: "HOST_COMMAND_NOT_ALLOWED",
            message: `The stack ${layout.stack} may not run commands on the host.`,
            safe: "The command did nothing.",
            hint: "Let the command run in an image, or ask an administrator to allow commands on the host for this stack in the settings.",
        });
    }
}

/** The command as a process of this machine, as data. */
export function hostCommand(
    command: StackCommand,
    { cwd, environment }: { cwd: string; environment: Readonly<Record<string, string>> },
): Command {
    const [file, ...args] = commandArgv(command.config);
    return {
        file: file!,
        args,
        cwd,
        env: { ...inheritedEnvironment(INHERITED), ...environment },
        deadlineMs: command.config.timeout * 1000,
    };
}

interface Run {
    tools: CommandTools;
    context: DeployContext;
    secrets: readonly string[];
}

async function runProcess(command: Command, signal: AbortSignal, run: Run): Promise<CommandOutcome> {
    const options = { ...runOptions(run.context), signal, secrets: run.secrets };
    try {
        const { exitCode, signal: endedBy } = await run.tools.runner.run(command, options);
        return exitCode === null
            ? { exitCode, timedOut: false, detail: `it was ended by ${endedBy}` }
            : { exitCode, timedOut: false };
    } catch (error) {
        if (error instanceof CicdError && error.code === "TIMED_OUT") {
            return { exitCode: null, timedOut: true };
        }
        throw error;
    }
}

/**
 * Runs a command on the host with this server's user. No container remembers it: one that a dead server took along is
 * started again, unless it must not be interrupted.
 * @throws CicdError HOST_COMMAND_NOT_ALLOWED | COMMAND_NOT_STARTED | COMPOSE_PATH_ESCAPES | CANCELED
 */
export async function runOnHost(command: StackCommand, outcomes: OutcomeStore, run: Run): Promise<CommandOutcome> {
    const { tools, context } = run;
    await refuseUnlessAllowed(tools, context);
    const { interruptible } = command.config;
    if (!interruptible && (await outcomes.find(command.id))?.begun) {
        return {
            exitCode: null,
            timedOut: false,
            detail: "the server was killed while it ran, and it is not started twice",
        };
    }
    const cwd = (await workingDirectory(command, tools.layout)) ?? tools.layout.directory;
    if (!interruptible) {
        context.log("A command on the host ends with the server: a kill of the server cuts this one off, too");
    }
    const name = commandName(tools.layout.stack, command.id);
    if (tools.onHost.has(name)) {
        throw notStarted("The command already runs on the host.", "Wait until it has ended.");
    }
    const end = new AbortController();
    const signals = [end.signal, ...(interruptible && context.signal ? [context.signal] : [])];
    const environment = commandEnvironment(command, context);
    await outcomes.save(command.id, { begun: true });
    const running = runProcess(hostCommand(command, { cwd, environment }), AbortSignal.any(signals), run);
    const ended = running.then(
        () => void tools.onHost.delete(name),
        () => void tools.onHost.delete(name),
    );
    tools.onHost.set(name, async () => {
        end.abort();
        await ended;
    });
    command.onStart?.();
    return interruptible ? running : Promise.race([running, left(command, context)]);
}

/** What must not be interrupted goes on, but nobody has to wait for it. */
function left({ config }: StackCommand, { signal }: DeployContext): Promise<never> {
    return new Promise((_, reject) => {
        const letGo = () => reject(commandLeft(commandTitle(config)));
        signal?.addEventListener("abort", letGo, { once: true });
        if (signal?.aborted) {
            letGo();
        }
    });
}
