import { expect, it } from "vitest";
import { awaitPendingStops } from "../../../../backend/deploy/live/await-pending-stops";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { buildConfigSchema } from "../../../../common/schema";

const STARTED = 1_000_000;
const context = { stack: "shop", buildConfig: buildConfigSchema.parse({}), log: () => undefined };

/** One container with 10 s to stop, which never ends; the engine tells of signals as `told` says for this moment. */
function world(told: (now: number) => { last: Map<string, number>; rememberedSince: number }) {
    let now = STARTED + 60_000;
    const began = now;
    const condition = { state: "running", startedAt: new Date(STARTED).toISOString(), stopTimeoutMs: 10_000 };
    const tools = {
        clock: { now: () => new Date(now) },
        wait: async (ms: number) => {
            now += ms;
            if (now > began + 600_000) {
                throw new Error("waits for ever");
            }
        },
        layout: { stack: "shop" },
        engine: {
            containers: async () => [{ id: "a", name: "shop-web-1" }],
            condition: async () => condition,
            stopSignals: async () => told(now),
        },
    } as unknown as DeployTools;
    return { tools, began, waited: () => now - began };
}

it("awaitPendingStops() waits for a forgotten signal no longer than from when the first look remembers", async () => {
    const { tools, waited } = world((now) => ({ last: new Map(), rememberedSince: now - 1 }));
    await awaitPendingStops(tools, context);
    expect(waited()).toBeGreaterThanOrEqual(10_000);
    expect(waited()).toBeLessThan(20_000);
});

it("awaitPendingStops() has an end when a container is sent signals all the time", async () => {
    const { tools, waited } = world((now) => ({ last: new Map([["a", now]]), rememberedSince: 0 }));
    await awaitPendingStops(tools, context);
    expect(waited()).toBeLessThan(20_000);
});

it("awaitPendingStops() waits to the end of a stop that the engine forgets meanwhile", async () => {
    const { tools, began, waited } = world((now) =>
        now < began + 1000
            ? { last: new Map([["a", began]]), rememberedSince: STARTED - 1000 }
            : { last: new Map(), rememberedSince: now },
    );
    await awaitPendingStops(tools, context);
    expect(waited()).toBeGreaterThanOrEqual(10_000);
    expect(waited()).toBeLessThan(20_000);
});
