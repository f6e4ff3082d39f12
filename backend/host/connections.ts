import type { HostConnection } from "./host";

type Handler = (connection: HostConnection) => void;

/** Every open connection, and who wants to hear of each: handlers may come before or after the connections. */
export class Connections {
    private readonly open = new Set<HostConnection>();
    private readonly handlers: Handler[] = [];

    add(connection: HostConnection): void {
        this.open.add(connection);
        connection.onClose(() => this.open.delete(connection));
        this.handlers.forEach((handler) => introduce(handler, connection));
    }

    onConnection(handler: Handler): void {
        this.handlers.push(handler);
        this.open.forEach((connection) => introduce(handler, connection));
    }
}

/** A handler that fails must not keep the host from serving the connection. */
function introduce(handler: Handler, connection: HostConnection): void {
    try {
        handler(connection);
    } catch (error) {
        console.error("[cicd] a connection could not be prepared:", error);
    }
}
