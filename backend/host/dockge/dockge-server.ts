import type { Express } from "express";
import type { Server, Socket } from "socket.io";

/** The parts of Dockge's server (1.4.2 to 1.5) that we rely on; `docs/dockge.md` says what each is used for. */
export interface DockgeServer {
    app: Express;
    io: Server;
    indexHTML: string;
    stacksDir: string;
    config: { dataDir: string; hostname?: string; sslKey?: string; sslCert?: string; sslKeyPassphrase?: string };
    packageJSON: { version: string };
    agentSocketHandlerList: AgentSocketHandler[];
    serve(): Promise<void>;
    sendStackList(useCache?: boolean): Promise<void>;
    shutdownFunction(signal?: string): Promise<void>;
}

interface AgentSocketHandler {
    create(socket: DockgeSocket, server: DockgeServer, agentSocket: AgentSocket): void;
}

export interface DockgeSocket extends Socket {
    /** Set by the login. */
    userID?: number;
    /** "" for a browser, else the name under which another instance reaches this one. */
    endpoint: string;
    emitAgent(event: string, ...args: unknown[]): void;
}

/** One callback per event name; a second registration replaces the first. */
export interface AgentSocket {
    eventList: Map<string, (...args: unknown[]) => unknown>;
    on(event: string, callback: (...args: unknown[]) => void): void;
    /** What Dockge runs for each event that arrives; without a callback nothing happens. */
    call(event: string, ...args: unknown[]): void;
}
