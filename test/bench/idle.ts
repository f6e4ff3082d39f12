import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../fixtures/server/free-port";
import type { Figure } from "./figure";
import { StandaloneServer, type ServerOptions } from "../fixtures/server/standalone-server";

/** Within its first half minute the runtime collects once what the start left behind; that is not idling. */
const SETTLE_MS = 30_000;
const WATCH_MS = 20_000;
const TICKS_PER_SECOND = 100;

interface Idle {
    /** Resident memory in MB after a while of doing nothing. */
    megabytes: number;
    /** Share of one core in percent. */
    cpuPercent: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function cpuTicks(pid: number): number {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return Number(fields[11]) + Number(fields[12]);
}

function residentMegabytes(pid: number): number {
    const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
}

/** Memory and CPU of a server that nobody asks anything. */
async function watchIdle(options: Pick<ServerOptions, "entry" | "cwd">): Promise<Idle> {
    const folder = await mkdtemp(path.join(tmpdir(), "cicd-idle-"));
    const server = new StandaloneServer({ folder, port: await freePort(), anonymous: true, ...options });
    try {
        await server.start();
        await pause(SETTLE_MS);
        const before = cpuTicks(server.pid);
        await pause(WATCH_MS);
        const ticks = cpuTicks(server.pid) - before;
        return {
            megabytes: residentMegabytes(server.pid),
            cpuPercent: (ticks / TICKS_PER_SECOND / (WATCH_MS / 1000)) * 100,
        };
    } finally {
        await server.close();
        await rm(folder, { recursive: true, force: true });
    }
}

/** The same host with and without the extension: Dockge itself where DOCKGE_DIR names one, else the standalone host. */
export async function idleFigures(): Promise<Figure[]> {
    const dockge = process.env.DOCKGE_DIR;
    const without = dockge
        ? await watchIdle({ entry: path.join(dockge, "backend/index.ts"), cwd: dockge })
        : await watchIdle({ entry: "test/bench/host-only.ts" });
    const withUs = await watchIdle({ entry: dockge ? "backend/dockge.ts" : "backend/index.ts" });
    const host = dockge ? "Dockge" : "standalone host";
    const added = withUs.megabytes - without.megabytes;
    return [
        {
            name: `idle memory, ${host} with the extension`,
            ours: `${withUs.megabytes.toFixed(0)} MB`,
            other: `${without.megabytes.toFixed(0)} MB without (+${added.toFixed(0)} MB)`,
            target: "at most +40 MB",
            ok: added <= 40,
        },
        {
            name: `idle CPU, ${host} with the extension`,
            ours: `${withUs.cpuPercent.toFixed(2)} % of a core`,
            other: `${without.cpuPercent.toFixed(2)} % without`,
            target: "at most +0.5 %",
            ok: withUs.cpuPercent - without.cpuPercent <= 0.5,
        },
    ];
}
