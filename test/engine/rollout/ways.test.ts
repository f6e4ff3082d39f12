import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock, counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

const healthy = [
    "healthcheck:",
    '  test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]',
    "  interval: 1s",
    "  retries: 3",
];

/** From the first failure to the last. */
function secondsOf(failures: readonly string[]): number {
    const times = failures.map((failure) => Date.parse(failure.split(" ")[0]!));
    return times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) / 1000;
}

describe("the ways in and out of a switch", () => {
    it("gives a running stack a switch and takes it away again, and goes back to what was found", async () => {
        await shop.stack.write(shop.web("found", ["container_name: " + shop.stack.name + "-front"]));
        await shop.stack.dockgeUp();
        await shop.stack.adoptCurrent();

        shop.use({ web: { strategy: "rolling" } });
        const named = ["container_name: " + shop.stack.name + "-front"];
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        await shop.stack.deploy(shop.web("switched", named));
        const { failures } = await load.stop();
        const gap = secondsOf(failures);
        console.info(
            `taking the port over: ${failures.length} requests failed at ${counts.load.perSecond}/s, ` +
                `the last one ${gap.toFixed(1)} s after the first`,
        );
        expect(gap * 1000).toBeLessThan(clock(6000));
        expect(await shop.states()).toEqual(["web running", "web-switch running"]);
        expect(await shop.answer()).toBe("switched");

        shop.use({});
        await shop.stack.deploy(shop.web("plain", named));
        expect(await shop.states()).toEqual(["web running"]);
        expect(await shop.answer()).toBe("plain");

        shop.use({ web: { strategy: "rolling" } });
        const next = await shop.stack.render(shop.web("again", named));
        await shop.stack.deployer.apply(next, shop.stack.active, shop.stack.context);
        const outcome = await shop.stack.deployer.undo(next, shop.stack.active, shop.stack.context);
        expect(outcome).toEqual({ result: "restored" });
        expect(await shop.states()).toEqual(["web running"]);
        expect(await shop.answer()).toBe("plain");
    });

    it("answers after Down and Start by hand, and deploys on from there", async () => {
        shop.use({ web: { strategy: "blue-green" } });
        await shop.stack.deploy(shop.web("one"));
        await shop.stack.docker("compose", "-p", shop.stack.name, "down");
        await shop.stack.dockgeUp();
        await expect.poll(() => shop.answer().catch(() => ""), { timeout: clock(20_000) }).toBe("one");

        await shop.stack.deploy(shop.web("two"));
        expect(await shop.answer()).toBe("two");
        await shop.stack.docker("compose", "-p", shop.stack.name, "down");
        await shop.stack.deploy(shop.web("three"));
        expect(await shop.answer()).toBe("three");
        expect(await shop.states()).toEqual(["web running", "web-switch running"]);
    });

    it("takes a bad version back without a failed request, and goes back to a kept one in seconds", async () => {
        shop.use({ web: { strategy: "rolling" } });
        await shop.stack.deploy(shop.web("one", healthy));
        const one = shop.stack.active!;
        const ids = await shop.stack.ids();
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        const bad = await shop.stack.render(
            shop.web("bad", ["healthcheck:", '  test: ["CMD", "false"]', "  interval: 1s", "  retries: 2"]),
        );
        await expect(shop.stack.deployer.apply(bad, one, shop.stack.context)).rejects.toMatchObject({
            code: "SERVICE_UNHEALTHY",
        });
        await shop.stack.deployer.undo(bad, one, shop.stack.context);
        expect(await shop.stack.ids()).toEqual(ids);
        expect(await shop.stack.deployer.isLive(one, shop.stack.context)).toBe(true);

        await shop.stack.deploy(shop.web("two", healthy));
        const began = performance.now();
        const back = shop.stack.deployer.apply(one, shop.stack.active, { ...shop.stack.context, returning: true });
        await expect.poll(() => shop.answer(), { timeout: 60_000, interval: 50 }).toBe("one");
        const seconds = (performance.now() - began) / 1000;
        await back;
        const result = await load.stop();
        console.info(
            `rollback: the old version answers after ${seconds.toFixed(1)} s; slowest request ${result.slowest} ms`,
        );
        expect(result.failures).toEqual([]);
        expect(seconds * 1000).toBeLessThan(clock(6000));
    });
});
