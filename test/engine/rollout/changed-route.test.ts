import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

/** Knows its own path for probes, and nobody else's; begins to listen after a while. */
const APP = `
const { VERSION, HEALTH, LATE } = process.env;
const listen = () => require("node:http").createServer((request, response) => {
    const known = request.url === "/" || request.url === HEALTH || request.url.startsWith("/slow");
    response.statusCode = known ? 200 : 404;
    response.end(VERSION);
}).listen(80);
setTimeout(listen, Number(LATE));
process.on("SIGTERM", () => process.exit(0));
`;
const probe = (path: string) => ({ web: { strategy: "rolling", probe: { type: "http", path, intervalSeconds: 1 } } });
const web = (version: string, health: string, lateMs: number) => ({
    "compose.yaml": `services:
  web:
    image: ${shop.image}
    command: ["node", "-e", ${JSON.stringify(APP.replaceAll("$", "$$$$"))}]
    environment: { VERSION: "${version}", HEALTH: "${health}", LATE: "${lateMs}" }
    ${shop.published}
`,
});

describe("a version with another path for its probe", { timeout: 300_000 }, () => {
    beforeEach(async () => {
        shop.use(probe("/one"));
        await shop.stack.deploy(web("web 1", "/one", 0));
        shop.use(probe("/two"));
    });

    it("leaves the old one its traffic until it is well itself", async () => {
        const load = new TrafficLoad({ port: shop.port, perSecond: 20, longestMs: 100 });
        await shop.stack.deploy(web("web 2", "/two", 6000));
        const { failures, answers } = await load.stop();
        expect(failures).toEqual([]);
        expect([...answers.keys()]).toEqual(["web 1", "web 2"]);
    });

    it("never takes it from the old one when it never listens", async () => {
        const { stack } = shop;
        stack.buildConfig = { ...stack.buildConfig, healthTimeout: 10 };
        const next = await stack.render(web("web 2", "/two", 10_000_000));
        const load = new TrafficLoad({ port: shop.port, perSecond: 20, longestMs: 100 });
        await expect(stack.deployer.apply(next, stack.active, stack.context)).rejects.toMatchObject({
            code: "SERVICE_UNHEALTHY",
            message: expect.stringContaining("web-switch is untouched") as string,
        });
        expect(await stack.deployer.undo(next, stack.active, stack.context)).toEqual({ result: "restored" });
        const { failures, answers } = await load.stop();
        expect({ failures, answers: [...answers.keys()] }).toEqual({ failures: [], answers: ["web 1"] });
    });
});

describe("a release that changes only how its switch leads", { timeout: 300_000 }, () => {
    const settings = (more: object) => ({ web: { strategy: "rolling", ports: { 80: more } } });
    beforeEach(async () => {
        shop.use(settings({}));
        await shop.stack.deploy(shop.web("web 1"));
    });

    it("fails, and is taken back, when nobody is reached that way", async () => {
        const { stack } = shop;
        // It speaks HTTP/1 only.
        shop.use({ web: { ...probe("/").web, ports: { 80: { mode: "h2c" } } } });
        const next = await stack.render(shop.web("web 1"));
        await expect(stack.deployer.apply(next, stack.active, stack.context)).rejects.toMatchObject({
            code: "TRAFFIC_SWITCH_FAILED",
        });
        expect(await stack.deployer.undo(next, stack.active, stack.context)).toEqual({ result: "restored" });
        expect(await shop.answer()).toBe("web 1");
    });

    it("is not live before the switch has them", async () => {
        const { stack } = shop;
        shop.use(settings({ idleSeconds: 7, sticky: true }));
        const next = await stack.render(shop.web("web 1"));
        expect(await stack.deployer.isLive(next, stack.context)).toBe(false);
        const load = new TrafficLoad({ port: shop.port, perSecond: 20, longestMs: 100 });
        await stack.deployer.apply(next, stack.active, stack.context);
        expect((await load.stop()).failures).toEqual([]);
        expect(await stack.deployer.isLive(next, stack.context)).toBe(true);
    });
});
