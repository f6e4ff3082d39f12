import { afterEach, describe, expect, it } from "vitest";
import type { DriftView } from "../../../common/views";
import { recordedRows } from "../../fixtures/server/recorded-rows";
import { until } from "../../fixtures/server/until";
import { counts, mode, patient } from "../promises/counts";
import { exchanges, type Moment } from "./exchange-moments";
import { OpenStream } from "./open-stream";
import { ServerShop } from "./server-shop";
import { TrafficLoad } from "./traffic-load";

let shop: ServerShop;
let load: TrafficLoad | null = null;
afterEach(async () => {
    await load?.stop().finally(() => shop?.close());
}, patient(120_000));

/** Takes the shop to a version, with the server killed at this moment on the way. */
async function killAt({ hold, streams, reached }: Moment, version: string) {
    const { server, gate } = shop.fixture;
    await shop.commit(version);
    const stream = streams ? await OpenStream.open(shop.at) : null;
    if (hold) {
        gate.holdBack(hold());
    }
    const id = await shop.begin();
    const found = await until("the moment", async () => {
        const over = (await shop.view(id)).finishedAt !== null;
        return over ? "missed" : (await reached(shop, id)) && "reached";
    });
    await server.kill();
    gate.forget();
    const between = await shop.answer();
    await server.start();
    const broken = stream?.broken ?? "";
    stream?.close();
    const { state, attempt } = await shop.finished(id);
    return { found, served: between !== "", broken, state, attempt };
}

describe.each(exchanges)("kill -9 of the server in the middle of $settings.strategy", ({ settings, moments, more }) => {
    const rounds = Array.from({ length: counts.killedExchanges }, () =>
        mode === "ci" ? moments : [...moments, ...more],
    );
    const all = rounds.flat();

    it(
        "ends with the new version alone and the switch at rest, and costs nobody a request",
        async () => {
            shop = await ServerShop.open(settings);
            load = new TrafficLoad({ ...shop.at, perSecond: 50, longestMs: 1000 });
            for (const [index, moment] of all.entries()) {
                const version = `version ${index + 1}`;
                const about = { moment: moment.name };
                const done = { found: "reached", served: true, broken: "", state: "succeeded", attempt: 2 };
                expect({ ...about, ...(await killAt(moment, version)) }).toEqual({ ...about, ...done });
                expect(await shop.answer()).toBe(version);
                const { warm, ...standing } = await shop.standing();
                const containers = ["web running", "web-switch running"];
                expect({ ...about, ...standing }).toEqual({ ...about, containers, slots: [], names: ["web up ready"] });
                expect(warm).toBeLessThan(settings.strategy === "blue-green" ? 2 : 1);
                expect((await recordedRows(shop.fixture.server)).claims).toEqual([]);
                const drift = await shop.fixture.server.call<DriftView>("GET", `/stacks/${shop.stack}/drift`);
                expect(drift.fields).toEqual([]);
            }
            const { requests, failures } = await load.stop();
            console.info(`${settings.strategy}: ${all.length} kills, ${requests} requests, ${failures.length} failed`);
            expect(failures).toEqual([]);
        },
        patient(60_000 + all.length * 120_000),
    );
});
