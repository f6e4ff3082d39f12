import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { ProcessRunner } from "../../../backend/exec/command";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import type { StandaloneConfig } from "../../../backend/host/standalone/config";
import { createStandaloneHost, type StandaloneHost } from "../../../backend/host/standalone/standalone-host";

export const USER = { username: "ana", password: "correct horse 1" };

export interface Served extends StandaloneHost {
    url: string;
    config: StandaloneConfig;
    /** A connection that ends with the server. */
    connect(options?: object): Socket;
    /** A connection that is logged in as USER. */
    logIn(): Promise<Socket>;
    stop(): Promise<void>;
}

export interface Answer {
    ok: boolean;
    msg?: string;
    token?: string;
    error?: { code: string };
    [key: string]: unknown;
}

function realRunner(): ProcessRunner {
    const nothing = () => undefined;
    return createProcessRunner({ bootId: randomUUID(), onStart: nothing, onExit: nothing });
}

export const call = (socket: Socket, event: string, ...args: unknown[]): Promise<Answer> =>
    socket.timeout(120_000).emitWithAck(event, ...args);

export const callAgent = (socket: Socket, event: string, ...args: unknown[]): Promise<Answer> =>
    call(socket, "agent", "", event, ...args);

/** A standalone host over a real database and a real port, with USER as its first user unless told otherwise. */
export async function serve(changes: Partial<StandaloneConfig> = {}): Promise<Served> {
    const root = await mkdtemp(join(tmpdir(), "cicd-host-"));
    const config: StandaloneConfig = {
        port: 0,
        hostname: "127.0.0.1",
        dataDir: join(root, "data"),
        stacksDir: join(root, "stacks"),
        pagesDir: join(root, "pages"),
        tls: null,
        firstUser: USER,
        ...changes,
    };
    const standalone = await createStandaloneHost(config, { runner: realRunner(), version: "9.9.9" });
    const close = async () => {
        await standalone.close();
        await rm(root, { recursive: true, force: true });
    };
    const url = await standalone.listen().catch(async (error: unknown) => {
        await close();
        throw error;
    });
    const sockets: Socket[] = [];
    const connect = (options: object = {}) => {
        const socket = io(url, { forceNew: true, transports: ["websocket"], reconnection: false, ...options });
        sockets.push(socket);
        return socket;
    };
    return {
        ...standalone,
        url,
        config,
        connect,
        logIn: async () => {
            const socket = connect();
            const { ok, msg } = await call(socket, "login", USER);
            if (!ok) {
                throw new Error(msg);
            }
            return socket;
        },
        close,
        stop: async () => {
            sockets.forEach((socket) => socket.disconnect());
            await close();
        },
    };
}
