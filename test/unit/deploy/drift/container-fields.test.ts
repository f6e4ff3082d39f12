import { describe, expect, it } from "vitest";
import { containerFields } from "../../../../backend/deploy/drift/container-fields";
import type { ContainerFacts } from "../../../../backend/exec/container-facts";

const SERVICE = {
    image: "shop:1",
    environment: { LEVEL: "in$$fo", EMPTY: null },
    ports: [
        { target: 80, published: "8080", protocol: "tcp" },
        { target: 53, published: "53", protocol: "udp", host_ip: "127.0.0.1" },
    ],
    volumes: [
        { type: "volume", source: "data", target: "/data" },
        { type: "bind", source: "/stacks/shop/site.conf", target: "/etc/site.conf", read_only: true },
        { type: "volume", target: "/cache" },
        { type: "tmpfs", target: "/run" },
    ],
    labels: { "traefik.enable": "true" },
    networks: { default: null },
    restart: "unless-stopped",
};
const MODEL = {
    services: { web: SERVICE },
    volumes: { data: { name: "shop_data" } },
    networks: { default: { name: "shop_default" } },
};
const IMAGE = { environment: { PATH: "/bin" }, labels: { maintainer: "Ana" } };
const FACTS: ContainerFacts = {
    environment: { PATH: "/bin", LEVEL: "in$fo" },
    labels: { maintainer: "Ana", "traefik.enable": "true", "com.docker.compose.project": "shop" },
    ports: {
        "80/tcp": [{ address: "", published: "8080" }],
        "53/udp": [{ address: "127.0.0.1", published: "53" }],
    },
    mounts: [
        { type: "volume", source: "shop_data", target: "/data", readOnly: false },
        { type: "bind", source: "/stacks/shop/site.conf", target: "/etc/site.conf", readOnly: true },
        { type: "volume", source: "0f".repeat(32), target: "/cache", readOnly: false },
    ],
    networks: ["shop_default"],
    restart: "unless-stopped",
    memoryBytes: 0,
    cpus: 0,
};

const fields = (facts: Partial<ContainerFacts>) =>
    containerFields({ service: SERVICE, model: MODEL, image: IMAGE, facts: { ...FACTS, ...facts } }).map(
        ({ field, released, actual }) => [field, released, actual],
    );

describe("containerFields()", () => {
    it("finds nothing in a container that is as its service says", () => {
        expect(fields({})).toEqual([]);
    });

    it.each<[string, Partial<ContainerFacts>, string[][]]>([
        [
            "variables by name only",
            { environment: { PATH: "/bin", LEVEL: "hunter2", MORE: "hunter3" } },
            [
                ["environment LEVEL", "set", "another value"],
                ["environment MORE", "absent", "set"],
            ],
        ],
        ["a variable of the image", { environment: { LEVEL: "in$fo" } }, [["environment PATH", "set", "absent"]]],
        [
            "ports",
            { ports: { "80/tcp": [{ address: "", published: "9090" }] } },
            [
                ["ports 80/tcp", "8080", "9090"],
                ["ports 53/udp", "127.0.0.1:53", "none"],
            ],
        ],
        [
            "mounts",
            { mounts: [{ type: "volume", source: "other", target: "/data", readOnly: true }, FACTS.mounts[1]!] },
            [["mount /data", "shop_data", "other, read-only"]],
        ],
        [
            "labels by name only",
            { labels: { maintainer: "Ana", "traefik.enable": "no", "com.docker.compose.project": "shop" } },
            [["labels traefik.enable", "set", "another value"]],
        ],
        [
            "networks",
            { networks: ["proxy"] },
            [
                ["network shop_default", "joined", "absent"],
                ["network proxy", "absent", "joined"],
            ],
        ],
        [
            "what was updated",
            { restart: "no", memoryBytes: 64, cpus: 0.5 },
            [
                ["restart", "unless-stopped", "no"],
                ["memory limit", "0", "64"],
                ["cpu limit", "0", "0.5"],
            ],
        ],
    ])("tells %s", (_, facts, expected) => {
        expect(fields(facts)).toEqual(expected);
    });

    it("takes any port that the engine chose where the service left it open", () => {
        const service = { ...SERVICE, ports: [{ target: 80, published: "3000-3005" }, { target: 81 }] };
        const facts = {
            ...FACTS,
            ports: { "80/tcp": [{ address: "", published: "3002" }], "81/tcp": [{ address: "", published: "0" }] },
        };
        expect(containerFields({ service, model: MODEL, image: IMAGE, facts })).toEqual([]);
    });
});
