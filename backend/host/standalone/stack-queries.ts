import type { HostConnection } from "../host";
import { refusal } from "../stack-guards";
import { logsCommand } from "./compose-command";
import { isOutputName, logsOutput, type Outputs } from "./outputs";
import { serviceStatus } from "./service-status";
import { splitCallback } from "./session";
import type { StackContext } from "./stack-context";
import { readStackTexts } from "./stack-files";
import { existingStack, stackFolder } from "./stack-folder";
import { text } from "./wire-values";

/** The result is spread into `{ ok: true, … }`. */
type Query = (...values: unknown[]) => Promise<object> | object;

/** The events of Dockge's page that only look. */
export function bindStackQueries(connection: HostConnection, context: StackContext): void {
    for (const [event, query] of Object.entries(queries(connection, context))) {
        connection.on(event, (...args) => {
            const { values, answer } = splitCallback(args);
            Promise.resolve()
                .then(() => query(...values))
                .then((result) => answer({ ok: true, ...result }))
                .catch((error: unknown) => answer(refusal(error)));
        });
    }
    const { outputs, guards } = context;
    connection.onClose(() => guards.shown.forget(connection.id));
    connection.onClose(() => outputs.leaveAll(connection.socket).forEach((name) => endLogs(outputs, name)));
}

function queries({ id, userId, socket }: HostConnection, context: StackContext): Record<string, Query> {
    const { stacksDir, outputs, list, publisher, runner, guards } = context;
    return {
        requestStackList: () => {
            publisher.refresh();
            return { msg: "Updated", msgi18n: true };
        },
        getStack: async (name) => {
            const folder = existingStack(stacksDir, name);
            outputs.join(logsOutput(folder.name), socket);
            outputs.follow(logsOutput(folder.name), logsCommand(folder));
            const [summary, texts] = await Promise.all([list.one(folder), readStackTexts(folder)]);
            guards.shown.note({ connection: id, userId: userId(), stack: folder.name }, texts);
            return { stack: { ...summary, ...texts, primaryHostname: "localhost" } };
        },
        serviceStatusList: async (name) => ({
            serviceStatusList: await serviceStatus(runner, existingStack(stacksDir, name)),
        }),
        terminalJoin: (name) => ({ buffer: isOutputName(text(name)) ? outputs.join(text(name), socket) : "" }),
        leaveCombinedTerminal: (name) => {
            const output = logsOutput(stackFolder(stacksDir, name).name);
            outputs.leave(output, socket);
            endLogs(outputs, output);
            return {};
        },
    };
}

/** Compose runs to its end without viewers; only the following of logs ends with them. */
function endLogs(outputs: Outputs, name: string): void {
    if (name.startsWith(logsOutput(""))) {
        outputs.endUnwatched(name);
    }
}
