import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { vi } from "vitest";
import type { Route, RoutePort } from "../../../common/route";
import { buildConfigSchema } from "../../../common/schema";
import type { DeployTools } from "../../../backend/deploy/deploy-tools";
import { stackLayout } from "../../../backend/deploy/stack-layout";
import { haproxySwitch } from "../../../backend/deploy/traffic/haproxy/haproxy-switch";
import { switchImage } from "../../../backend/deploy/traffic/haproxy/switch-image";
import { switchLayout } from "../../../backend/deploy/traffic/haproxy/switch-layout";
import { ownUser, switchService } from "../../../backend/deploy/traffic/haproxy/switch-service";
import { connectDocker } from "../../../backend/exec/docker-client";
import { createDockerEngine } from "../../../backend/exec/docker-engine";
import { systemClock } from "../../../backend/models/clock";
import { freePort } from "../../fixtures/server/free-port";
import { startApp } from "./app-containers";
import type { App, World } from "./world";

const execute = promisify(execFile);

export interface HaproxyOptions {
    /** Of the switch's container, published. */
    ports?: number[];
    /** Of the network, beside IPv4. */
    ipv6Subnet?: string;
}

export interface HaproxyWorld extends World {
    /** On this machine; for a published port. */
    portOf(target: number): number;
    ipv6Of(app: App): Promise<string>;
}

/** A switch as the rendered file has it, run by compose, with containers that it finds by name. */
export async function haproxyWorld({ ports = [80], ipv6Subnet }: HaproxyOptions = {}): Promise<HaproxyWorld> {
    const docker = await connectDocker();
    // Long enough that the sockets' path is longer than an address may be.
    const project = `switch-${randomBytes(4).toString("hex")}-${"long-".repeat(12)}name`;
    const stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-traffic-"));
    const layout = stackLayout(stacksDir, project);
    const host = new Map(await Promise.all(ports.map(async (target) => [target, await freePort()] as const)));
    const published = [...host].map(([target, port]) => `127.0.0.1:${port}:${target}`);
    const section = switchService({
        layout: switchLayout(layout, "web"),
        image: switchImage(process.env),
        user: ownUser(),
    });
    await mkdir(layout.directory, { recursive: true });
    const file = path.join(layout.directory, "compose.yaml");
    const services = { "web-switch": { ...section, ports: published } };
    await writeFile(file, JSON.stringify({ services, networks: { default: { name: project, external: true } } }));
    const compose = (...words: string[]) => execute("docker", ["compose", "-p", project, "-f", file, ...words]);
    const tools = {
        layout,
        engine: createDockerEngine(),
        clock: systemClock,
        wait: (ms: number) => setTimeout(ms),
    } as unknown as DeployTools;
    const context = { stack: project, buildConfig: buildConfigSchema.parse({}), log: () => undefined };
    const run = { tools, context };
    const ipv6 = ipv6Subnet ? { EnableIPv6: true, IPAM: { Config: [{ Subnet: ipv6Subnet }] } } : {};
    const network = await docker.createNetwork({ Name: project, ...ipv6 });
    const isReady = async () => (await haproxySwitch.silence(route(), run)) === null;
    const answers = () => vi.waitUntil(isReady, { timeout: 60_000, interval: 50 });
    return {
        driver: haproxySwitch,
        run,
        port: host.get(80)!,
        portOf: (target) => host.get(target)!,
        ipv6Of: async ({ id }) =>
            (await docker.getContainer(id).inspect()).NetworkSettings.Networks[project]!.GlobalIPv6Address,
        route,
        app: ({ well = true } = {}) =>
            startApp({ docker, project, network: project, aliases: [route().backendName] }, well),
        async start() {
            await compose("up", "-d");
            await answers();
        },
        async restart() {
            await compose("kill");
            await compose("start");
            await answers();
        },
        async close() {
            await compose("down", "--remove-orphans", "--timeout", "0");
            await network.remove();
            await rm(stacksDir, { recursive: true, force: true });
        },
    };
}

function route(port: Partial<RoutePort> = {}, more: Partial<Route> = {}): Route {
    return {
        driver: "haproxy",
        service: "web",
        switchService: "web-switch",
        backendName: "web.behind.switch",
        ports: [{ target: 80, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 3600, ...port }],
        check: {
            port: 80,
            http: { path: "/health", status: "200-399", body: null },
            ...{ intervalSeconds: 1, maxLatencyMs: 2000, healthyThreshold: 2, unhealthyThreshold: 3 },
        },
        drainSeconds: 20,
        ...more,
    };
}
