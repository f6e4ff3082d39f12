import { watch } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { proxySettingsSchema } from "../../../../common/proxy-settings-schema";
import type { Route, RoutePort } from "../../../../common/route";
import type { SwitchRun } from "../../../../backend/deploy/traffic/traffic-switch";
import { traefikSwitch } from "../../../../backend/deploy/traffic/traefik/traefik-switch";
import { createRequestProxy } from "../../../../backend/git/request-proxy";
import { MemoryTrust } from "../../../fakes/memory-trust";
import { ManualTime } from "../../../fakes/manual-time";

const port = (target: number, more: Partial<RoutePort> = {}): RoutePort => ({
    ...{ target, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 60 },
    ...more,
});
const route = (more: Partial<Route> = {}): Route => ({
    ...{ driver: "traefik", service: "web", switchService: null, backendName: "web.shop.behind.switch" },
    ...{ ports: [port(80)], check: null, drainSeconds: 30 },
    ...more,
});

const requestProxy = createRequestProxy(new MemoryTrust());

let folder: string;
let waits: number[];
let api = "";
let server: Server | null = null;

beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "traefik-"));
    [waits, api] = [[], ""];
});
afterEach(async () => {
    server?.close();
    server = null;
    await rm(folder, { recursive: true, force: true });
});

function runOf(stack = "shop", settings: object = { folder, api }): SwitchRun {
    const time = new ManualTime("2026-01-01T00:00:00Z");
    const wait = async (ms: number) => {
        waits.push(ms);
        time.advance(ms);
    };
    const proxies = async () => proxySettingsSchema.parse({ traefik: settings });
    return {
        tools: { layout: { stack }, clock: time.clock, wait, proxies, requestProxy },
        context: {},
    } as unknown as SwitchRun;
}

const file = async (name = "shop.web.cicd.yaml") => parse(await readFile(path.join(folder, name), "utf8")) as object;
const [a, b] = [
    { id: "a1", address: "10.0.0.2" },
    { id: "b2", address: "10.0.0.3" },
];
const server80 = (host: string) => ({
    loadBalancer: { servers: [{ url: `http://${host}:80` }], passHostHeader: true },
});

describe("Traefik as the user's proxy", () => {
    it("leads to containers by weight, keeps the others known, and to the name afterwards", async () => {
        const run = runOf();
        expect(await traefikSwitch.silence(route(), run)).toMatch(/file/);
        await traefikSwitch.ensure(route(), run);
        expect(await traefikSwitch.silence(route(), run)).toBeNull();
        expect(await file()).toEqual({ http: { services: { "cicd.shop.web~80": server80("web") } } });
        await traefikSwitch.shift(
            route(),
            [
                { ...a, weight: 90 },
                { ...b, weight: 10 },
            ],
            run,
        );
        const shares = [
            { name: "cicd.shop.web~80~a1", weight: 90 },
            { name: "cicd.shop.web~80~b2", weight: 10 },
        ];
        const children = {
            "cicd.shop.web~80~a1": server80("10.0.0.2"),
            "cicd.shop.web~80~b2": server80("10.0.0.3"),
        };
        expect(await file()).toEqual({
            http: { services: { "cicd.shop.web~80": { weighted: { services: shares } }, ...children } },
        });
        await traefikSwitch.shift(route(), [{ ...b, weight: 100 }], run);
        expect(await traefikSwitch.stats(route(), run)).toMatchObject([
            { id: "b2", weight: 100, state: "up" },
            { id: "a1", weight: 0, state: "up" },
        ]);
        expect(await file()).toMatchObject({ http: { services: children } });
        await traefikSwitch.settle(route(), [b], run);
        expect(await file()).toEqual({
            http: { services: { "cicd.shop.web~80": server80("web.shop.behind.switch") } },
        });
        expect(await traefikSwitch.stats(route(), run)).toEqual([]);
        expect(await readdir(folder)).toEqual(["shop.web.cicd.yaml"]);
        await traefikSwitch.remove(route(), run);
        expect(await file()).toEqual({ http: { services: { "cicd.shop.web~80": server80("web") } } });
    });

    it("has nothing to remove where it was never told anything", async () => {
        await traefikSwitch.remove(route(), runOf());
        expect(await readdir(folder)).toEqual([]);
    });

    it("gives the old version all of its time, since nobody says what is open to it", async () => {
        const run = runOf();
        await traefikSwitch.shift(
            route(),
            [
                { ...a, weight: 1 },
                { ...b, weight: 1 },
            ],
            run,
        );
        waits.length = 0;
        expect(await traefikSwitch.drain(route(), a, run)).toEqual({ left: 0 });
        expect(waits).toEqual([5000, 30_000]);
        expect(await traefikSwitch.stats(route(), run)).toMatchObject([{ weight: 0 }, { weight: 1 }]);
    });

    it.each(["shift", "drain", "settle"] as const)("does not take the time of a canceled %s for over", async (call) => {
        const run = runOf();
        await traefikSwitch.shift(route(), [{ ...a, weight: 1 }], run);
        const cancel = new AbortController();
        const wait = async () => cancel.abort("canceled");
        const canceled = { tools: { ...run.tools, wait }, context: { ...run.context, signal: cancel.signal } };
        const calls = {
            shift: () => traefikSwitch.shift(route(), [{ ...b, weight: 1 }], canceled),
            drain: () => traefikSwitch.drain(route(), a, canceled),
            settle: () => traefikSwitch.settle(route(), [a], canceled),
        };
        await expect(calls[call]()).rejects.toMatchObject({ code: "CANCELED" });
    });

    it("writes several ports, other traffic than HTTP, sticky clients and the check", async () => {
        const ports = [port(80, { sticky: true }), port(5432, { mode: "tcp", proxyProtocol: true })];
        const check = {
            ...{ port: 8081, http: { path: "/up", status: "200", body: null }, intervalSeconds: 2 },
            ...{ maxLatencyMs: 1500, healthyThreshold: 1, unhealthyThreshold: 3 },
        };
        await traefikSwitch.shift(route({ ports, check }), [{ id: "c", address: "fd00::2", weight: 1 }], runOf());
        expect(await file()).toEqual({
            http: {
                services: {
                    "cicd.shop.web~80": {
                        weighted: {
                            services: [{ name: "cicd.shop.web~80~c", weight: 1 }],
                            sticky: { cookie: { name: "cicd-server" } },
                        },
                    },
                    "cicd.shop.web~80~c": {
                        loadBalancer: {
                            servers: [{ url: "http://[fd00::2]:80" }],
                            passHostHeader: true,
                            healthCheck: { path: "/up", port: 8081, interval: "2s", timeout: "1500ms" },
                        },
                    },
                },
            },
            tcp: {
                services: {
                    "cicd.shop.web~5432": { weighted: { services: [{ name: "cicd.shop.web~5432~c", weight: 1 }] } },
                    "cicd.shop.web~5432~c": {
                        loadBalancer: { servers: [{ address: "[fd00::2]:5432" }], proxyProtocol: { version: 2 } },
                    },
                },
            },
        });
    });

    it.each(["{{ env `SECRET` }}", '{{"x"}}', "{{{{", `"'\\{{`, "a: b\n- {{c}}", "# {{", "}} {", "on", "\u2028{{\t"])(
        "writes %j so that it is an order to nobody, wherever it stands",
        async (text) => {
            const check = {
                ...{ port: 80, http: { path: `/${text}`, status: "200", body: null }, intervalSeconds: 2 },
                ...{ maxLatencyMs: 1500, healthyThreshold: 1, unhealthyThreshold: 3 },
            };
            const hostile = { ...route({ check, backendName: text }), service: `web${text.replaceAll("/", "")}` };
            const shares = [{ id: text, address: text.replaceAll(":", ""), weight: 3 }];
            await traefikSwitch.shift(hostile, shares, runOf());
            const [name = ""] = await readdir(folder);
            const raw = await readFile(path.join(folder, name), "utf8");
            expect(raw).not.toContain("{{");
            const id = `cicd.shop.${hostile.service}~80`;
            const child = {
                ...server80(shares[0]!.address).loadBalancer,
                healthCheck: { path: `/${text}`, port: 80, interval: "2s", timeout: "1500ms" },
            };
            expect(await file(name)).toEqual({
                http: {
                    services: {
                        [id]: { weighted: { services: [{ name: `${id}~${text}`, weight: 3 }] } },
                        [`${id}~${text}`]: { loadBalancer: child },
                    },
                },
            });
            expect(await traefikSwitch.stats(hostile, runOf())).toMatchObject([{ id: text, weight: 3 }]);
            await traefikSwitch.settle(hostile, [], runOf());
            expect(await readFile(path.join(folder, name), "utf8")).not.toContain("{{");
        },
    );

    it("writes a file anew that somebody made unreadable, and counts as at rest till then", async () => {
        await traefikSwitch.ensure(route(), runOf());
        await writeFile(path.join(folder, "shop.web.cicd.yaml"), "http: [{{\n\t- : }");
        expect(await traefikSwitch.silence(route(), runOf())).toMatch(/file/);
        expect(await traefikSwitch.stats(route(), runOf())).toEqual([]);
        await traefikSwitch.ensure(route(), runOf());
        expect(await file()).toEqual({ http: { services: { "cicd.shop.web~80": server80("web") } } });
    });

    it("lets Traefik see whole files only, and nothing else that it would read", async () => {
        const seen = new Set<string>();
        const names = new Set<string>();
        const watcher = watch(folder, (_, name) => names.add(String(name)));
        for (let weight = 1; weight <= 20; weight += 1) {
            const looking = traefikSwitch.shift(route(), [{ ...a, weight }], runOf());
            seen.add(await readFile(path.join(folder, "shop.web.cicd.yaml"), "utf8").catch(() => "# none\n{}"));
            await looking;
        }
        for (const text of seen) {
            expect(text.startsWith("# ")).toBe(true);
            expect(parse(text)).toEqual(expect.any(Object));
        }
        const read = () => [...names].filter((name) => /\.(ya?ml|toml)$/.test(name));
        await expect.poll(read).toEqual(["shop.web.cicd.yaml"]);
        watcher.close();
    });

    it("keeps stacks and services apart whose names are alike", async () => {
        await traefikSwitch.ensure(route({ service: "c" }), runOf("a-b"));
        await traefikSwitch.ensure(route({ service: "b-c" }), runOf("a"));
        await traefikSwitch.ensure(route({ service: "b.c" }), runOf("a"));
        await traefikSwitch.ensure(route({ service: "B-c" }), runOf("a"));
        expect((await readdir(folder)).sort()).toEqual([
            "a-b.c.cicd.yaml",
            "a.B-c.cicd.yaml",
            "a.b-c.cicd.yaml",
            "a.b.c.cicd.yaml",
        ]);
    });

    it("waits until Traefik says that it has taken the weights", async () => {
        let asked = 0;
        server = createServer((request, response) => {
            asked += 1;
            expect(decodeURIComponent(request.url!)).toBe("/api/http/services/cicd.shop.web~80@file");
            const services = [{ name: "cicd.shop.web~80~a1", weight: asked < 3 ? 1 : 7 }];
            response.end(JSON.stringify({ weighted: { services }, status: "enabled" }));
        });
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        await traefikSwitch.shift(route(), [{ ...a, weight: 7 }], runOf());
        expect(asked).toBe(3);
        await expect(traefikSwitch.shift(route(), [{ ...a, weight: 8 }], runOf())).rejects.toMatchObject({
            code: "TRAFFIC_SWITCH_FAILED",
        });
    });

    it("waits for nobody where it is at rest already, also when Traefik is away", async () => {
        await traefikSwitch.settle(route(), [b], runOf());
        waits.length = 0;
        await traefikSwitch.settle(route(), [b], runOf());
        await traefikSwitch.settle(route(), [b], runOf("shop", { folder, api: "http://127.0.0.1:1" }));
        expect(waits).toEqual([]);
        await traefikSwitch.settle(route({ ports: [port(81)] }), [b], runOf());
        expect(waits).toEqual([5000]);
    });

    it("says what is missing where nobody has set it up, or its folder is gone", async () => {
        await expect(traefikSwitch.ensure(route(), runOf("shop", {}))).rejects.toThrow("has no folder in the settings");
        const gone = runOf("shop", { folder: path.join(folder, "gone") });
        await expect(traefikSwitch.ensure(route(), gone)).rejects.toMatchObject({ code: "TRAFFIC_SWITCH_FAILED" });
    });
});
