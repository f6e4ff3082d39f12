import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { endWarm } from "../../../../backend/deploy/exchange/warm";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack, Killed } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

function go(next: LiveRelease, previous: LiveRelease | null, returning = false): Promise<void> {
    const context = { ...stack.context, returning };
    return deployRelease({ next, previous }, { tools: stack.tools, context });
}

const ports = [{ published: "8080", target: 80 }];
const steps = [{ weight: 10, pauseSeconds: 1 }];
const shop = (image: string, scale: number, settings: Parameters<typeof fakeRelease>[1]) =>
    fakeRelease(
        {
            db: { image: "db" },
            worker: { image: "worker", depends_on: { "web-switch": { condition: "service_started" } } },
            api: { image: `api of ${image}`, depends_on: { db: { condition: "service_healthy" } } },
            web: { image, ports, scale, depends_on: { api: { condition: "service_started" } } },
        },
        settings,
    );

const strategies = [
    { strategy: "rolling" as const },
    { strategy: "rolling" as const, batch: 2, surge: 2 },
    { strategy: "blue-green" as const },
    { strategy: "blue-green" as const, warmSeconds: 60 },
    { strategy: "canary" as const, steps, analysis: { enabled: false } },
];

/** Between the first moment in which somebody answered and the last one: when nobody did. */
function gaps(service: string): number {
    const seen = stack.served.filter((one) => one.service === service);
    const first = seen.findIndex(({ ids }) => ids.length > 0);
    return seen.slice(first).filter(({ ids }, index, rest) => ids.length === 0 && rest[index - 1]?.ids.length !== 0)
        .length;
}

function expectLive(image: string, scale: number): void {
    const web = stack.containers.filter(({ service, name }) => service === "web" && !/\.warm-/.test(name));
    expect(web.map(({ imageId, state }) => `${imageId} ${state}`)).toEqual(Array(scale).fill(`${image} running`));
    expect(stack.running("web-switch")).toEqual(["switch"]);
    expect(stack.running("api")).toEqual([`api of ${image}`]);
    expect([stack.running("db"), stack.running("worker")]).toEqual([["db"], ["worker"]]);
    expect(stack.isAtRest("web")).toBe(true);
}

describe("deployRelease()", () => {
    it.each(strategies)("leaves nobody unanswered and the database alone with %j", async (settings) => {
        for (const scale of [1, 3]) {
            const [one, two] = [shop("one", scale, { web: settings }), shop("two", scale, { web: settings })];
            await go(one, null);
            const db = stack.containers.find(({ service }) => service === "db")!.id;
            stack.watched = ["web"];
            await go(two, one);
            expectLive("two", scale);
            expect(stack.containers.find(({ service }) => service === "db")!.id).toBe(db);
            expect({ gaps: gaps("web"), violations: stack.violations }).toEqual({ gaps: 0, violations: [] });
            stack.watched = [];
        }
    });

    it("takes no service with a strategy along when what it depends on changes", async () => {
        const release = (db: string) =>
            fakeRelease(
                {
                    db: { image: db },
                    web: { image: "one", ports, depends_on: { db: { condition: "service_started" } } },
                },
                { web: { strategy: "rolling" } },
            );
        const [one, two] = [release("db 1"), release("db 2")];
        await go(one, null);
        const ids = () => stack.containers.filter(({ service }) => service !== "db").map(({ id }) => id);
        const before = ids();
        await go(two, one);
        expect(stack.running("db")).toEqual(["db 2"]);
        expect(ids()).toEqual(before);
    });
});

/** Killed before or after the effect of each call in turn, with and without a restart of the switch, and on or back. */
async function killAt(
    call: number,
    way: "on" | "back",
    [one, two]: [LiveRelease, LiveRelease],
    hasEffect = stack.hasEffect,
): Promise<boolean> {
    await stack.remove();
    stack = await FakeStack.create();
    stack.hasEffect = hasEffect;
    await go(one, null);
    stack.watched = ["web"];
    stack.killAt = stack.calls + call;
    const killed = await go(two, one).then(
        () => false,
        (error: unknown) => {
            expect(error).toBeInstanceOf(Killed);
            return true;
        },
    );
    stack.killAt = Infinity;
    if (call % 3 === 0) {
        stack.restartSwitch("web");
    }
    await (way === "on" ? go(two, one) : go(one, two, true));
    return killed;
}

describe("deployRelease() with an old version kept warm", () => {
    it("returns to the very same containers, and ends them when their time is over", async () => {
        const settings = { web: { strategy: "blue-green" as const, warmSeconds: 60 } };
        const [one, two] = [shop("one", 2, settings), shop("two", 2, settings)];
        await go(one, null);
        const ids = () => stack.containers.filter(({ imageId }) => imageId === "one").map(({ id }) => id);
        const before = ids();
        stack.watched = ["web"];
        await go(two, one);
        expectLive("two", 2);
        expect(ids()).toEqual(before);
        await go(one, two, true);
        expectLive("one", 2);
        expect(ids()).toEqual(before);
        expect(stack.running("web")).toEqual(["one", "one"]);

        await go(two, one);
        await endWarm(stack.tools, "due");
        expect(ids()).toEqual(before);
        stack.now += 61_000;
        await endWarm(stack.tools, "due");
        expect(ids()).toEqual([]);
        expectLive("two", 2);
        expect({ gaps: gaps("web"), violations: stack.violations }).toEqual({ gaps: 0, violations: [] });
    });

    it("makes room for a third version, which compose alone would take for one too many", async () => {
        const settings = { web: { strategy: "blue-green" as const, warmSeconds: 60 } };
        const [one, two, three] = ["one", "two", "three"].map((image) => shop(image, 1, settings));
        await go(one!, null);
        await go(two!, one!);
        await go(three!, two!);
        expectLive("three", 1);
        expect(stack.running("web")).toEqual(["two", "three"]);
    });
});

describe("deployRelease() with an old version kept warm on a network of another stack", () => {
    const names = () =>
        stack.containers
            .filter(({ service }) => service === "web")
            .map(({ imageId, networks }) => [imageId, [...networks.values()].flat().sort()]);
    const all = ["web", "web", "web.behind.switch"];

    const releases = (): [LiveRelease, LiveRelease] => {
        const web = (image: string) => ({ image, ports, networks: { monitoring: null } });
        const settings = { web: { strategy: "blue-green" as const, warmSeconds: 60 } };
        return [fakeRelease({ web: web("one") }, settings), fakeRelease({ web: web("two") }, settings)];
    };

    it("takes it out of the traffic there too, and back", async () => {
        const [one, two] = releases();
        await go(one, null);
        await go(two, one);
        expect(names()).toEqual([
            ["one", []],
            ["two", all],
        ]);
        await go(one, two, true);
        expect(names()).toEqual([["one", all]]);
    });

    it.each([true, false])("brings it back under all its names after a kill, with effect: %s", async (effect) => {
        for (let call = 1, killed = true; killed; call += 1) {
            killed = await killAt(call, "back", releases(), () => effect);
            expect({ call, names: names(), gaps: gaps("web") }).toEqual({ call, names: [["one", all]], gaps: 0 });
        }
    });
});

describe("deployRelease() with an old version kept warm that is linked to another container", () => {
    const releases = (): [LiveRelease, LiveRelease] => {
        const web = (image: string) => ({ image, ports, links: ["api-switch-1:api"], networks: { monitoring: null } });
        const settings = { web: { strategy: "blue-green" as const, warmSeconds: 60 } };
        return [fakeRelease({ web: web("one") }, settings), fakeRelease({ web: web("two") }, settings)];
    };
    const links = () =>
        stack.containers
            .filter(({ service }) => service === "web")
            .map((one) => [one.imageId, [...one.links.values()]]);
    const all = [["api-switch-1:api"], ["api-switch-1:api"]];

    it("leaves it its links while it is warm, and when the very same one comes back", async () => {
        const [one, two] = releases();
        await go(one, null);
        const [before] = stack.containers.filter(({ imageId }) => imageId === "one");
        await go(two, one);
        expect(links()).toEqual([
            ["one", all],
            ["two", all],
        ]);
        await go(one, two, true);
        expect(links()).toEqual([["one", all]]);
        expect(stack.containers).toContain(before);
    });

    it.each([true, false])("has them after a way back from a kill, too, with effect: %s", async (effect) => {
        for (let call = 1, killed = true; killed; call += 1) {
            killed = await killAt(call, "back", releases(), () => effect);
            expect({ call, links: links(), gaps: gaps("web") }).toEqual({ call, links: [["one", all]], gaps: 0 });
            expect(stack.isAtRest("web")).toBe(true);
        }
    });
});

describe("deployRelease() after a kill at any of its calls", () => {
    const cases = strategies.flatMap((settings) => [1, 3].map((scale) => ({ settings, scale })));

    it.each(cases)("goes on, and back, without a gap with $settings at scale $scale", async ({ settings, scale }) => {
        const one = shop("one", scale, { web: settings });
        const two = shop("two", scale, { web: settings });
        for (let call = 1, killed = true; killed; call += 1) {
            const turn = call % 4 < 2 ? ("on" as const) : ("back" as const);
            for (const way of scale === 1 ? (["on", "back"] as const) : [turn]) {
                killed = await killAt(call, way, [one, two]);
                expectLive(way === "on" ? "two" : "one", scale);
                const where = `killed at call ${call}, then ${way}`;
                const seen = { where, gaps: gaps("web"), violations: stack.violations };
                expect(seen).toEqual({ where, gaps: 0, violations: [] });
            }
        }
    });
});
