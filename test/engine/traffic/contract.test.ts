import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TRAFFIC_SWITCHES } from "../../../backend/deploy/traffic";
import { get, startLoad } from "./clients";
import { haproxyWorld } from "./haproxy-world";
import type { App, World } from "./world";

/** Every driver that can run here, with a way to have it run. */
const worlds: Record<string, () => Promise<World>> = { haproxy: haproxyWorld };
/** What belongs to the user keeps no figures and asks no container by itself: it is tried in a file of its own. */
const ELSEWHERE = { caddy: "caddy.test.ts", traefik: "../../unit/deploy/traffic/traefik-switch.test.ts" };
const names = TRAFFIC_SWITCHES.map(({ name }) => name).filter((name) => name in worlds);

it("every driver is tried, here or in a file of its own", () => {
    const known = [...Object.keys(worlds), ...Object.keys(ELSEWHERE)].sort();
    expect(known).toEqual(TRAFFIC_SWITCHES.map(({ name }) => name).sort());
    expect(Object.values(ELSEWHERE).filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
});

const patience = { timeout: 30_000 };

const weighted = (apps: readonly App[], weight = 100) => apps.map((app) => ({ ...app, weight }));

describe.each(names)("the traffic switch %s", (name) => {
    let world: World;
    /** Serves at the beginning of each test; one that goes is replaced by what the test puts there. */
    let live: App[] = [];
    const driver = () => world.driver;
    const stats = async () => new Map((await driver().stats(world.route(), world.run)).map((one) => [one.id, one]));
    const nameOf = async (cookie?: string) => (await get(world.port, { headers: cookie ? { cookie } : {} })).name;

    beforeAll(async () => {
        world = await worlds[name]!();
        live = [await world.app()];
        expect(await driver().silence(world.route(), world.run)).not.toBeNull();
        await driver().ensure(world.route(), world.run);
        await world.start();
    });

    beforeEach(async () => {
        await driver().shift(world.route(), weighted(live), world.run);
    });

    afterAll(async () => {
        await Promise.all(live.map((app) => app.remove()));
        await world.close();
    });

    /** What a deployment does: these come, all others go. */
    async function exchange(next: App[], route = world.route()): Promise<void> {
        await driver().shift(route, weighted(next), world.run);
        const old = live;
        live = next;
        for (const app of old) {
            expect(await driver().drain(route, app, world.run)).toEqual({ left: 0 });
            await app.remove();
        }
        await driver().settle(route, next, world.run);
    }

    it("loses no request of an exchange, of kept-alive connections and slow ones neither", async () => {
        const load = startLoad(world.port);
        const [old] = live;
        const next = await world.app();
        const slow = get(world.port, { path: "/?ms=3000" });
        await expect.poll(async () => (await stats()).get(old!.id)?.open ?? 0, patience).toBeGreaterThan(0);
        const before = load.answers.length;
        await exchange([next]);
        expect((await slow).name).toBe(old!.name);
        const settled = load.answers.length;
        expect(settled).toBeGreaterThan(before);
        await expect.poll(() => load.answers.length, patience).toBeGreaterThan(settled + 20);
        await load.end();
        expect(load.failed()).toEqual([]);
        expect(new Set(load.answers.slice(settled + 8).map((answer) => answer.name))).toEqual(new Set([next.name]));
        expect(await stats()).toEqual(new Map());
    });

    it("gives each container its share, and nothing to one without weight", async () => {
        const [next, idle] = [await world.app(), await world.app()];
        const [old] = live;
        const shares = [...weighted(live, 30), ...weighted([next], 10), ...weighted([idle], 0)];
        await driver().shift(world.route(), shares, world.run);
        const answers = await Promise.all(Array.from({ length: 80 }, () => nameOf()));
        const share = (app: App) => answers.filter((one) => one === app.name).length;
        expect([share(old!), share(next), share(idle)]).toEqual([expect.closeTo(60, -1), expect.closeTo(20, -1), 0]);
        await expect.poll(async () => (await stats()).get(idle.id)?.state, patience).toBe("up");
        expect((await stats()).get(next.id)).toMatchObject({
            weight: 10,
            requests: share(next),
            errors: 0,
            state: "up",
        });
        await driver().drain(world.route(), idle, world.run);
        await idle.remove();
        await exchange([next]);
    });

    it("counts what failed against who failed", async () => {
        const next = await world.app();
        await driver().shift(world.route(), weighted([next]), world.run);
        await Promise.all(Array.from({ length: 5 }, () => get(world.port, { path: "/?status=500&ms=40" })));
        await get(world.port);
        expect((await stats()).get(next.id)).toMatchObject({ requests: 6, errors: 5 });
        expect((await stats()).get(next.id)!.latencyMs ?? 40).toBeGreaterThan(20);
        await exchange([next]);
    });

    it("leads nobody to a container that only listens", async () => {
        const next = await world.app({ well: false });
        const load = startLoad(world.port);
        await driver().shift(world.route(), [...weighted(live), ...weighted([next], 0)], world.run);
        expect((await stats()).get(next.id)).toMatchObject({ weight: 0, requests: 0 });
        await expect(driver().shift(world.route(), weighted([next]), world.run)).rejects.toMatchObject({
            code: "TRAFFIC_SWITCH_FAILED",
        });
        expect((await stats()).get(live[0]!.id)).toMatchObject({ weight: 100 });
        await next.makeWell();
        await expect.poll(async () => (await stats()).get(next.id)?.state, patience).toBe("up");
        expect(load.names()).toEqual(new Set([live[0]!.name]));
        await exchange([next]);
        await load.end();
        expect(load.failed()).toEqual([]);
    });

    it("waits for what is open no longer than it may, and says how much was left", async () => {
        const route = world.route({}, { drainSeconds: 1 });
        const next = await world.app();
        const slow = get(world.port, { path: "/?ms=20000" });
        await expect.poll(async () => (await stats()).get(live[0]!.id)?.open ?? 0, patience).toBe(1);
        await driver().shift(route, weighted([next]), world.run);
        expect(await driver().drain(route, live[0]!, world.run)).toEqual({ left: 1 });
        await live[0]!.remove();
        expect((await slow).status).not.toBe(200);
        live = [next];
        await driver().settle(route, live, world.run);
    });

    it("sticky clients keep their container, and leave one that is drained", async () => {
        const route = world.route({ sticky: true });
        await driver().ensure(route, world.run);
        const [first, second, third] = [live[0]!, await world.app(), await world.app()];
        await driver().shift(route, weighted([first, second]), world.run);
        const cookies = new Map<string, string>();
        while (cookies.size < 2) {
            const answer = await get(world.port);
            cookies.set(answer.name, answer.cookie!);
        }
        const visits = (app: App) => Promise.all(Array.from({ length: 6 }, () => nameOf(cookies.get(app.name))));
        expect(new Set(await visits(first))).toEqual(new Set([first.name]));
        expect(new Set(await visits(second))).toEqual(new Set([second.name]));
        await driver().shift(route, weighted([second, third]), world.run);
        expect(new Set(await visits(first))).not.toContain(first.name);
        await exchange([second, third], route);
        expect(new Set(await visits(second))).toEqual(new Set([second.name]));
        await driver().ensure(world.route(), world.run);
    });

    it("takes another configuration under load without losing a request, at rest and in the middle", async () => {
        const load = startLoad(world.port, 8);
        await driver().settle(world.route(), live, world.run);
        await driver().ensure(world.route({ idleSeconds: 600 }), world.run);
        const next = await world.app();
        await driver().shift(world.route(), [...weighted(live), ...weighted([next])], world.run);
        await driver().ensure(world.route({ idleSeconds: 700 }), world.run);
        expect([...(await stats()).values()].map(({ weight }) => weight)).toEqual(live.concat(next).map(() => 100));
        await driver().ensure(world.route(), world.run);
        await exchange([next]);
        await load.end();
        expect(load.failed()).toEqual([]);
    });

    it("serves after a restart in the middle of a transition, which then goes on", async () => {
        const next = await world.app();
        await driver().shift(world.route(), [...weighted(live), ...weighted([next], 0)], world.run);
        await world.restart();
        await expect.poll(async () => (await get(world.port)).status, patience).toBe(200);
        await exchange([next]);
        expect(await nameOf()).toBe(next.name);
    });

    it("does all of it again without harm", async () => {
        const load = startLoad(world.port);
        for (let time = 0; time < 2; time += 1) {
            await driver().ensure(world.route(), world.run);
            await driver().shift(world.route(), weighted(live), world.run);
        }
        const next = await world.app();
        await exchange([next]);
        await driver().settle(world.route(), live, world.run);
        await load.end();
        expect(load.failed()).toEqual([]);
    });
});
