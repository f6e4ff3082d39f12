import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Agent } from "node:http";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { proxySettingsSchema } from "../../../common/proxy-settings-schema";
import type { Route } from "../../../common/route";
import type { DeployContext } from "../../../backend/deploy/deployer";
import type { DeployTools } from "../../../backend/deploy/deploy-tools";
import type { Backend } from "../../../backend/deploy/traffic/traffic-switch";
import { createRequestProxy } from "../../../backend/git/request-proxy";
import { systemClock } from "../../../backend/models/clock";
import { ensureCaddy } from "../../../extra/engine/binaries.mjs";
import { distribution } from "../../../extra/engine/distribution.mjs";
import { MemoryTrust } from "../../fakes/memory-trust";

const requestProxy = createRequestProxy(new MemoryTrust());

/** Versions of an application on loopback addresses: as containers would, they share a port. */
async function startApp(address: string, port: number): Promise<{ server: Server; port: number }> {
    const server = createServer((incoming, answer) => {
        const wait = Number(new URL(incoming.url ?? "/", "http://x").searchParams.get("wait") ?? 0);
        setTimeout(() => answer.end(address), wait);
    });
    server.listen(port, address);
    await once(server, "listening");
    return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
    const { server, port } = await startApp("127.0.0.1", 0);
    server.close();
    return port;
}

/** A real Caddy with one route of the user's, and two versions of the service behind it. */
export async function startCaddyWorld() {
    const binary = await ensureCaddy(await distribution());
    const home = await mkdtemp(path.join(tmpdir(), "caddy-"));
    const first = await startApp("127.0.0.2", 0);
    const second = await startApp("127.0.0.3", first.port);
    const [admin, port] = [await freePort(), await freePort()];
    const id = `cicd.shop.web~${first.port}`;
    const own = { handler: "reverse_proxy", headers: { request: { set: { "X-Own": ["kept"] } } } };
    const handle = [{ "@id": id, ...own, upstreams: [{ dial: `127.0.0.2:${first.port}` }] }];
    const server = { listen: [`127.0.0.1:${port}`], automatic_https: { disable: true }, routes: [{ handle }] };
    const config = { admin: { listen: `127.0.0.1:${admin}` }, apps: { http: { servers: { edge: server } } } };
    await writeFile(path.join(home, "caddy.json"), JSON.stringify(config));
    const folders = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
    const child = spawn(binary, ["run", "--config", path.join(home, "caddy.json")], { env: folders, stdio: "ignore" });
    const adminUrl = `http://127.0.0.1:${admin}`;
    for (let up = false, tries = 0; !up; await pause(50)) {
        if ((tries += 1) > 600) {
            throw new Error("Caddy does not answer");
        }
        // Not by fetch: Caddy takes that for a browser's page, which has no business here.
        up = await requestProxy({ method: "GET", url: `${adminUrl}/config/` }).then(
            ({ status }) => status === 200,
            () => false,
        );
    }
    const route: Route = {
        ...{ driver: "caddy", service: "web", switchService: null, backendName: "localhost", check: null },
        ports: [{ target: first.port, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 60 }],
        drainSeconds: 20,
    };
    const wait = async (ms: number, signal?: AbortSignal) => pause(ms, undefined, { signal }).catch(() => undefined);
    const proxies = async () => proxySettingsSchema.parse({ caddy: { admin: adminUrl } });
    const tools = {
        layout: { stack: "shop" },
        clock: systemClock,
        wait,
        proxies,
        requestProxy,
    } as unknown as DeployTools;
    const context = { log: () => undefined } as unknown as DeployContext;
    const backend = (n: 2 | 3): Backend => ({ id: `container${n}`, address: `127.0.0.${n}` });
    return {
        ...{ id, own, adminUrl, route, old: backend(2), fresh: backend(3) },
        run: { tools, context },
        url: `http://127.0.0.1:${port}`,
        handler: async () => (await requestProxy({ method: "GET", url: `${adminUrl}/id/${id}` })).body,
        change: (path: string, body: unknown) => requestProxy({ method: "PATCH", url: `${adminUrl}${path}`, body }),
        async close() {
            child.kill();
            await once(child, "exit");
            [first, second].forEach((app) => {
                app.server.closeAllConnections();
                app.server.close();
            });
            await rm(home, { recursive: true, force: true });
        },
    };
}

/** Asks once, on a connection of the agent's; answers who answered. */
export function ask(url: string, agent: Agent): Promise<string> {
    return new Promise((resolve, reject) => {
        const sent = request(url, { agent }, (answer) => {
            let body = "";
            answer.setEncoding("utf8").on("data", (text: string) => (body += text));
            answer.on("end", () => (answer.statusCode === 200 ? resolve(body) : reject(new Error(body))));
        });
        sent.on("error", reject).end();
    });
}
