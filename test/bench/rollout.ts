import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { counts } from "../engine/promises/counts";
import { SwitchedShop } from "../engine/rollout/switched-shop";
import { TrafficLoad, type Loaded } from "../engine/rollout/traffic-load";
import type { Figure } from "./figure";

const execute = promisify(execFile);

const STRATEGIES = [
    { strategy: "rolling" },
    { strategy: "blue-green" },
    {
        strategy: "canary",
        steps: [{ weight: 20, pauseSeconds: 1 }],
        analysis: { minRequests: 1, latencyFloorMs: 60_000 },
    },
];

/** The slowest quick request while nothing is deployed: what the others are held against. */
async function calm(port: number): Promise<Loaded> {
    const load = new TrafficLoad({ port, ...counts.load });
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return load.stop();
}

async function ours(settings: (typeof STRATEGIES)[number]): Promise<{ calm: Loaded; loaded: Loaded }> {
    const shop = await SwitchedShop.create();
    try {
        shop.use({ web: settings });
        await shop.stack.deploy(shop.web("version 0"));
        const before = await calm(shop.port);
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        for (let version = 1; version <= counts.rollouts; version += 1) {
            await shop.stack.deploy(shop.web(`version ${version}`));
        }
        return { calm: before, loaded: await load.stop() };
    } finally {
        await shop.remove();
    }
}

/** What a person types for the same change, under the same load. */
async function byHand(): Promise<Loaded> {
    const shop = await SwitchedShop.create();
    const folder = await mkdtemp(path.join(tmpdir(), "cicd-plain-"));
    const compose = (...args: string[]) =>
        execute("docker", ["compose", "-p", `${shop.stack.name}-plain`, ...args], { cwd: folder });
    const up = async (version: number) => {
        await writeFile(path.join(folder, "compose.yaml"), shop.web(`version ${version}`)["compose.yaml"]!);
        await compose("up", "-d", "--remove-orphans");
    };
    try {
        await up(0);
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        for (let version = 1; version <= counts.rollouts; version += 1) {
            await up(version);
            await new Promise((resolve) => setTimeout(resolve, 1000));
        }
        return await load.stop();
    } finally {
        await compose("down", "--timeout", "1").catch(() => null);
        await shop.remove();
        await rm(folder, { recursive: true, force: true });
    }
}

const failed = ({ failures, requests }: Loaded) => `${failures.length} of ${requests} requests failed`;

/** SPEED-4: consecutive deployments under load, with each strategy and by plain compose. */
export async function rolloutFigures(): Promise<Figure[]> {
    const hand = await byHand();
    const figures: Figure[] = [];
    for (const settings of STRATEGIES) {
        const { calm: before, loaded } = await ours(settings);
        figures.push({
            name: `${counts.rollouts} deployments under ${counts.load.perSecond} requests/s with ${settings.strategy}`,
            ours: `${failed(loaded)}; slowest ${loaded.slowest} ms (without a deployment ${before.slowest} ms)`,
            other: `docker compose up -d: ${failed(hand)}`,
            target: "none failed",
            ok: loaded.failures.length === 0,
        });
    }
    return figures;
}
