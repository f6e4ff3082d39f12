import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../fixtures/server/free-port";
import { answerOf } from "../../fixtures/server/stack-fixture";
import { counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
let edge: string;
let home: string;
let proxies: string[];

beforeEach(async () => {
    shop = await SwitchedShop.create();
    home = await mkdtemp(path.join(tmpdir(), "proxy-"));
    proxies = [];
    edge = `edge-${randomBytes(4).toString("hex")}`;
    await shop.stack.docker("network", "create", edge);
    shop.stack.grants = [` foreign-network ${edge}`];
});
afterEach(async () => {
    for (const proxy of proxies) {
        await shop.stack.docker("rm", "-f", proxy);
    }
    await shop.remove();
    await shop.stack.docker("network", "rm", edge);
    await rm(home, { recursive: true, force: true });
});

/** One that belongs to nobody's stack; it asks once, when it starts, what address the name has. */
async function startProxy(name: string): Promise<number> {
    const [port, proxy] = [await freePort(), `${edge}-proxy-${proxies.length}`];
    const timeouts = "timeout connect 2s\n timeout client 60s\n timeout server 60s";
    const config = `defaults\n mode http\n ${timeouts}\nlisten web\n bind :80\n server web ${name}:80\n`;
    const file = path.join(home, `${proxy}.cfg`);
    await writeFile(file, config);
    await chmod(home, 0o755);
    proxies.push(proxy);
    const where = ["--network", edge, "-p", `127.0.0.1:${port}:80`, "-v", `${file}:/proxy.cfg:ro`];
    const image = process.env.DOCKGE_CICD_SWITCH_IMAGE!;
    await shop.stack.docker("run", "-d", "--name", proxy, ...where, image, "haproxy", "-db", "-f", "/proxy.cfg");
    await expect.poll(() => answerOf(port), { timeout: 30_000 }).toBe("version 0");
    return port;
}

const files = (version: string) => ({
    "compose.yaml":
        `services:\n  web:\n${shop.server(version, [`container_name: ${edge}-shop`, `networks: [${edge}]`])}` +
        `networks:\n  ${edge}: { external: true }\n`,
});

describe("a proxy of another stack that reaches name:port on a shared network", () => {
    it("loses no request while the service behind the name is exchanged, by any of its names", async () => {
        shop.use({ web: { strategy: "rolling", ports: { 80: {} } } });
        await shop.stack.deploy(files("version 0"));
        const ports = [await startProxy(`${edge}-shop`), await startProxy("web")];
        const [first, second] = ports.map(
            (port) => new TrafficLoad({ port, perSecond: counts.load.perSecond / 2, longestMs: 2000 }),
        );
        for (const version of ["version 1", "version 2"]) {
            await shop.stack.deploy(files(version));
        }
        await expect.poll(() => second!.answers.get("version 2") ?? 0).toBeGreaterThan(10);
        for (const load of [first!, second!]) {
            const { answers, failures, requests, slowest } = await load.stop();
            console.info(`behind a proxy: ${requests} requests, ${failures.length} failed, slowest ${slowest} ms`);
            expect(failures).toEqual([]);
            expect([...answers.keys()].sort()).toEqual(["version 0", "version 1", "version 2"]);
        }
        expect(await shop.states()).toEqual(["web running", "web-switch running"]);
    });
});
