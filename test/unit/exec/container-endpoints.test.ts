import type Docker from "dockerode";
import { expect, it } from "vitest";
import { containerEndpoints } from "../../../backend/exec/container-endpoints";

it("endpoints() and joinNetwork() hand a container's links on as the engine keeps them", async () => {
    const joined: unknown[] = [];
    const Networks = {
        shop_default: { IPAddress: "10.0.0.2", Aliases: ["web"], Links: ["shop-api-switch-1:api"] },
        monitoring: { IPAddress: "", GlobalIPv6Address: "", Aliases: null, Links: null },
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
        { network: "monitoring", address: "", aliases: [], links: [] },
        { network: "shop_default", address: "10.0.0.2", aliases: ["web"], links: ["shop-api-switch-1:api"] },
    ]);
    await calls.joinNetwork("a1", "shop_default", { aliases: [], links: networks[1]!.links });
    const EndpointConfig = { Aliases: [], Links: ["shop-api-switch-1:api"] };
    expect(joined).toEqual([{ network: "shop_default", Container: "a1", EndpointConfig }]);
});
