import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

const steps = [{ weight: 20, pauseSeconds: 1 }];
const strategies = [
    { strategy: "rolling" },
    { strategy: "blue-green" },
    // What answers in seconds here is the shared machine; canary.test.ts is about the judgement.
    { strategy: "canary", steps, analysis: { minRequests: 1, latencyFloorMs: 60_000 } },
];
const timeout = counts.rollouts * 60_000;

describe("consecutive deployments under load", { timeout }, () => {
    it.each(strategies)("fail no request with $strategy", async (settings) => {
        shop.use({ web: settings });
        await shop.stack.deploy(shop.web("version 0"));
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        for (let version = 1; version <= counts.rollouts; version += 1) {
            await shop.stack.deploy(shop.web(`version ${version}`));
            expect(await shop.states()).toEqual(["web running", "web-switch running"]);
            expect(await shop.answer()).toBe(`version ${version}`);
        }
        const result = await load.stop();
        console.info(
            `${settings.strategy}: ${counts.rollouts} deployments, ${result.requests} requests, ` +
                `${result.failures.length} failed, median ${result.median} ms, slowest ${result.slowest} ms`,
        );
        expect(result.failures).toEqual([]);
        expect([...result.answers.keys()]).toHaveLength(counts.rollouts + 1);

        const before = await shop.stack.ids();
        await shop.stack.dockgeUp();
        expect(await shop.stack.ids()).toEqual(before);
    });
});
