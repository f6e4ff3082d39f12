import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { composeSentence } from "../compose/compose-errors";
import { composeCommand } from "../compose/compose-command";
import { machineError } from "../compose/engine-errors";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext } from "../deployer";
import { runOptions, toolsForRelease, type DeployTools } from "../deploy-tools";
import { placeRelease } from "../live/place-release";
import { requireImages } from "../live/kept-images";
import { liveProject } from "../live/up";
import { makeWorkFolder } from "../stack-layout";
import { commandEnvironment } from "./command-environment";
import { notStarted } from "./command-error";
import { commandLimits } from "./command-limits";
import { commandLabels, commandName } from "./command-names";
import type { CommandTools } from "./command-tools";
import { serviceFile } from "./service-file";
import type { StackCommand } from "./stack-command";
import { requireService, startDependencies } from "./start-dependencies";

const START_MS = 120_000;

interface Run {
    tools: CommandTools;
    context: DeployContext;
}

async function composeRun(
    { command, model }: { command: StackCommand; model: ComposeModel },
    tools: CommandTools,
    context: DeployContext,
): Promise<void> {
    const { layout, access } = tools;
    const service = command.config.runIn!;
    const folder = await makeWorkFolder(layout, "command");
    const [file, empty] = [path.join(folder, "compose.json"), path.join(folder, "empty.env")];
    try {
        const text = serviceFile(model, {
            service,
            run: command.config.run,
            environment: commandEnvironment(command, context),
            labels: commandLabels(layout, command.id),
            limits: await commandLimits(tools.engine, context),
        });
        // Values of the environment are in it.
        await writeFile(file, text, { mode: 0o600 });
        await writeFile(empty, "");
        const project = { stack: layout.stack, projectDirectory: layout.directory, files: [file], envFiles: [empty] };
        const args = [
            "run",
            "--detach",
            "--no-TTY",
            "--no-deps",
            "--name",
            commandName(layout.stack, command.id),
            service,
        ];
        const started = await tools.runner.run(
            composeCommand(project, args, { access, cwd: layout.directory, deadlineMs: START_MS }),
            { ...runOptions(context), onOutput: undefined },
        );
        if (started.exitCode !== 0) {
            throw startError(started.stderr, service);
        }
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

function startError(stderr: string, service: string) {
    const lines = stderr.split("\n").filter((line) => !/^ (?:Container|Network|Volume|Image) /.test(line));
    const sentence = composeSentence(lines.join("\n")).replace(/^Error response from daemon: /, "");
    return (
        machineError(stderr) ??
        notStarted(
            `Docker can't start the command in ${service}: ${sentence || "compose ended without a reason"}.`,
            /executable file not found|no such file/.test(stderr)
                ? "Its image lacks the program; a command that is one line needs /bin/sh."
                : "Correct the command's settings or the compose file.",
        )
    );
}

/** The release's own model: from the stack's directory, where its files are by now. */
async function modelOf(command: StackCommand, tools: DeployTools, context: DeployContext): Promise<ComposeModel> {
    const { model } = await tools.cli.resolve(await liveProject(tools), runOptions(context));
    requireService(model, command.config.runIn!);
    return model;
}

/**
 * Starts a command as a one-off container of a service, with what that service depends on running and well. Replicas
 * of the service itself are not touched. What of an earlier try was created but never started is made anew.
 * @throws CicdError COMMAND_NOT_STARTED | SERVICE_UNHEALTHY | UP_FAILED | IMAGE_GONE | CANCELED | ENGINE_UNREACHABLE
 */
export async function startInService(command: StackCommand, { tools: given, context }: Run): Promise<void> {
    const release = command.release;
    if (release === null) {
        throw notStarted("There is no release yet for the command to run in.", "Deploy the stack first.");
    }
    const tools: CommandTools = { ...given, ...toolsForRelease(given, release.content) };
    await requireImages(release.content, tools, context);
    if (command.previous !== undefined) {
        await placeRelease({ to: release, from: command.previous }, tools, context);
    }
    const model = await modelOf(command, tools, context);
    const service = command.config.runIn!;
    await startDependencies({ model, service, release, previous: command.previous }, tools, context);
    await tools.engine.removeCommand(commandName(tools.layout.stack, command.id));
    await composeRun({ command, model }, tools, context);
}
