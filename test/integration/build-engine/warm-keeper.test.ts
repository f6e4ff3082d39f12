import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KeyedLock } from "../../../backend/build-engine/keyed-lock";
import { keepWarm } from "../../../backend/build-engine/warm-keeper";
import type { LiveRelease } from "../../../backend/deploy/deployer";
import { deployRelease } from "../../../backend/deploy/exchange/deploy-release";
import { endWarm } from "../../../backend/deploy/exchange/warm";
import { isWarm } from "../../../backend/deploy/plan/warm-name";
import { EventBus } from "../../../backend/models/event-bus";
import { fakeRelease } from "../../fakes/fake-release";
import { FakeStack } from "../../fakes/fake-stack";
import { FakeTimers } from "../../fakes/fake-timers";

const WARM_MS = 300_000;
const AGAIN_MS = 60_000;

let stack: FakeStack;
let timers: FakeTimers;
let locks: KeyedLock;
let bus: EventBus;
let reported: unknown[];
/** Thrown by the next calls of the engine. */
let failures: Error[];
let keeper: ReturnType<typeof keepWarm>;

beforeEach(async () => {
    stack = await FakeStack.create();
    timers = new FakeTimers();
    locks = new KeyedLock();
    reported = [];
    failures = [];
    bus = new EventBus((error) => reported.push(error));
    keeper = keep();
});
afterEach(async () => {
    keeper.close();
    await stack.remove();
});

/** Containers of a second stack, by name. */
const elsewhere: string[] = [];

function keep() {
    return keepWarm({
        docker: {
            async namedContainers(pattern) {
                const failure = failures.shift();
                if (failure) {
                    throw failure;
                }
                const own = stack.containers.map(({ name }) => ({ name, project: "shop" }));
                return [...own, ...elsewhere.map((name) => ({ name, project: "blog" }))].filter(({ name }) =>
                    pattern.test(name),
                );
            },
        },
        deployer: {
            async endWarm(name, which) {
                await (name === "blog" ? elsewhere.splice(0) : endWarm(stack.tools, which));
            },
        },
        ...{ locks, bus, clock: stack.tools.clock, after: timers.after },
        report: (error) => reported.push(error),
    });
}

function pass(ms: number): void {
    stack.now += ms;
    timers.advance(ms);
}

const settings = { web: { strategy: "blue-green" as const, warmSeconds: WARM_MS / 1000 } };
const shop = (image: string) => fakeRelease({ web: { image } }, settings);

/** As a deployment does it, with its end told to all. */
async function deploy(next: LiveRelease, previous: LiveRelease | null, returning = false): Promise<void> {
    const context = { ...stack.context, returning };
    await locks.hold("shop", "deployment", () => deployRelease({ next, previous }, { tools: stack.tools, context }));
    bus.publish({ type: "deployment", stack: "shop", deployment: 1, from: "running", to: "succeeded" });
}

const warm = () => stack.containers.filter(isWarm).map(({ imageId }) => imageId);
const isPlanned = (from: number, to: number) =>
    expect.poll(() => timers.waits.length === 1 && timers.waits[0]! > from && timers.waits[0]! <= to).toBe(true);
const [one, two, three] = [shop("one"), shop("two"), shop("three")];

async function withWarmOnes(): Promise<void> {
    await deploy(one, null);
    await deploy(two, one);
    await isPlanned(AGAIN_MS, WARM_MS);
    expect(warm()).toEqual(["one"]);
}

describe("keepWarm()", () => {
    it("ends old containers when their time is over, and not before", async () => {
        await withWarmOnes();
        pass(timers.waits[0]! - 1);
        expect([warm(), timers.waits.length]).toEqual([["one"], 1]);
        pass(1);
        await expect.poll(warm).toEqual([]);
        await expect.poll(() => timers.waits).toEqual([]);
        expect([stack.running("web"), reported]).toEqual([["two"], []]);
    });

    it("tries again after a failure of the engine", async () => {
        await withWarmOnes();
        failures.push(new Error("the engine is away"), new Error("and still is"));
        pass(WARM_MS);
        for (const count of [1, 2]) {
            await expect.poll(() => reported.length).toBe(count);
            await isPlanned(0, AGAIN_MS);
            expect(warm()).toEqual(["one"]);
            pass(AGAIN_MS);
        }
        await expect.poll(warm).toEqual([]);
    });

    it("survives a restart of the server", async () => {
        await withWarmOnes();
        keeper.close();
        expect(timers.waits).toEqual([]);
        pass(WARM_MS / 2);
        keeper = keep();
        keeper.look();
        await isPlanned(0, WARM_MS / 2);
        pass(WARM_MS / 2);
        await expect.poll(warm).toEqual([]);
    });

    it("ends at once what became due while no server ran", async () => {
        await withWarmOnes();
        keeper.close();
        pass(WARM_MS);
        keeper = keep();
        keeper.look();
        await expect.poll(warm).toEqual([]);
    });

    it("keeps the newest old version only, for its own time, after a deployment in between", async () => {
        await withWarmOnes();
        pass(WARM_MS / 2);
        await deploy(three, two);
        await isPlanned(WARM_MS / 2 + 1, WARM_MS);
        expect(warm()).toEqual(["two"]);
        pass(WARM_MS / 2);
        expect(warm()).toEqual(["two"]);
        pass(WARM_MS / 2);
        await expect.poll(warm).toEqual([]);
        expect(stack.running("web")).toEqual(["three"]);
    });

    it("leaves those alone that came back", async () => {
        await withWarmOnes();
        const [before] = stack.containers.filter(isWarm);
        await deploy(one, two, true);
        await expect.poll(() => timers.waits).toEqual([]);
        pass(WARM_MS);
        keeper.look();
        await expect.poll(() => timers.waits).toEqual([]);
        expect(stack.containers.filter(({ service }) => service === "web").map(({ id }) => id)).toEqual([before!.id]);
    });

    it("waits for no busy stack, and looks at it again", async () => {
        await withWarmOnes();
        elsewhere.push("blog-web-1.warm-1000000000");
        let release!: () => void;
        const held = locks.hold("shop", "a deployment", () => new Promise<void>((resolve) => (release = resolve)));
        pass(WARM_MS);
        await expect.poll(() => elsewhere).toEqual([]);
        await isPlanned(0, AGAIN_MS);
        expect(warm()).toEqual(["one"]);
        release();
        await held;
        pass(AGAIN_MS);
        await expect.poll(warm).toEqual([]);
    });

    it("plans nothing any more when it is closed in the middle of a look", async () => {
        await withWarmOnes();
        keeper.look();
        keeper.close();
        await new Promise((resolve) => setImmediate(resolve));
        expect(timers.waits).toEqual([]);
        keeper.look();
        expect(timers.waits).toEqual([]);
    });
});
