import { rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import http2 from "node:http2";
import net from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { haproxySwitch } from "../../../backend/deploy/traffic/haproxy/haproxy-switch";
import { switchLayout } from "../../../backend/deploy/traffic/haproxy/switch-layout";
import { get } from "./clients";
import { haproxyWorld, type HaproxyWorld } from "./haproxy-world";
import type { App } from "./world";

const patience = { timeout: 30_000 };

let world: HaproxyWorld;
let first: App;
let second: App;

const serve = (apps: App[], route = world.route()) =>
    haproxySwitch.shift(
        route,
        apps.map((app) => ({ ...app, weight: 100 })),
        world.run,
    );

beforeAll(async () => {
    world = await haproxyWorld({ ports: [80, 81, 82], ipv6Subnet: "fd5c:1cd0::/64" });
    await haproxySwitch.ensure(world.route(), world.run);
    await world.start();
});

afterAll(async () => {
    await Promise.all([first, second].map((app) => app?.remove()));
    await world.close();
});

describe("the HAProxy switch", () => {
    it("starts while nobody has the service's name, and serves as soon as somebody has it", async () => {
        expect((await get(world.port)).status).toBe(503);
        first = await world.app();
        await expect.poll(async () => (await get(world.port)).name, patience).toBe(first.name);
        second = await world.app();
        const answers = async () => new Set([(await get(world.port)).name, (await get(world.port)).name]);
        await expect.poll(answers, patience).toEqual(new Set([first.name, second.name]));
    });

    it("tells an HTTP container the client's address", async () => {
        const { headers } = await get(world.port, { headers: { "x-forwarded-for": "203.0.113.7" } });
        expect(headers["x-forwarded-for"]).toMatch(/^203\.0\.113\.7, [\d.]+$/);
    });

    it("answers everybody, however many ask at once", async () => {
        const asked = Array.from({ length: 60 }, () => haproxySwitch.stats(world.route(), world.run));
        expect(new Set((await Promise.all(asked)).map(({ length }) => length))).toEqual(new Set([0]));
    });

    it("hands websockets through", async () => {
        const socket = await new Promise<net.Socket>((resolve, reject) => {
            const key = { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13" };
            const headers = { connection: "Upgrade", upgrade: "websocket", ...key };
            const sent = request({ host: "127.0.0.1", port: world.port, path: "/", headers });
            sent.on("upgrade", (_response, upgraded: net.Socket) => resolve(upgraded));
            sent.on("response", ({ statusCode }) => reject(new Error(`The answer is ${statusCode}`)));
            sent.on("error", reject);
            sent.end();
        });
        const echo = new Promise<string>((resolve) => socket.once("data", (data: Buffer) => resolve(data.toString())));
        socket.write("hello");
        expect(await echo).toMatch(/^app-\w+:hello$/);
        socket.destroy();
    });

    it("settles where the names lead to another address of the same containers", async () => {
        const other = async (app: App) => ({ ...app, address: await world.ipv6Of(app) });
        const apps = await Promise.all([first, second].map(other));
        expect(apps.map(({ address }) => address)).toEqual([
            expect.stringContaining(":"),
            expect.stringContaining(":"),
        ]);
        await serve(apps);
        expect((await get(world.port)).status).toBe(200);
        await haproxySwitch.settle(world.route(), apps, world.run);
    });

    it("waits with what goes until clients of an older process have moved on", async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const ask = (path = "/") => get(world.port, { agent, path });
        await serve([first]);
        expect((await ask()).name).toBe(first.name);
        await haproxySwitch.ensure(world.route({ idleSeconds: 500 }), world.run);
        await serve([second]);
        const drained = haproxySwitch.drain(world.route(), first, world.run);
        // The idle connection belongs to the older process, which knows nothing of the second container's turn.
        expect(await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 500, "waits"))])).toBe(
            "waits",
        );
        expect((await ask()).status).toBe(200);
        expect(await drained).toEqual({ left: 0 });
        expect((await ask()).name).toBe(second.name);
        agent.destroy();
    });

    it("keeps everybody's share when the route gets and loses a port in the middle", async () => {
        const [port] = world.route().ports;
        const more = world.route({}, { ports: [port!, { ...port!, target: 82, mode: "tcp" }] });
        const shares = [
            { ...first, weight: 100 },
            { ...second, weight: 0 },
        ];
        await haproxySwitch.shift(world.route(), shares, world.run);
        for (const route of [more, world.route()]) {
            await haproxySwitch.ensure(route, world.run);
            expect(await haproxySwitch.stats(route, world.run)).toMatchObject([
                { id: first.id, weight: 100, state: "up" },
                { id: second.id, weight: 0 },
            ]);
            const names = await Promise.all(Array.from({ length: 4 }, async () => (await get(world.port)).name));
            expect(new Set(names)).toEqual(new Set([first.name]));
        }
        await serve([second]);
    });

    it("goes on as before when it refuses a configuration", async () => {
        const [port] = world.route().ports;
        const twice = world.route({}, { ports: [port!, port!] });
        await expect(haproxySwitch.ensure(twice, world.run)).rejects.toMatchObject({ code: "TRAFFIC_SWITCH_FAILED" });
        expect((await get(world.port)).name).toBe(second.name);
        await world.restart();
        await expect.poll(async () => (await get(world.port)).status, patience).toBe(200);
    });

    it("finds its way when it was forgotten who is in which slot", async () => {
        await serve([first]);
        await rm(path.join(switchLayout(world.run.tools.layout, "web").home, "slots.json"));
        expect(await haproxySwitch.stats(world.route(), world.run)).toEqual([]);
        await serve([second]);
        expect(new Set([(await get(world.port)).name, (await get(world.port)).name])).toEqual(new Set([second.name]));
        await haproxySwitch.settle(world.route(), [first, second], world.run);
    });

    it("hands TCP on, keeps sticky clients by their address, and tells it by PROXY protocol", async () => {
        const route = world.route({ mode: "tcp", sticky: true }, {});
        const tcp = { ...route, ports: [...route.ports, { ...route.ports[0]!, target: 82, proxyProtocol: true }] };
        await haproxySwitch.ensure(tcp, world.run);
        await serve([first, second], tcp);
        const names = async () =>
            new Set(await Promise.all(Array.from({ length: 6 }, async () => (await get(world.port)).name)));
        const mine = await names();
        expect(mine.size).toBe(1);
        await haproxySwitch.settle(tcp, [first, second], world.run);
        expect(await names()).toEqual(mine);
        expect((await get(world.port)).headers["x-forwarded-for"]).toBeUndefined();
        expect(await proxied(world.portOf(82))).toMatch(/^app-\w+ \d+\.\d+\.\d+\.\d+$/);
    });

    it("speaks HTTP/2 to containers that know nothing else, whatever the client speaks", async () => {
        const route = world.route({ mode: "h2c", target: 81 });
        await haproxySwitch.ensure(route, world.run);
        await serve([first], route);
        expect(await get(world.portOf(81))).toMatchObject({ status: 200, headers: { version: "2.0" } });
        const client = http2.connect(`http://127.0.0.1:${world.portOf(81)}`);
        const stream = client.request({ ":path": "/" });
        const body = await new Promise<string>((resolve, reject) => {
            let text = "";
            stream.on("data", (part: Buffer) => (text += part.toString()));
            stream.on("end", () => resolve(text));
            stream.on("error", reject);
        });
        client.close();
        expect(JSON.parse(body)).toMatchObject({ name: first.name });
    });
});

/** What the container read of the connection that it was handed. */
function proxied(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
        const socket = net.connect(port, "127.0.0.1", () => socket.write("hello"));
        let text = "";
        socket.on("data", (part) => (text += part.toString()));
        socket.on("close", () => resolve(text));
        socket.on("error", reject);
    });
}
