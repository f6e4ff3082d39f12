import type { HostConnection } from "../host";
import { refusal } from "../stack-guards";
import { logsCommand } from "./compose-command";
import { logsOutput, progressOutput } from "./outputs";
import { splitCallback } from "./session";
import { runCompose, SERVICE_COMMANDS, serviceArgument, STACK_COMMANDS } from "./stack-actions";
import type { StackContext } from "./stack-context";
import { deleteStackFolder, saveStackTexts } from "./stack-files";
import { existingStack, stackFolder, type StackFolder } from "./stack-folder";
import { STATUS } from "./stack-list";
import { text, truth } from "./wire-values";

/** Answers the page's word for what was done. */
type Action = (stack: unknown, ...values: unknown[]) => Promise<string>;
type Compose = (stack: unknown, args: readonly string[]) => Promise<StackFolder>;

/** The stack-changing events of Dockge's page, each inside the guards. */
export function bindStackChanges(connection: HostConnection, context: StackContext): void {
    const compose: Compose = async (stack, args) => {
        const folder = existingStack(context.stacksDir, stack);
        context.outputs.join(progressOutput(folder.name), connection.socket);
        await runCompose(context.outputs, folder, args);
        return folder;
    };
    const actions = { ...fileActions(context, compose), ...runActions(context, compose) };
    for (const [event, action] of Object.entries(actions)) {
        connection.on(event, (...args) => guarded({ event, action, args, connection }, context));
    }
}

interface Call {
    event: string;
    action: Action;
    args: unknown[];
    connection: HostConnection;
}

function guarded({ event: name, action, args, connection }: Call, { guards, publisher }: StackContext): void {
    const { values, answer } = splitCallback(args);
    const [first, ...others] = values;
    const reader = {
        connection: connection.id,
        userId: connection.userId(),
        stack: typeof first === "string" ? first : "",
    };
    const event = guards.event(reader, name, values);
    const proceed = async () => {
        const msg = await action(first, ...others);
        if (event.saved) {
            guards.shown.note(reader, event.saved);
        }
        answer({ ok: true, msg, msgi18n: true });
    };
    guards
        .run(event, proceed)
        .then((instead) => instead && answer({ ok: true, msg: instead.msg }))
        .catch((error: unknown) => answer(refusal(error)))
        .finally(() => publisher.refresh());
}

function fileActions({ stacksDir, outputs }: StackContext, compose: Compose): Record<string, Action> {
    const save: Action = async (stack, ...[yaml, env, isAdd]) => {
        const texts = { composeYAML: text(yaml), composeENV: text(env) };
        await saveStackTexts(stackFolder(stacksDir, stack), texts, truth(isAdd));
        return "Saved";
    };
    return {
        saveStack: save,
        deployStack: async (...values) => {
            await save(...values);
            followLogs(outputs, await compose(values[0], STACK_COMMANDS.up));
            return "Deployed";
        },
        deleteStack: async (stack) => {
            const folder = existingStack(stacksDir, stack);
            if (folder.hasComposeFile) {
                await compose(stack, STACK_COMMANDS.remove);
            }
            await deleteStackFolder(folder);
            return "Deleted";
        },
    };
}

function runActions({ outputs, list }: StackContext, compose: Compose): Record<string, Action> {
    const running = (args: readonly string[], done: string): Action => {
        return async (stack) => {
            followLogs(outputs, await compose(stack, args));
            return done;
        };
    };
    const services = Object.entries(SERVICE_COMMANDS).map(([event, args]): [string, Action] => [
        event,
        async (stack, service) => {
            followLogs(outputs, await compose(stack, [...args, "--", serviceArgument(service)]));
            return "Done";
        },
    ]);
    return {
        ...Object.fromEntries(services),
        startStack: running(STACK_COMMANDS.up, "Started"),
        restartStack: running(STACK_COMMANDS.restart, "Restarted"),
        stopStack: (stack) => compose(stack, STACK_COMMANDS.stop).then(() => "Stopped"),
        downStack: (stack) => compose(stack, STACK_COMMANDS.down).then(() => "Downed"),
        updateStack: async (stack) => {
            const folder = await compose(stack, STACK_COMMANDS.pull);
            const { status } = await list.one(folder);
            // A stack that somebody stopped stays stopped.
            if (status === STATUS.running) {
                followLogs(outputs, await compose(stack, STACK_COMMANDS.up));
            }
            return "Updated";
        },
    };
}

/** The following of logs ends with the last container, so it begins anew after each start. */
function followLogs(outputs: StackContext["outputs"], folder: StackFolder): void {
    outputs.follow(logsOutput(folder.name), logsCommand(folder));
}
