import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import express, { type Express } from "express";
import type { Knex } from "knex";
import { Server } from "socket.io";
import type { ProcessRunner } from "../../exec/command";
import { findUser, readSetting } from "../../models/host-tables";
import { jwtSecret } from "../../models/standalone/jwt-secret";
import { openDatabase } from "../../models/standalone/open-database";
import { Connections } from "../connections";
import { FrontLayers } from "../front-layers";
import type { Host } from "../host";
import { Shutdown } from "../shutdown";
import { StackGuards } from "../stack-guards";
import type { StandaloneConfig } from "./config";
import { createFirstUser } from "./first-user";
import { isOwnOrigin } from "./origin";
import { Outputs } from "./outputs";
import { servePages } from "./pages";
import { serveConnection } from "./serve-connection";
import type { StackContext } from "./stack-context";
import { StackList } from "./stack-list";
import { StackListPublisher } from "./stack-list-publisher";
import { closeWebServer, createWebServer, listen } from "./web-server";

export interface StandaloneHost {
    host: Host;
    /** True until somebody has created the first user. */
    needsSetup: boolean;
    /** Starts to accept connections; resolves with the URL. Attach the extension before. @throws Error with a sentence */
    listen(): Promise<string>;
    /** Ends everything, the database last. */
    close(): Promise<void>;
}

/** The small host of our own: everything is ready but the port. */
export async function createStandaloneHost(
    config: StandaloneConfig,
    { runner, version }: { runner: ProcessRunner; version: string },
): Promise<StandaloneHost> {
    await mkdir(config.dataDir, { recursive: true });
    await mkdir(config.stacksDir, { recursive: true });
    const databaseFile = join(config.dataDir, "dockge.db");
    const knex = await openDatabase(databaseFile);
    const needsSetup = await createFirstUser(knex, config.firstUser);

    const app = express().disable("x-powered-by");
    const server = createWebServer(app, config);
    const io = new Server(server, {
        serveClient: false,
        allowRequest: (request, decide) => decide(null, isOwnOrigin(request)),
    });
    const connections = new Connections();
    const context = stackContext({ io, runner, stacksDir: config.stacksDir });
    const secret = await jwtSecret(knex);
    io.on("connection", serveConnection({ io, knex, context, connections, version, jwtSecret: secret }));
    servePages(app, config.pagesDir);

    const shutdown = new Shutdown();
    const host = assembleHost({ app, io, knex, config, databaseFile, version, connections, context, shutdown });
    const close = async () => {
        await shutdown.run();
        context.publisher.close();
        await runner.endAll();
        io.disconnectSockets(true);
        await closeWebServer(server);
        await knex.destroy();
    };
    return { host, needsSetup, listen: () => listen(server, config), close };
}

function stackContext({
    io,
    runner,
    stacksDir,
}: {
    io: Server;
    runner: ProcessRunner;
    stacksDir: string;
}): StackContext {
    const list = new StackList(stacksDir, runner);
    return {
        stacksDir,
        runner,
        list,
        outputs: new Outputs(runner),
        publisher: new StackListPublisher(io, list),
        guards: new StackGuards(),
    };
}

interface Parts {
    app: Express;
    io: Server;
    knex: Knex;
    config: StandaloneConfig;
    databaseFile: string;
    version: string;
    connections: Connections;
    context: StackContext;
    shutdown: Shutdown;
}

function assembleHost({ app, io, knex, config, context, connections, shutdown, ...rest }: Parts): Host {
    const layers = new FrontLayers(app);
    return {
        ...rest,
        name: "standalone",
        app,
        io,
        knex,
        dataDir: config.dataDir,
        stacksDir: config.stacksDir,
        listening: { hostname: config.hostname, tls: config.tls },
        settings: { get: (key) => readSetting(knex, key) },
        users: { find: (id) => findUser(knex, id) },
        addRouter: (router) => void layers.add(router),
        addPlainHandler: (handler) => layers.addPlain(handler),
        onConnection: (handler) => connections.onConnection(handler),
        guardStackEvents: (guard) => context.guards.add(guard),
        serveFrontend: () => undefined,
        refreshStackList: () => context.publisher.refresh(),
        onShutdown: (listener) => shutdown.add(listener),
    };
}
