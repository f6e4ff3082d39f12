import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { io, type Socket } from "socket.io-client";
import { freePort } from "../../fixtures/server/free-port";

/** The Dockge that `DOCKGE_DIR` names. */
export const dockgeDir = resolve(process.env.DOCKGE_DIR ?? "");

const project = fileURLToPath(new URL("../../..", import.meta.url));
const tsx = import.meta.resolve("tsx");
const START_MS = 60_000;

export interface DockgeOptions {
    dataDir: string;
    stacksDir: string;
    /** `stock` starts Dockge's own entry, `extended` ours, which attaches the extension to it. */
    kind: "stock" | "extended";
    /** Another directory than `DOCKGE_DIR`. */
    dir?: string;
    port?: number;
    env?: Record<string, string>;
}

export interface DockgeProcess {
    url: string;
    port: number;
    pid: number;
    /** Everything that it wrote so far. */
    output(): string;
    /** A connection that ends with the process. */
    connect(): Socket;
    /** Resolves with the exit code. */
    exited: Promise<number | null>;
    /** Ends it and resolves with the exit code; SIGTERM unless told otherwise. */
    stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a real Dockge in a process of its own; resolves when it serves its page. */
export async function startDockge(options: DockgeOptions): Promise<DockgeProcess> {
    const dir = options.dir ?? dockgeDir;
    const port = options.port ?? (await freePort());
    const entry = options.kind === "stock" ? join(dir, "backend/index.ts") : join(project, "backend/dockge.ts");
    const child = spawn(process.execPath, ["--import", tsx, entry], {
        // Ours finds Dockge by DOCKGE_DIR from wherever it is started.
        cwd: options.kind === "stock" ? dir : project,
        env: {
            ...process.env,
            NODE_ENV: "production",
            DOCKGE_DIR: dir,
            DOCKGE_PORT: String(port),
            DOCKGE_HOSTNAME: "127.0.0.1",
            DOCKGE_DATA_DIR: options.dataDir,
            DOCKGE_STACKS_DIR: options.stacksDir,
            ...options.env,
        },
        stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
        output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const exited = once(child, "exit").then(([code]) => code as number | null);
    const sockets: Socket[] = [];
    const url = `http://127.0.0.1:${port}`;
    const started = { url, port, pid: child.pid!, exited, output: () => output };
    const stop = (signal: NodeJS.Signals = "SIGTERM") => {
        sockets.forEach((socket) => socket.disconnect());
        child.kill(signal);
        return exited;
    };
    const gone = exited.then((code) => {
        throw new Error(`Dockge ended with ${code}:\n${output}`);
    });
    gone.catch(() => undefined);
    await Promise.race([answers(url), gone]).catch(async (error: unknown) => {
        await stop("SIGKILL");
        throw error;
    });
    const connect = () => {
        const socket = io(url, { forceNew: true, transports: ["websocket"], reconnection: false });
        sockets.push(socket);
        return socket;
    };
    return { ...started, connect, stop };
}

async function answers(url: string): Promise<void> {
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
        const response = await fetch(url).catch(() => null);
        if (response?.ok) {
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("Dockge did not answer in time.");
}
