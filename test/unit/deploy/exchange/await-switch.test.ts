import { expect, it } from "vitest";
import type { Exchange } from "../../../../backend/deploy/exchange/exchange";
import { awaitSwitch } from "../../../../backend/deploy/exchange/switch-container";
import { ManualTime } from "../../../fakes/manual-time";

const TIMEOUT = 60;
const container = { service: "api-switch", state: "running", imageId: "switch", configHash: "h", oneOff: false };

/** A switch that is asked for the time that each look takes, in seconds, and answers the last one of them. */
function slowSwitch(looks: readonly number[]) {
    const time = new ManualTime("2026-01-01T00:00:00Z");
    let asked = 0;
    const silence = async () => {
        time.advance((looks[asked] ?? 0) * 1000);
        asked += 1;
        return asked < looks.length ? "it listens, but gave no answer" : null;
    };
    const tools = {
        clock: time.clock,
        wait: async (ms: number) => time.advance(ms),
        layout: { stack: "shop" },
        engine: { containers: async () => [container] },
    };
    const project = {
        hashes: new Map([["api-switch", ["h"]]]),
        next: { content: { services: { "api-switch": { imageId: "switch" } } } },
        context: { buildConfig: { healthTimeout: TIMEOUT } },
        tools,
    };
    const route = { service: "api", switchService: "api-switch" };
    const exchange = { service: "api", route, driver: { silence }, run: {}, project, log: () => undefined };
    return { exchange: exchange as unknown as Exchange, asked: () => asked };
}

it.each([
    ["the first look stood still for all of the time", [TIMEOUT + 1, 0]],
    ["the last look before the end did", [...Array<number>(TIMEOUT - 5).fill(1), 10, 0]],
])("awaitSwitch() asks once more when %s", async (_, looks) => {
    const { exchange, asked } = slowSwitch(looks);
    await awaitSwitch(exchange);
    expect(asked()).toBe(looks.length);
});

it("awaitSwitch() gives a switch up that says nothing", async () => {
    const { exchange } = slowSwitch(Array<number>(1000).fill(10));
    await expect(awaitSwitch(exchange)).rejects.toMatchObject({ code: "SERVICE_UNHEALTHY" });
});
