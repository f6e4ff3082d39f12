import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { SwitchRun, TrafficSwitch } from "../../../../backend/deploy/traffic/traffic-switch";
import type { Route } from "../../../../common/route";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

const routeOf = ({ content }: LiveRelease): Route => content.services.web!.rollout!.route!;
const version = (image: string) => fakeRelease({ web: { image } }, { web: { strategy: "rolling" } });
const check = {
    ...{ port: 80, intervalSeconds: 1, maxLatencyMs: 1000, healthyThreshold: 1, unhealthyThreshold: 3 },
    http: { path: "/two", status: "200", body: null },
};

interface Silence {
    /** Which of the looks it misses. */
    look?: number;
    /** Which of its new settings; what lies there is taken at the next ones. */
    settings?: (nth: number) => boolean;
}

/** A switch that runs, and leaves single questions unanswered. */
function silentAt({ look, settings }: Silence): () => TrafficSwitch {
    let [looks, ensured] = [0, 0];
    let isSilent = false;
    return () => {
        const { driver } = stack.switches;
        return {
            ...driver,
            async silence(route, run) {
                looks += 1;
                isSilent = looks === look;
                return isSilent ? "it listens, but gave no answer in 10 s" : driver.silence(route, run);
            },
            async ensure(route, run) {
                ensured += 1;
                return isSilent || settings?.(ensured) ? false : driver.ensure(route, run);
            },
        };
    };
}

const changes: [string, (route: Route) => void][] = [
    ["another limit", ({ ports }) => void (ports[0]!.idleSeconds = 7)],
    ["another check", (route) => void (route.check = check)],
    ["another port", ({ ports }) => void (ports[0]!.target = 8080)],
];
const silences: [string, Silence][] = [
    ...[1, 2, 3, 4, 5].map((look): [string, Silence] => [`look ${look}`, { look }]),
    ...[1, 2].map((one): [string, Silence] => [`settings ${one}`, { settings: (nth) => nth === one }]),
];

describe.each(changes)("a release with %s", (_, change) => {
    async function deploy(image: string, silence: Silence): Promise<LiveRelease> {
        const [one, two] = [version("one"), version(image)];
        change(routeOf(two));
        await deployRelease({ next: one, previous: null }, { tools: stack.tools, context: stack.context });
        if (image === "two") {
            stack.switches.madeFor.set("one", routeOf(one));
            stack.switches.madeFor.set("two", routeOf(two));
        }
        const tools = { ...stack.tools, traffic: silentAt(silence) };
        await deployRelease({ next: two, previous: one }, { tools, context: stack.context });
        return two;
    }
    const holds = (release: LiveRelease) => stack.switches.driver.holds(routeOf(release), {} as SwitchRun);

    it.each(silences.flatMap(([missed, silence]) => ["one", "two"].map((image) => ({ missed, image, silence }))))(
        "leads by it although the switch missed $missed, with image $image",
        async ({ image, silence }) => {
            const release = await deploy(image, silence);
            expect([await holds(release), stack.running("web")]).toEqual([true, [image]]);
        },
    );

    it("is no success while the switch never takes it", async () => {
        await expect(deploy("one", { settings: () => true })).rejects.toMatchObject({ code: "TRAFFIC_SWITCH_FAILED" });
    });
});
