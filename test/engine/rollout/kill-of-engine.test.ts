import { afterEach, describe, expect, it, type TestContext } from "vitest";
import { switchImage } from "../../../extra/engine/switch-image.mjs";
import { OwnEngine } from "../../fixtures/own-engine";
import { ensureNodeImage } from "../../fixtures/node-image";
import { until } from "../../fixtures/server/until";
import { counts, mode, patient } from "../promises/counts";
import { draining, exchanges, shared } from "./exchange-moments";
import { OpenStream } from "./open-stream";
import { ServerShop } from "./server-shop";
import { TrafficLoad } from "./traffic-load";

const suiteEngine = process.env.DOCKER_HOST;
let engine: OwnEngine | null = null;
let shop: ServerShop | null = null;
let load: TrafficLoad | null = null;

afterEach(async () => {
    try {
        await load?.stop().finally(() => shop?.close());
    } finally {
        // Whatever went wrong before: the engine of the test's own is outside all that anybody else clears up.
        process.env.DOCKER_HOST = suiteEngine;
        await engine?.close();
        [load, shop, engine] = [null, null, null];
    }
}, patient(120_000));

/** All that is asked from here on goes to an engine of the test's own. */
async function useOwnEngine(context: TestContext, flags: readonly string[]): Promise<OwnEngine> {
    const obstacle = await OwnEngine.obstacle();
    if (obstacle !== null) {
        console.info(`kill -9 of the engine is not tried: ${obstacle}`);
        context.skip(obstacle);
    }
    engine = await OwnEngine.start(["busybox-test:1", switchImage, await ensureNodeImage()], { flags });
    process.env.DOCKER_HOST = engine.host;
    return engine;
}

/** A kill of the engine alone, and one of the server with it, as the machine's power would. */
const often = [
    { strategy: "rolling", moment: draining, both: false },
    { strategy: "blue-green", moment: draining, both: true },
    { strategy: "canary", moment: shared, both: false },
];
const all = ["rolling", "blue-green", "canary"].flatMap((strategy) =>
    (strategy === "canary" ? [shared, draining] : [draining]).flatMap((moment) =>
        [false, true].map((both) => ({ strategy, moment, both })),
    ),
);
/** How the engine is started: Docker's own way, and one that keeps containers over its absence. */
const starts: { flags: string[] }[] = [{ flags: [] }, ...(mode === "ci" ? [] : [{ flags: ["--live-restore"] }])];
const rounds = Array.from({ length: counts.killedExchanges }, () => (mode === "ci" ? often : all)).flat();

interface Killing {
    moment: typeof draining;
    version: string;
    /** The server dies with the engine, as the machine's power does. */
    both: boolean;
}

async function killAt(shop: ServerShop, own: OwnEngine, { moment, version, both }: Killing) {
    await shop.commit(version);
    const stream = moment.streams ? await OpenStream.open(shop.at) : null;
    const id = await shop.begin();
    const found = await until("the moment", async () => {
        const over = (await shop.view(id)).finishedAt !== null;
        return over ? "missed" : (await moment.reached(shop, id)) && "reached";
    });
    await own.kill();
    await (both ? shop.fixture.server.kill() : undefined);
    stream?.close();
    await own.up();
    await (both ? shop.fixture.server.start() : undefined);
    const { state } = await shop.finished(id);
    if (state !== "succeeded") {
        console.info(await shop.log(id));
    }
    return { found, state };
}

describe("kill -9 of the engine in the middle of an exchange", () => {
    const timeout = patient(60_000 + rounds.length * 120_000);
    it.for(starts)(
        "ends with the new version alone and the switch at rest with $flags",
        { timeout },
        async ({ flags }, context) => {
            const own = await useOwnEngine(context, flags);
            for (const { strategy, moment, both } of rounds) {
                const { settings } = exchanges.find((one) => one.settings.strategy === strategy)!;
                shop = await ServerShop.open(settings, own);
                load = new TrafficLoad({ ...shop.at, perSecond: 50, longestMs: 1000 });
                const about = { strategy, name: moment.name, both };
                const seen = await killAt(shop, own, { moment, version: "version 1", both });
                expect({ ...about, ...seen }).toEqual({ ...about, found: "reached", state: "succeeded" });
                expect(await shop.answer()).toBe("version 1");
                const { warm, ...standing } = await shop.standing();
                const containers = ["web running", "web-switch running"];
                expect({ ...about, ...standing }).toEqual({ ...about, containers, slots: [], names: ["web up ready"] });
                expect(warm).toBeLessThan(strategy === "blue-green" ? 2 : 1);
                const { requests, failures } = await load.stop();
                console.info(`${strategy}, ${moment.name}: ${requests} requests, ${failures.length} failed`);
                await shop.close();
                shop = null;
            }
        },
    );
});
