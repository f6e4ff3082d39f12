import { describe, expect, it } from "vitest";
import type { PlanChange } from "../../../common/views";
import { readPublishedPorts, type PublishedPort } from "../../../backend/exec/published-ports";
import { takenPorts } from "../../../backend/use-cases/taken-ports";

const used = (port: number, address = "", protocol = "tcp"): PublishedPort => ({
    ...{ address, port, protocol, project: "shop" },
    container: `shop-${port}`,
});

function change(field: string, after: string | null): PlanChange {
    const one = { field, change: "added" as const, before: null, after, hidden: false };
    return { service: "web", action: "create", reasons: [], downtime: false, fields: [one] };
}

describe("takenPorts()", () => {
    it.each([
        ["the same port", "8080", [used(8080)], ["8080/tcp"]],
        ["one on every address", "0.0.0.0:8080", [used(8080, "10.0.0.1")], ["8080/tcp"]],
        ["one within a range", "127.0.0.1:8000-8100", [used(8080), used(8101)], ["8080/tcp"]],
        ["one of several", "80, 127.0.0.1:8080", [used(8080), used(443)], ["8080/tcp"]],
        ["one twice on a machine with IPv6", "8080", [used(8080, "10.0.0.1"), used(8080, "fe80::1")], ["8080/tcp"]],
        ["no other address", "127.0.0.1:8080", [used(8080, "10.0.0.1")], []],
        ["no other protocol", "8080", [used(8080, "", "udp")], []],
        ["none that the engine chooses", "any free port", [used(8080)], []],
    ])("finds %s", (_, after, ports, expected) => {
        expect(takenPorts([change("ports 80/tcp", after)], ports).map(({ port }) => port)).toEqual(expected);
    });

    it("says who has it, and looks at nothing but ports that come", () => {
        expect(takenPorts([change("ports 80/tcp", "8080")], [used(8080)])).toEqual([
            { service: "web", port: "8080/tcp", by: "shop-8080" },
        ]);
        const others = [
            change("image", "8080"),
            change("ports 80/tcp", null),
            { ...change("x", "1"), fields: undefined },
        ];
        expect(takenPorts(others, [used(8080)])).toEqual([]);
    });
});

describe("readPublishedPorts()", () => {
    it("lists what running containers publish", async () => {
        const docker = {
            listContainers: () =>
                Promise.resolve([
                    {
                        Names: ["/shop-web-1"],
                        Labels: { "com.docker.compose.project": "shop" },
                        Ports: [
                            { IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
                            { PrivatePort: 443, Type: "tcp" },
                        ],
                    },
                ]),
        };
        expect(await readPublishedPorts(docker as never)).toEqual([
            { address: "", port: 8080, protocol: "tcp", container: "shop-web-1", project: "shop" },
        ]);
    });
});
