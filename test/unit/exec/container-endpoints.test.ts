import type Docker from "dockerode";
import { afterEach, describe, expect, it, vi } from "vitest";
import { containerEndpoints } from "../../../backend/exec/container-endpoints";

it("endpoints() and joinNetwork() hand a container's links and its own card on as the engine keeps them", async () => {
    const joined: unknown[] = [];
    const mac = "02:42:ac:11:65:43";
    const Networks = {
        shop_default: { IPAddress: "10.0.0.2", MacAddress: mac, Aliases: ["web"], Links: ["shop-api-switch-1:api"] },
        monitoring: { IPAddress: "10.1.0.10", MacAddress: "02:42:0a:01:00:0a", Aliases: null, Links: null },
    };
    const docker = {
        getContainer: () => ({ inspect: async () => ({ NetworkSettings: { Networks }, HostConfig: {} }) }),
        getNetwork: (network: string) => ({
            connect: async (endpoint: object) => void joined.push({ network, ...endpoint }),
        }),
    } as unknown as Docker;
    const calls = containerEndpoints({ client: async () => docker, connect: async () => docker });
    const { networks } = (await calls.endpoints("a1"))!;
    expect(networks).toEqual([
        { network: "monitoring", address: "10.1.0.10", aliases: [], links: [] },
        { network: "shop_default", address: "10.0.0.2", mac, aliases: ["web"], links: ["shop-api-switch-1:api"] },
    ]);
    await calls.joinNetwork("a1", "shop_default", { ...networks[1]!, aliases: [] });
    const EndpointConfig = { Aliases: [], Links: ["shop-api-switch-1:api"], MacAddress: mac };
    expect(joined).toEqual([{ network: "shop_default", Container: "a1", EndpointConfig }]);
});

describe("stopContainer()", () => {
    afterEach(() => {
        vi.restoreAllMocks();
    });

    /** An engine whose containers have this grace time, and that takes a while before it answers so to a stop. */
    function engine(StopTimeout: number | undefined, stop: () => Promise<void>) {
        const silences: number[] = [];
        const container = { inspect: async () => ({ Name: "/shop-web-1", Config: { StopTimeout } }), stop };
        const docker = { getContainer: () => container } as unknown as Docker;
        const connect = async (silenceMs: number) => {
            silences.push(silenceMs);
            return docker;
        };
        return { calls: containerEndpoints({ client: async () => docker, connect }), silences };
    }

    it.each([
        [undefined, 70_000],
        [300, 360_000],
        [-1, 3_660_000],
    ])("waits for an engine a minute longer than a grace time of %s s", async (graceTime, limit) => {
        const { calls, silences } = engine(graceTime, async () => undefined);
        await calls.stopContainer("a1");
        expect(silences).toEqual([limit]);
    });

    it("says which container an engine has not ended that hangs", async () => {
        vi.spyOn(performance, "now").mockReturnValueOnce(0).mockReturnValueOnce(70_000);
        const { calls } = engine(undefined, () => Promise.reject(new Error("socket hang up")));
        await expect(calls.stopContainer("a1")).rejects.toMatchObject({
            code: "ENGINE_UNREACHABLE",
            message: "Docker has not ended the container shop-web-1 within 70 s.",
        });
    });

    it("passes on that nobody answers", async () => {
        const { calls } = engine(undefined, () => Promise.reject(new Error("connect ENOENT")));
        await expect(calls.stopContainer("a1")).rejects.toThrow("Docker does not answer");
    });
});
