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
import { whileBuilding } from "./while-building";
import { load, type LoadResult, type Shot } from "./load";

const SENDERS = 100;
const WARM_UP_MS = 1500;
const ROUND_MS = 5000;
const ROUNDS = 3;
const DEBIANS = "/usr/bin/webhook";

const body = Buffer.from(JSON.stringify(largePush()));
const headers = {
    "content-type": "application/json",
    "x-github-event": "push",
    "x-hub-signature-256": `sha256=${hmac(HOOK_SECRET, body)}`,
};
let delivery = 0;
let acknowledged = 0;
const shot = (): Shot => ({ headers: { ...headers, "x-github-delivery": `delivery-${++delivery}` }, body });

interface Target {
    port: number;
    path: string;
    /** The status of a delivery that was taken in. */
    accepted: number;
    /** Deliveries that were acknowledged and are not in the database. */
    lost(): Promise<number>;
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
        accepted: 202,
        async lost() {
            const kept = await database.knex("cicd_webhook_event").where({ verdict: "accepted" }).count("id as count");
            return acknowledged - Number(kept[0]!.count);
        },
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
        accepted: 200,
        lost: () => Promise.resolve(0),
        async stop() {
            await end(child);
            await rm(directory, { recursive: true, force: true });
        },
    };
}

async function round(target: Target, duration: number): Promise<LoadResult> {
    const result = await load({ port: target.port, path: target.path, senders: SENDERS, duration, shot });
    acknowledged += result.statuses[target.accepted] ?? 0;
    const others = Object.keys(result.statuses).filter((status) => Number(status) !== target.accepted);
    if (others.length > 0) {
        throw new Error(`answered ${JSON.stringify(result.statuses)} where only ${target.accepted} was expected`);
    }
    return result;
}

/** Of some rounds against a warmed-up server the one in the middle. */
async function measure(target: Target): Promise<LoadResult> {
    await round(target, WARM_UP_MS);
    const rounds: LoadResult[] = [];
    for (let turn = 0; turn < ROUNDS; turn++) {
        rounds.push(await round(target, ROUND_MS));
    }
    return rounds.sort((a, b) => a.perSecond - b.perSecond)[ROUNDS >> 1]!;
}

async function measureOurs(): Promise<{ ours: LoadResult; building: LoadResult; lost: number }> {
    const target = await startOurs();
    try {
        const ours = await measure(target);
        const building = await whileBuilding(() => round(target, ROUND_MS));
        return { ours, building, lost: await target.lost() };
    } finally {
        await target.stop();
    }
}

/** Comes last: it answers before it has started its programs, and goes on starting them when the load is over. */
async function measureDebians(): Promise<{ other: LoadResult; building: LoadResult }> {
    const target = await startDebians();
    try {
        return { other: await measure(target), building: await whileBuilding(() => round(target, ROUND_MS)) };
    } finally {
        await target.stop();
    }
}

const show = ({ perSecond, p50, p99 }: LoadResult) =>
    `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;

/** Webhooks verified and committed, beside a receiver that verifies and starts a program (SPEED-1). */
export async function webhookFigures(): Promise<Figure[]> {
    const { ours, building, lost } = await measureOurs();
    const debians = existsSync(DEBIANS) ? await measureDebians() : null;
    const times = debians ? ours.perSecond / debians.other.perSecond : null;
    return [
        {
            name: `webhooks acknowledged, ${SENDERS} senders`,
            ours: show(ours),
            other: times
                ? `Debian's webhook ${show(debians!.other)}: ${times.toFixed(2)} times`
                : "webhook is not installed",
            target: "p99 at most 100 ms, at least 1 times",
            ok: ours.p99 <= 100 && (times ?? 1) >= 1,
        },
        {
            name: "the same while the engine builds an image",
            ours: `${show(building)}; of all acknowledged ones ${lost} are lost`,
            other: debians ? `Debian's webhook ${show(debians.building)}` : "webhook is not installed",
            target: "p99 at most 100 ms, nothing lost",
            ok: building.p99 <= 100 && lost === 0,
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
