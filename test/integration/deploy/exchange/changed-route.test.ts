import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { Route } from "../../../../common/route";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack, Killed } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

function go(next: LiveRelease, previous: LiveRelease | null, returning = false): Promise<void> {
    return deployRelease({ next, previous }, { tools: stack.tools, context: { ...stack.context, returning } });
}

const routeOf = ({ content }: LiveRelease): Route => content.services.web!.rollout!.route!;
const check = (path: string) => ({
    ...{ port: 80, intervalSeconds: 1, maxLatencyMs: 1000, healthyThreshold: 1, unhealthyThreshold: 3 },
    http: { path, status: "200", body: null },
});

interface Change {
    settings: NonNullable<Parameters<typeof fakeRelease>[1]>[string];
    scale: number;
    change: (route: Route) => void;
}

/** Two versions, each reached only by its own route. */
function versions({ settings, scale, change }: Change): [LiveRelease, LiveRelease] {
    const [one, two] = ["one", "two"].map((image) => fakeRelease({ web: { image, scale } }, { web: settings }));
    routeOf(one!).check = check("/one");
    routeOf(two!).check = check("/one");
    change(routeOf(two!));
    return [one!, two!];
}

async function begin([one, two]: [LiveRelease, LiveRelease]): Promise<void> {
    await stack.remove();
    stack = await FakeStack.create();
    stack.switches.madeFor.set("one", routeOf(one));
    stack.switches.madeFor.set("two", routeOf(two));
    await go(one, null);
    stack.watched = ["web"];
}

/** How often somebody answered and then nobody. */
function gaps(): number {
    return stack.served.filter(({ ids }, index, all) => ids.length === 0 && all[index - 1]?.ids.length !== 0).length;
}

function expectLive(image: string, scale: number): void {
    expect([stack.running("web"), stack.isAtRest("web")]).toEqual([Array(scale).fill(image), true]);
}

const steps = [{ weight: 10, pauseSeconds: 1 }];
const strategies = [
    { strategy: "rolling" as const },
    { strategy: "blue-green" as const },
    { strategy: "canary" as const, steps, analysis: { enabled: false } },
];
const both = strategies.flatMap((settings) => [1, 3].map((scale) => ({ settings, scale })));
const killable = both.filter(({ settings, scale }) => scale === 1 || settings.strategy === "rolling");
const asked = (route: Route) => void (route.check = check("/two"));
const listening = (route: Route) => void (route.ports[0]!.target = 8080);

describe("deployRelease() of a version that is asked another way", () => {
    it.each(both)("leaves nobody unanswered with $settings.strategy at scale $scale", async (one) => {
        const releases = versions({ ...one, change: asked });
        await begin(releases);
        await go(releases[1], releases[0]);
        expectLive("two", one.scale);
        expect(gaps()).toBe(0);
    });

    it.each(killable)("goes on, and back, from any kill with $settings.strategy at scale $scale", async (one) => {
        const releases = versions({ ...one, change: asked });
        expect(await killed(releases, one.scale)).toEqual([]);
    });
});

describe("deployRelease() of a version that listens on another port", () => {
    it.each(both)("changes all over at once, once the new ones are well, with $settings at $scale", async (one) => {
        const releases = versions({ ...one, change: listening });
        await begin(releases);
        await go(releases[1], releases[0]);
        expectLive("two", one.scale);
        const before = stack.served.findIndex(({ ids }) => ids.length === 0);
        expect(stack.served.slice(0, before).every(({ images }) => images.join() === "one")).toBe(true);
        expect(stack.served.slice(before + 1).every(({ images }) => images.join() === "two")).toBe(true);
        expect(stack.violations).toEqual([]);
    });

    it.each(killable)("goes on, and back, from any kill with $settings.strategy at scale $scale", async (one) => {
        const releases = versions({ ...one, change: listening });
        expect(await killed(releases, one.scale, 2)).toEqual([]);
    });
});

/** Kills at each call in turn; what went wrong, with more gaps than those that are meant. */
async function killed(releases: [LiveRelease, LiveRelease], scale: number, meant = 0): Promise<string[]> {
    const [one, two] = releases;
    const wrong: string[] = [];
    for (let call = 1, isKilled = true; isKilled; call += 1) {
        for (const way of ["on", "back"] as const) {
            await begin(releases);
            stack.killAt = stack.calls + call;
            isKilled = await go(two, one).then(
                () => false,
                (error: unknown) => error instanceof Killed || Promise.reject(error as Error),
            );
            stack.killAt = Infinity;
            if (call % 3 === 0) {
                stack.restartSwitch("web");
            }
            await (way === "on" ? go(two, one) : go(one, two, true));
            expectLive(way === "on" ? "two" : "one", scale);
            if (gaps() > meant) {
                wrong.push(`${gaps()} gaps after a kill at call ${call} and the way ${way}`);
            }
        }
    }
    return wrong;
}
