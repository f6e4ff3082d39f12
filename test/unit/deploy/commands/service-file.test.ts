import { describe, expect, it } from "vitest";
import { serviceFile, type ServiceRun } from "../../../../backend/deploy/commands/service-file";
import { dependenciesOf } from "../../../../backend/deploy/compose/dependencies-of";
import type { ComposeModel } from "../../../../backend/deploy/compose/compose-model";

const run: ServiceRun = {
    service: "web",
    run: 'migrate "$TARGET"',
    environment: { TARGET: "a$b" },
    labels: { "cicd.command": "shop/1-preDeploy-0" },
    limits: { cpus: 1.5, memoryBytes: 1000, pids: 50 },
};

const db = { image: "db", healthcheck: { test: ["CMD", "true"] }, ports: [{ target: 5432, published: "5432" }] };

function serviceOf(web: object, change: Partial<ServiceRun> = {}): Record<string, unknown> {
    const model = { name: "shop", services: { web, db }, volumes: { data: {} } } as unknown as ComposeModel;
    const file = JSON.parse(serviceFile(model, { ...run, ...change })) as ComposeModel;
    expect(file.services.db).toEqual(db);
    expect(file.volumes).toEqual({ data: {} });
    return file.services.web as unknown as Record<string, unknown>;
}

describe("serviceFile()", () => {
    it("keeps image, networks, volumes, environment and rights of the service", () => {
        const web = {
            image: "web:1",
            environment: { A: "b" },
            volumes: [{ type: "volume", source: "data", target: "/data" }],
            networks: { default: null },
            user: "1000",
            cap_add: ["NET_ADMIN"],
            secrets: [{ source: "token" }],
        };
        expect(serviceOf(web)).toMatchObject({ ...web, environment: { A: "b", TARGET: "a$$b" } });
    });

    it("leaves out all that makes a container a replica, and what proxies listen to", () => {
        const service = serviceOf({
            image: "web:1",
            build: { context: "." },
            container_name: "shop",
            depends_on: { db: { condition: "service_healthy" } },
            deploy: { replicas: 3 },
            healthcheck: { test: ["CMD", "true"] },
            labels: { "traefik.enable": "true" },
            ports: [{ target: 80, published: "80" }],
            post_start: [{ command: "x" }],
            profiles: ["x"],
            restart: "always",
            scale: 3,
            mac_address: "02:42:ac:11:00:02",
        });
        expect(service).toEqual({
            image: "web:1",
            init: true,
            entrypoint: ["/bin/sh", "-ec", 'migrate "$$TARGET"'],
            command: [],
            environment: { TARGET: "a$$b" },
            labels: run.labels,
            logging: { driver: "json-file", options: { "max-size": "20m", "max-file": "2" } },
            healthcheck: { disable: true },
            restart: "no",
            cpus: 1.5,
            mem_limit: "1000",
            memswap_limit: "1000",
            pids_limit: 50,
        });
    });

    it("leaves fixed addresses and names in networks to the replicas", () => {
        const networks = {
            default: { aliases: ["shop"], ipv4_address: "10.0.0.2" },
            back: { priority: 10, ipv6_address: "::2" },
        };
        expect(serviceOf({ networks }).networks).toEqual({ default: null, back: { priority: 10 } });
    });

    it("gives argv to the service's own entrypoint, as compose does", () => {
        const service = serviceOf({ entrypoint: ["/launcher"], command: ["serve"] }, { run: ["echo", "$HOME"] });
        expect(service).toMatchObject({ entrypoint: ["/launcher"], command: ["echo", "$$HOME"] });
    });

    it.each([
        ["the service's own limit when it is smaller", { mem_limit: "600", cpus: 0.5 }, "600", 0.5],
        ["its deploy section's", { deploy: { resources: { limits: { memory: "700", cpus: "1" } } } }, "700", 1],
        ["ours when it is smaller", { mem_limit: "2000", cpus: 4 }, "1000", 1.5],
    ])("takes %s", (_, web, memory, cpus) => {
        expect(serviceOf(web)).toMatchObject({ mem_limit: memory, cpus });
    });

    it("sets no limits where the engine can't limit", () => {
        const service = serviceOf({}, { limits: { cpus: 0, memoryBytes: 0, pids: 0 } });
        expect(service).not.toHaveProperty("mem_limit");
        expect(service).not.toHaveProperty("cpus");
        expect(service).not.toHaveProperty("pids_limit");
    });
});

describe("dependenciesOf()", () => {
    const on = (...names: string[]) => ({ depends_on: Object.fromEntries(names.map((name) => [name, {}])) });

    it("names what a service stands on, indirectly and in a circle too, and nothing that is not there", () => {
        const services = {
            web: on("db", "cache", "gone"),
            db: on("disk", "web"),
            cache: on("db"),
            disk: {},
            other: {},
        };
        expect(dependenciesOf({ services }, "web")).toEqual(["cache", "db", "disk"]);
        expect(dependenciesOf({ services }, "other")).toEqual([]);
    });
});
