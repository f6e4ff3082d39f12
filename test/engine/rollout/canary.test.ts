import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LiveRelease } from "../../../backend/deploy/deployer";
import { counts } from "../promises/counts";
import { SwitchedShop } from "./switched-shop";
import { TrafficLoad } from "./traffic-load";

let shop: SwitchedShop;
beforeEach(async () => {
    shop = await SwitchedShop.create();
});
afterEach(() => shop.remove());

/** Of the sample application: one request in twenty is answered 500. */
const failing = (version: string) => {
    const { "compose.yaml": text } = shop.web(version);
    return { "compose.yaml": text!.replace("VERSION:", 'FAILING: "0.05", VERSION:') };
};

describe("a canary, judged by what its switch counted", () => {
    it("that fails one request in twenty is given up in its first step, and the old version serves on", async () => {
        const steps = [
            { weight: 20, pauseSeconds: 20 },
            { weight: 50, pauseSeconds: 20 },
        ];
        shop.use({ web: { strategy: "canary", steps } });
        await shop.stack.deploy(shop.web("good"));
        const { deployer, context, active } = shop.stack;
        const load = new TrafficLoad({ port: shop.port, ...counts.load });
        const next: LiveRelease = await shop.stack.render(failing("bad"));
        await expect(deployer.apply(next, active, context)).rejects.toMatchObject({
            code: "CANARY_ABORTED",
            message: expect.stringContaining("at 20 % of the traffic") as string,
        });
        expect(await deployer.undo(next, active, context)).toMatchObject({ result: "restored" });
        expect(await shop.states()).toEqual(["web running", "web-switch running"]);
        const afterwards = load.answers.get("good") ?? 0;
        await expect.poll(() => load.answers.get("good") ?? 0).toBeGreaterThan(afterwards + 50);
        const { answers, failures } = await load.stop();
        const bad = (answers.get("bad") ?? 0) + failures.length;
        console.info(`canary: ${bad} requests got the bad version, ${failures.length} of them failed`);
        expect(bad).toBeLessThan((answers.get("good") ?? 0) / 2);
        // Nobody but the bad version failed.
        expect(new Set(failures.map((failure) => /: 500$/.test(failure)))).toEqual(new Set([true]));
        expect(await shop.answer()).toBe("good");
    });
});
