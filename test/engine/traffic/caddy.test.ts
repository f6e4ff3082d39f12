import { Agent } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caddySwitch } from "../../../backend/deploy/traffic/caddy/caddy-switch";
import { ask, startCaddyWorld } from "./caddy-world";

let world: Awaited<ReturnType<typeof startCaddyWorld>>;
const agent = new Agent({ keepAlive: false });

beforeAll(async () => {
    world = await startCaddyWorld();
});
afterAll(() => world?.close());

async function shares(count: number): Promise<Record<string, number>> {
    const answers: Record<string, number> = {};
    for (let n = 0; n < count; n += 1) {
        const from = await ask(world.url, agent);
        answers[from] = (answers[from] ?? 0) + 1;
    }
    return answers;
}

const shift = (old: number, fresh: number) =>
    caddySwitch.shift(
        world.route,
        [
            { ...world.old, weight: old },
            { ...world.fresh, weight: fresh },
        ],
        world.run,
    );
const stats = () => caddySwitch.stats(world.route, world.run);

describe("Caddy as the user's proxy", () => {
    it("names the missing @id where no handler has it", async () => {
        await caddySwitch.ensure(world.route, world.run);
        expect(await stats()).toEqual([]);
        const other = { ...world.route, service: "api" };
        await expect(caddySwitch.ensure(other, world.run)).rejects.toMatchObject({
            code: "TRAFFIC_SWITCH_FAILED",
            hint: expect.stringContaining('"@id": "cicd.shop.api~') as string,
        });
        expect(await caddySwitch.silence(other, world.run)).toContain("shop");
    });

    it("shares requests by weight, and says who has which", async () => {
        await shift(90, 10);
        expect(await shares(100)).toEqual({ "127.0.0.2": 90, "127.0.0.3": 10 });
        expect(await stats()).toMatchObject([
            { id: "container2", weight: 9, state: "up" },
            { id: "container3", weight: 1, state: "up" },
        ]);
        // Once more as after a kill: nothing is sent.
        await shift(90, 10);
    });

    it("hands over at once, and waits for the open ones of the old version", async () => {
        await shift(1, 0);
        const slow = ask(`${world.url}/?wait=2500`, agent);
        await expect.poll(async () => (await stats())[0]?.open).toBe(1);
        let stop = false;
        const busy = Array.from({ length: 4 }, async () => {
            for (let failed = 0; ;) {
                if (stop) {
                    return failed;
                }
                failed += await ask(world.url, agent).then(
                    () => 0,
                    () => 1,
                );
            }
        });
        await shift(0, 1);
        expect(await shares(20)).toEqual({ "127.0.0.3": 20 });
        let ended = false;
        const ending = slow.then((answer) => {
            ended = true;
            return answer;
        });
        expect(await caddySwitch.drain(world.route, world.old, world.run)).toEqual({ left: 0 });
        expect(ended).toBe(true);
        expect(await ending).toBe("127.0.0.2");
        stop = true;
        // Caddy drops what comes in the moment in which it loads a configuration (docs/proxies.md): one for each client.
        expect(Math.max(...(await Promise.all(busy)))).toBeLessThanOrEqual(1);
    });

    it("says how many are left when the drain's time is over", async () => {
        await shift(1, 0);
        const slow = ask(`${world.url}/?wait=3000`, agent);
        await expect.poll(async () => (await stats())[0]?.open).toBe(1);
        await shift(0, 1);
        const hasty = { ...world.route, drainSeconds: 1 };
        expect(await caddySwitch.drain(hasty, world.old, world.run)).toEqual({ left: 1 });
        await slow;
    });

    it("leaves the user's own handler behind, which leads to the name", async () => {
        const other = world.route.ports[0]!.target;
        await caddySwitch.settle(world.route, [world.fresh], world.run);
        const rest = { "@id": world.id, ...world.own };
        expect(await world.handler()).toEqual({ ...rest, upstreams: [{ dial: `localhost:${other}` }] });
        expect(await stats()).toEqual([]);
        await caddySwitch.remove(world.route, world.run);
        expect(await world.handler()).toEqual({ ...rest, upstreams: [{ dial: `web:${other}` }] });
    });

    it("does not overwrite what somebody else changes at the same time", async () => {
        await world.change(`/id/${world.id}/headers/request`, { set: { "X-Own": ["7"] } });
        await Promise.all([shift(1, 1), shift(1, 2), shift(2, 1)]);
        await caddySwitch.settle(world.route, [world.fresh], world.run);
        expect(await world.handler()).toMatchObject({ headers: { request: { set: { "X-Own": ["7"] } } } });
    });
});
