import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearDeletedStack } from "../../../backend/use-cases/clear-deleted-stack";
import { counts } from "../promises/counts";
import { StackFixture } from "../deploy/stack-fixture";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

const load = () => new TrafficLoad({ port: shop.port, ...counts.load });
const idsOf = async (service: string) => {
    const containers = await shop.stack.engine.containers(shop.stack.name);
    return containers.filter((one) => one.service === service).map(({ id }) => id);
};

it.each(["rolling", "blue-green"] as const)(
    "two containers of a service are both exchanged by %s",
    async (strategy) => {
        shop.use({ web: { strategy } });
        await shop.stack.deploy(shop.web("one", ["scale: 2"]));
        const old = await idsOf("web");
        expect(old).toHaveLength(2);
        const asking = load();
        await shop.stack.deploy(shop.web("two", ["scale: 2"]));
        const { failures } = await asking.stop();

        expect(failures).toEqual([]);
        expect(await shop.answer()).toBe("two");
        const now = await idsOf("web");
        expect(now.filter((id) => old.includes(id))).toEqual([]);
        expect(await shop.states()).toEqual(["web running", "web running", "web-switch running"]);
        await shop.stack.dockgeUp();
        expect((await idsOf("web")).sort()).toEqual(now.sort());
    },
);

describe("a version that turns out to be bad when it serves already", () => {
    const files = (version: string) => ({
        "compose.yaml": [
            "services:",
            "  web:",
            shop
                .server(version, [
                    shop.published,
                    "build: .",
                    "healthcheck:",
                    '  test: ["CMD-SHELL", "test ! -e /bad"]',
                    "  interval: 1s",
                    "  retries: 1",
                ])
                .replace(/^ {4}image: .*\n/, ""),
        ].join("\n"),
        Dockerfile: `FROM ${shop.image}\nCOPY version /version\n`,
        version,
    });
    const imagesOf = async () => {
        const containers = await shop.stack.engine.containers(shop.stack.name);
        return Object.fromEntries(containers.map(({ service, imageId }) => [service, imageId]).toSorted());
    };

    it("gives way to the old one, with its very images and without a failed request", async () => {
        shop.use({ web: { strategy: "rolling" } });
        await shop.stack.deploy(files("good"));
        const good = shop.stack.active!;
        const before = await imagesOf();
        const asking = load();
        const next = await shop.stack.render(files("bad"));
        await shop.stack.deployer.apply(next, good, shop.stack.context);
        expect(await shop.answer()).toBe("bad");
        expect(await imagesOf()).not.toEqual(before);

        await shop.stack.inside("web", "touch", "/bad");
        const [id] = await idsOf("web");
        const healthNow = async () => (await shop.stack.engine.condition(id!))?.health;
        await expect.poll(healthNow, { timeout: 60_000 }).toBe("unhealthy");
        await expect(shop.stack.deployer.verify(next, shop.stack.context)).rejects.toMatchObject({
            code: "SERVICE_UNHEALTHY",
        });
        expect(await shop.stack.deployer.undo(next, good, shop.stack.context)).toEqual({ result: "restored" });

        const { failures } = await asking.stop();
        expect(failures).toEqual([]);
        expect(await shop.answer()).toBe("good");
        expect(await imagesOf()).toEqual(before);
        expect(await shop.stack.read("compose.yaml")).toBe(good.content.stackFiles["compose.yaml"]);
        expect(await shop.stack.deployer.isLive(good, shop.stack.context)).toBe(true);
    });
});

it("a switch whose image can't be had stops the deployment before anything is touched", async () => {
    const without = await StackFixture.create({ DOCKGE_CICD_SWITCH_IMAGE: "localhost:1/no/switch:1" });
    try {
        await without.deploy(shop.web("one"));
        const [before, text] = [await without.ids(), await without.read("compose.yaml")];
        shop.use({ web: { strategy: "rolling" } });
        without.buildConfig = shop.stack.buildConfig;
        const attempt = without.render(shop.web("two")).then(async (next) => {
            await without.deployer.preflight(next, without.context);
        });
        await expect(attempt).rejects.toMatchObject({
            code: "IMAGE_UNAVAILABLE",
            message: expect.stringContaining("localhost:1/no/switch:1") as string,
        });
        expect(await without.ids()).toEqual(before);
        expect(await without.read("compose.yaml")).toBe(text);
    } finally {
        await without.remove();
    }
});

it("a service under another name takes over the published port of the former one", async () => {
    shop.use({ web: { strategy: "rolling" } });
    await shop.stack.deploy(shop.web("web"));
    shop.use({ front: { strategy: "rolling" } });
    const front = { "compose.yaml": `services:\n  front:\n${shop.server("front", [shop.published])}` };
    await shop.stack.deploy(front);
    expect(await shop.answer()).toBe("front");
    expect(await shop.states()).toEqual(["front running", "front-switch running"]);
    await shop.stack.dockgeUp();
    expect(await shop.answer()).toBe("front");
});

it("a service has its switch while it has containers, and neither when it is scaled to nothing", async () => {
    shop.use({ web: { strategy: "rolling" } });
    const files = (replicas: number) => shop.web("web", [`deploy: { replicas: ${replicas} }`]);
    await shop.stack.deploy(files(0));
    expect(await shop.states()).toEqual([]);
    await shop.stack.deploy(files(2));
    expect(await shop.states()).toEqual(["web running", "web running", "web-switch running"]);
    expect(await shop.answer()).toBe("web");
    await shop.stack.deploy(files(0));
    expect(await shop.states()).toEqual([]);
});

it("a switched stack that is deleted leaves nothing behind", async () => {
    const { stack } = shop;
    shop.use({ web: { strategy: "blue-green", warmSeconds: 600 } });
    const files = (version: string) => ({
        "compose.yaml": `services:\n  web:\n${shop.server(version, [shop.published, "build: ."]).replace(/^ {4}image: .*\n/, "")}`,
        Dockerfile: `FROM ${shop.image}\nCOPY version /version\n`,
        version,
    });
    await stack.deploy(files("one"));
    await stack.deploy(files("two"));
    // What the host's button does.
    await promisify(execFile)("docker", ["compose", "down", "--remove-orphans"], { cwd: stack.directory });
    await rm(stack.directory, { recursive: true });
    await clearDeletedStack({ deployer: stack.deployer, stacksDir: stack.stacksDir }, stack.name);
    const filter = `label=com.docker.compose.project=${stack.name}`;
    expect(await stack.docker("ps", "-aq", "--filter", filter)).toBe("");
    expect(await stack.docker("network", "ls", "-q", "--filter", filter)).toBe("");
    expect(await stack.engine.tagsBelow(`localhost/${stack.name}/`)).toEqual([]);
    expect(existsSync(`${stack.stacksDir}/.cicd/${stack.name}`)).toBe(false);
});
