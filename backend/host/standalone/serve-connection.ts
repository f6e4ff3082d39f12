import type { Socket } from "socket.io";
import { readSetting } from "../../models/host-tables";
import { countUsers } from "../../models/standalone/users";
import type { Connections } from "../connections";
import { openAgentChannel } from "./agent-channel";
import { AttemptLimiter } from "./attempt-limiter";
import { bindLoginEvents, type LoginContext } from "./login-events";
import { bindStackChanges } from "./stack-changes";
import type { StackContext } from "./stack-context";
import { bindStackQueries } from "./stack-queries";

interface Parts extends Pick<LoginContext, "io" | "knex" | "jwtSecret"> {
    context: StackContext;
    connections: Connections;
    version: string;
}

/** Speaks with one browser as Dockge does: information, setup or login, then stacks over the agent channel. */
export function serveConnection({ context, connections, version, ...parts }: Parts): (socket: Socket) => void {
    const limiter = new AttemptLimiter();
    const onLogin = (socket: Socket) => {
        void greet(socket, parts, version);
        context.publisher.refresh();
    };
    return (socket) => {
        bindLoginEvents(socket, { ...parts, limiter, onLogin });
        const connection = openAgentChannel(socket);
        bindStackQueries(connection, context);
        bindStackChanges(connection, context);
        connections.add(connection);
        void greet(socket, parts, undefined);
    };
}

/** The version is for those who are logged in. */
async function greet(socket: Socket, { knex }: Pick<Parts, "knex">, version: string | undefined): Promise<void> {
    try {
        socket.emit("info", { version, primaryHostname: await readSetting(knex, "primaryHostname") });
        if (version === undefined && (await countUsers(knex)) === 0) {
            socket.emit("setup");
        }
    } catch (error) {
        console.error("[cicd] a connection could not be greeted:", error);
    }
}
