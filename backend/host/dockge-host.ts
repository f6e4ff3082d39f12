import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Knex } from "knex";
import { Connections } from "./connections";
import { dockgeConnection } from "./dockge/dockge-connection";
import type { DockgeServer } from "./dockge/dockge-server";
import { holdEarlyCalls } from "./dockge/early-calls";
import { guardEvents } from "./dockge/guarded-events";
import { withModuleScript } from "./dockge/script-tag";
import { FrontLayers } from "./front-layers";
import type { Host, Listening } from "./host";
import { findUser, readSetting } from "../models/host-tables";
import { Shutdown } from "./shutdown";
import { StackGuards } from "./stack-guards";

/**
 * Adapter over an unmodified Dockge. Order of calls: construct before `server.serve()`, so that no connection and no
 * request is missed; `host()` after it, when the database is open.
 */
export class DockgeHost {
    private readonly connections = new Connections();
    private readonly guards = new StackGuards();
    private readonly shutdown = new Shutdown();
    private readonly layers: FrontLayers;
    private attached = Promise.resolve();
    private readonly dataDir: string;
    private readonly stacksDir: string;

    constructor(private readonly server: DockgeServer) {
        // Dockge means both relative to its own root, which is the working directory now.
        this.dataDir = resolve(server.config.dataDir);
        this.stacksDir = resolve(server.stacksDir);
        this.layers = new FrontLayers(server.app);
        server.agentSocketHandlerList.push({
            create: (socket, _server, agentSocket) => {
                holdEarlyCalls(agentSocket, this.attached);
                guardEvents(socket, agentSocket, this.guards);
                this.connections.add(dockgeConnection(socket, agentSocket));
            },
        });
        this.endBeforeDatabase();
    }

    /**
     * Requests and calls of pages wait until the attachment is decided, so that no page misses the panels or an answer,
     * and no delivery gets a 404. To be called before `server.serve()`.
     */
    holdUntil(attached: Promise<void>): void {
        this.attached = attached;
        this.layers.hold(attached);
    }

    host(knex: Knex): Host {
        const { server } = this;
        const databaseFile = join(this.dataDir, "dockge.db");
        return {
            name: "dockge",
            version: server.packageJSON.version,
            app: server.app,
            io: server.io,
            knex,
            dataDir: this.dataDir,
            stacksDir: this.stacksDir,
            databaseFile: existsSync(databaseFile) ? databaseFile : null,
            listening: listeningOf(server.config),
            settings: { get: (key) => readSetting(knex, key) },
            users: { find: (id) => findUser(knex, id) },
            addRouter: (router) => void this.layers.add(router),
            addPlainHandler: (handler) => this.layers.addPlain(handler),
            onConnection: (handler) => this.connections.onConnection(handler),
            guardStackEvents: (guard) => this.guards.add(guard),
            serveFrontend: (scriptUrl) => {
                server.indexHTML = withModuleScript(server.indexHTML, scriptUrl);
            },
            refreshStackList: () => void server.sendStackList().catch(reportStackList),
            onShutdown: (listener) => this.shutdown.add(listener),
        };
    }

    /**
     * Dockge closes its database only after every connection has gone, up to 30 s later, while Docker kills after 10:
     * our part starts with the signal, and Dockge's own closing waits for it.
     */
    private endBeforeDatabase(): void {
        const { server } = this;
        const closeDatabase = server.shutdownFunction.bind(server);
        server.shutdownFunction = async (signal) => {
            await this.shutdown.run();
            await closeDatabase(signal);
        };
        const begin = () => void this.shutdown.run().then(() => server.io.disconnectSockets(true));
        process.once("SIGTERM", begin);
        process.once("SIGINT", begin);
    }
}

function listeningOf({ hostname, sslKey: key, sslCert: cert, sslKeyPassphrase }: DockgeServer["config"]): Listening {
    return { hostname, tls: key && cert ? { key, cert, passphrase: sslKeyPassphrase } : null };
}

function reportStackList(error: unknown): void {
    console.error("[cicd] the stack list could not be refreshed:", error);
}
