import type { DeployContext } from "../deployer";
import { runOptions } from "../deploy-tools";
import { pullImage } from "../compose/pull-image";
import { commandArgv } from "./command-argv";
import { commandEnvironment } from "./command-environment";
import { notStarted } from "./command-error";
import { commandLimits } from "./command-limits";
import type { CommandTools } from "./command-tools";
import { handOverWorkspace } from "./hand-over-workspace";
import { imageSpec } from "./image-spec";
import type { StackCommand } from "./stack-command";
import { workingDirectory } from "./working-directory";

interface Run {
    tools: CommandTools;
    context: DeployContext;
}

/** Images that were built here lie under the name of their stack; another stack's may hold what only that one shall read. */
function isForeign(tags: readonly string[], stack: string): boolean {
    const local = tags.filter((tag) => tag.startsWith("localhost/"));
    return (
        local.length > 0 && local.length === tags.length && !local.some((tag) => tag.startsWith(`localhost/${stack}/`))
    );
}

function refuseForeign(tags: readonly string[], stack: string): void {
    if (isForeign(tags, stack)) {
        throw notStarted(
            `The image ${tags[0]} belongs to another stack.`,
            "Name an image of a registry, or one that this stack built.",
        );
    }
}

/** @throws CicdError IMAGE_UNAVAILABLE | COMMAND_NOT_STARTED */
async function presentImage(command: StackCommand, { tools, context }: Run) {
    const reference = command.config.image!;
    const { engine, layout } = tools;
    refuseForeign([reference], layout.stack);
    let found = await engine.imageFacts(reference);
    if (found === null) {
        context.log(`Pulling ${reference}`);
        const deadlineMs = command.config.timeout * 1000;
        await pullImage({ reference }, { ...tools, deadlineMs }, { ...runOptions(context), log: context.log });
        found = await engine.imageFacts(reference);
    }
    if (found === null) {
        throw notStarted(`The image ${reference} is not on this machine.`, "Check its name, then try again.");
    }
    refuseForeign(found.tags, layout.stack);
    return found;
}

function isRoot(user: string): boolean {
    return ["", "0", "root"].includes(user.split(":")[0]!);
}

/** The engine's own words about a container that it could not start. */
function startError(error: unknown, { config }: StackCommand): unknown {
    const text = (error as { json?: { message?: string } }).json?.message ?? "";
    const [program] = commandArgv(config);
    if (/executable file not found|no such file or directory/i.test(text) && text.includes(program!)) {
        const hint =
            typeof config.run === "string"
                ? "A command that is one line needs a shell; write `run` as a list of arguments, or use an image with a shell."
                : "Check the first entry of `run`, or use an image that has the program.";
        return notStarted(`The image ${config.image} has no ${program}.`, hint, error);
    }
    if (/bind source path does not exist/i.test(text)) {
        return notStarted(
            "The engine does not find the workspace where this server sees it.",
            "Mount the stacks directory at the same path inside and outside of this server's container.",
            error,
        );
    }
    return text === ""
        ? error
        : notStarted(
              `Docker can't start the command: ${text.slice(0, 300)}.`,
              "Correct the command's settings.",
              error,
          );
}

/**
 * Creates and starts the container of a command in an image of the user's choice. Answers its id.
 * @throws CicdError IMAGE_UNAVAILABLE | COMMAND_NOT_STARTED | COMPOSE_PATH_ESCAPES | ENGINE_UNREACHABLE
 */
export async function startInImage(command: StackCommand, run: Run): Promise<string> {
    const { tools, context } = run;
    await workingDirectory(command, tools.layout);
    const image = await presentImage(command, run);
    if (command.workspace !== null && !isRoot(image.user)) {
        const { id, workspace } = command;
        await handOverWorkspace({ id, workspace, image, owner: image.user.split(":")[0]! }, run);
    }
    const spec = imageSpec(command, {
        layout: tools.layout,
        image,
        environment: commandEnvironment(command, context),
        limits: await commandLimits(tools.engine, context),
    });
    try {
        const id = await tools.engine.createCommand(spec);
        await startCreated(id, tools);
        return id;
    } catch (error) {
        throw startError(error, command);
    }
}

/** Without an answer the engine may have started it: then it stays, and is found by the next look. */
async function startCreated(id: string, { engine }: CommandTools): Promise<void> {
    try {
        await engine.startCommand(id);
    } catch (error) {
        if ((error as { statusCode?: number }).statusCode !== undefined) {
            await engine.removeCommand(id);
        }
        throw error;
    }
}

/** What a command left is this server's afterwards, to be read by the build and removed in the end. */
export async function reclaimWorkspace({ id, workspace }: StackCommand, image: string, run: Run): Promise<void> {
    const { engine, owner } = run.tools;
    const found = workspace === null ? null : await engine.imageFacts(image);
    if (workspace === null || found === null || (owner.uid === 0 && isRoot(found.user))) {
        return;
    }
    // The root of an engine without rights is the user that it belongs to.
    const { uid, gid } = (await engine.machine()).rootless ? { uid: 0, gid: 0 } : owner;
    await handOverWorkspace({ id, workspace, image: found, owner: `${uid}:${gid}` }, run);
}
