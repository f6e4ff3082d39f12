import { afterEach, beforeEach, expect, it } from "vitest";
import { counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

it("tests a new version before it serves, and returns to the very containers that were kept ready", async () => {
    const { stack } = shop;
    shop.use({ web: { strategy: "blue-green", warmSeconds: 600, smokeTests: [{ path: "/", body: "version" }] } });
    await stack.deploy(shop.web("version one"));
    const one = stack.active!;
    const first = (await stack.ids()).web;
    const load = new TrafficLoad({ port: shop.port, ...counts.load });

    const wrong = await stack.render(shop.web("wrong"));
    const refused = stack.deployer.apply(wrong, one, stack.context);
    await expect(refused).rejects.toMatchObject({ code: "SMOKE_TEST_FAILED" });
    await stack.deployer.undo(wrong, one, stack.context);
    expect((await stack.ids()).web).toBe(first);

    const two = await stack.deploy(shop.web("version two"));
    expect(await shop.states()).toEqual(["web running", "web running", "web-switch running"]);
    expect(await stack.deployer.isLive(two, stack.context)).toBe(true);
    expect(await stack.deployer.drift(two, stack.context)).toEqual([]);

    await stack.deployer.apply(one, stack.active, { ...stack.context, returning: true });
    expect((await stack.ids()).web).toBe(first);
    expect(await shop.states()).toEqual(["web running", "web-switch running"]);
    expect(await stack.deployer.isLive(one, stack.context)).toBe(true);
    const result = await load.stop();
    expect(result.failures).toEqual([]);
    expect(result.answers.get("wrong")).toBeUndefined();

    stack.record(one);
    await stack.deploy(shop.web("version three"));
    await stack.deployer.endWarm(stack.name, "all");
    expect(await shop.states()).toEqual(["web running", "web-switch running"]);
    const before = await stack.ids();
    await stack.dockgeUp();
    expect(await stack.ids()).toEqual(before);
});
