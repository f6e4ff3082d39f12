import type Docker from "dockerode";
import { expect, it } from "vitest";
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
    const calls = containerEndpoints({ client: async () => docker, patient: async () => docker });
    const { networks } = (await calls.endpoints("a1"))!;
    expect(networks).toEqual([
        { network: "monitoring", address: "10.1.0.10", aliases: [], links: [] },
        { network: "shop_default", address: "10.0.0.2", mac, aliases: ["web"], links: ["shop-api-switch-1:api"] },
    ]);
    await calls.joinNetwork("a1", "shop_default", { ...networks[1]!, aliases: [] });
    const EndpointConfig = { Aliases: [], Links: ["shop-api-switch-1:api"], MacAddress: mac };
    expect(joined).toEqual([{ network: "shop_default", Container: "a1", EndpointConfig }]);
});
