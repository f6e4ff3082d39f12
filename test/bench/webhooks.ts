import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openTestDatabase } from "../fixtures/database";
import { largePush } from "../fixtures/webhooks/large-push";
import { HOOK_SECRET, seedHook, seedStack } from "../fixtures/webhooks/seed";
import { hmac } from "../fixtures/webhooks/sign";
import type { Figure } from "./figure";
import { load, type LoadResult, type Shot } from "./load";

const SENDERS = 100;
const WARM_UP_MS = 1500;
const ROUND_MS = 4000;
const ROUNDS = 2;
const DEBIANS = "/usr/bin/webhook";

const body = Buffer.from(JSON.stringify(largePush()));
const headers = {
    "content-type": "application/json",
    "x-github-event": "push",
    "x-hub-signature-256": `sha256=${hmac(HOOK_SECRET, body)}`,
};
let delivery = 0;
const shot = (): Shot => ({ headers: { ...headers, "x-github-delivery": `delivery-${++delivery}` }, body });

interface Target {
    port: number;
    path: string;
    stop(): Promise<void>;
}

async function startOurs(): Promise<Target> {
    const database = await openTestDatabase();
    const repositoryId = await seedHook(database.knex, { token: "bench", forge: "github" });
    await seedStack(database.knex, repositoryId, { stack: "bench" });
    const server = fileURLToPath(new URL("../fixtures/webhooks/serve.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", server, database.file], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await firstLine(child);
    return {
        port: Number(port),
        path: "/cicd/hooks/github/bench",
        async stop() {
            await end(child);
            await database.close();
        },
    };
}

async function startDebians(): Promise<Target> {
    const directory = await mkdtemp(join(tmpdir(), "cicd-bench-"));
    const hooks = join(directory, "hooks.json");
    const rule = {
        match: {
            type: "payload-hmac-sha256",
            secret: HOOK_SECRET,
            parameter: { source: "header", name: "X-Hub-Signature-256" },
        },
    };
    await writeFile(hooks, JSON.stringify([{ id: "bench", "execute-command": "/bin/true", "trigger-rule": rule }]));
    const port = await freePort();
    const child = spawn(DEBIANS, ["-hooks", hooks, "-ip", "127.0.0.1", "-port", `${port}`], { stdio: "ignore" });
    await reachable(port);
    return {
        port,
        path: "/hooks/bench",
        async stop() {
            await end(child);
            await rm(directory, { recursive: true, force: true });
        },
    };
}

/** The best of some rounds against a warmed-up server: the machine's other work only ever slows things down. */
async function measure(target: Target, accepted: number): Promise<LoadResult> {
    const aim = { port: target.port, path: target.path, senders: SENDERS, shot };
    await load({ ...aim, duration: WARM_UP_MS });
    const rounds: LoadResult[] = [];
    for (let round = 0; round < ROUNDS; round++) {
        const result = await load({ ...aim, duration: ROUND_MS });
        const others = Object.keys(result.statuses).filter((status) => Number(status) !== accepted);
        if (others.length > 0) {
            throw new Error(`answered ${JSON.stringify(result.statuses)} where only ${accepted} was expected`);
        }
        rounds.push(result);
    }
    return rounds.reduce((best, result) => (result.perSecond > best.perSecond ? result : best));
}

async function measured(target: Target, accepted: number): Promise<LoadResult> {
    try {
        return await measure(target, accepted);
    } finally {
        await target.stop();
    }
}

/** Webhooks verified and committed, beside a receiver that verifies and starts a program (SPEED-1). */
export async function benchWebhooks(): Promise<Figure[]> {
    const ours = await measured(await startOurs(), 202);
    const other = existsSync(DEBIANS) ? await measured(await startDebians(), 200) : null;
    const show = ({ perSecond, p50, p99 }: LoadResult) =>
        `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    const ratio = other ? ours.perSecond / other.perSecond : null;
    return [
        {
            name: `Webhooks acknowledged, ${SENDERS} senders (Debian's webhook ${ratio ? `× ${ratio.toFixed(2)}` : "is not installed"})`,
            ours: show(ours),
            other: other ? show(other) : "–",
            target: "p99 ≤ 100 ms, × ≥ 1",
            ok: ours.p99 <= 100 && (ratio ?? 1) >= 1,
        },
    ];
}

async function firstLine(child: ChildProcess): Promise<string> {
    for await (const line of createInterface({ input: child.stdout! })) {
        return line;
    }
    throw new Error("the server ended before it was ready");
}

function end(child: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
    });
}

function freePort(): Promise<number> {
    return new Promise((resolve) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address() as AddressInfo;
            server.close(() => resolve(port));
        });
    });
}

async function reachable(port: number): Promise<void> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
        const found = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
        if (found) {
            return;
        }
    }
    throw new Error("webhook did not start");
}
