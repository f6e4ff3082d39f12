import { beforeEach, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../../common/build-config-schema";
import { rolloutSchema } from "../../../../common/rollout-schema";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import type { DeployContext } from "../../../../backend/deploy/deployer";
import type { ContainerCondition, ProjectContainer } from "../../../../backend/deploy/engine-port";
import { ServiceWatch } from "../../../../backend/deploy/health/watch-services";
import { waitUntilHealthy, watchUntilStable } from "../../../../backend/deploy/health/wait-until-healthy";
import type { ReleaseContent } from "../../../../backend/models/releases";

interface Fake {
    service: string;
    condition: Partial<ContainerCondition>;
    /** Exit code of its probe's command, by second. */
    probe?: (second: number) => number;
}

let now: number;
let containers: Record<string, Fake>;
let asked: number;
/** Called before each wait is over. */
let during: (second: number) => void;

const second = () => Math.floor(now / 1000);

const engine = {
    containers: () =>
        Promise.resolve(
            Object.entries(containers).map(([id, { service }]) => ({ id, name: id, service, oneOff: false })),
        ),
    condition: (id: string) =>
        Promise.resolve({
            state: "running",
            exitCode: 0,
            oomKilled: false,
            startedAt: "1",
            restartCount: 0,
            health: null,
            healthOutput: "",
            restartPolicy: "no",
            publishesPorts: false,
            error: "",
            ...containers[id]!.condition,
        }),
    execute: ({ container }: { container: string }) => {
        asked += 1;
        return Promise.resolve({ id: "x", exitCode: containers[container]!.probe!(second()), output: "no disk\n" });
    },
    lastLines: () => Promise.resolve([]),
    facts: () => Promise.resolve({ environment: {} }),
};

const tools = {
    engine,
    layout: { stack: "shop" },
    clock: { now: () => new Date(now) },
    wait: async (ms: number) => {
        now += ms;
        // Answers come in between.
        await new Promise((resolve) => setImmediate(resolve));
        during(second());
    },
} as unknown as DeployTools;

const probe = { type: "command", command: ["check"], intervalSeconds: 2, startPeriodSeconds: 5 };
const release = {
    services: { web: { rollout: { config: rolloutSchema.parse({ probe }), route: null } } },
} as unknown as ReleaseContent;

const lines: string[] = [];
const context: DeployContext = {
    stack: "shop",
    buildConfig: buildConfigSchema.parse({ healthTimeout: 60, stableSeconds: 10 }),
    log: (line) => lines.push(line),
};

const web = (more: Partial<ReleaseContent> | null = release) => ({
    expected: new Map([["web", 1]]),
    release: more as ReleaseContent | null,
});

beforeEach(() => {
    now = 0;
    asked = 0;
    lines.length = 0;
    during = () => undefined;
    containers = { a: { service: "web", condition: {}, probe: () => 0 } };
});

describe("waitUntilHealthy()", () => {
    it("takes three looks where nothing is asked", async () => {
        await waitUntilHealthy(web(null), tools, context);
        expect([now, asked]).toEqual([1200, 0]);
    });

    it("waits for the good answers that the probe needs, and says what they were", async () => {
        containers.a!.probe = (at) => (at < 4 ? 1 : 0);
        await waitUntilHealthy(web(), tools, context);
        expect(second()).toBeGreaterThanOrEqual(6);
        expect(lines).toEqual(["web its probe's command ends with 0"]);
    });

    it("fails one whose probe goes on failing after its time to start", async () => {
        containers.a!.probe = () => 3;
        await expect(waitUntilHealthy(web(), tools, context)).rejects.toThrow(
            `web its probe's command ends with 3: "no disk".`,
        );
        expect(second()).toBeLessThan(15);
    });

    it("says what it waited for when the time is over", async () => {
        containers.a!.condition = { health: "starting" };
        await expect(waitUntilHealthy(web(), tools, context)).rejects.toThrow(
            "web is not ready after 60 s: its healthcheck has not passed yet",
        );
    });

    it("does not fail for being late while everything is well", async () => {
        during = () => {
            containers.a!.condition = { startedAt: String(Math.floor(now / 61_000)) };
        };
        containers.a!.probe = (at) => (at < 58 ? 1 : 0);
        const patient = { ...context, buildConfig: { ...context.buildConfig, healthTimeout: 1 } };
        await expect(waitUntilHealthy(web(null), tools, patient)).resolves.toBeUndefined();
    });

    it("judges the containers that it shall judge, and no others", async () => {
        containers.old = { service: "web", condition: { state: "exited", exitCode: 1 } };
        const concerns = ({ id }: ProjectContainer) => id === "a";
        await waitUntilHealthy({ ...web(null), concerns }, tools, context);
        await expect(waitUntilHealthy(web(null), tools, context)).rejects.toThrow("web exited 1");
    });

    it("misses containers that are not there", async () => {
        const two = { expected: new Map([["web", 2]]), release: null };
        await expect(waitUntilHealthy(two, tools, context)).rejects.toThrow(
            "web is not ready after 60 s: has no container",
        );
    });

    it("fails one that ends well, although it has a probe", async () => {
        containers.a!.condition = { state: "exited" };
        await waitUntilHealthy(web(null), tools, context);
        await expect(waitUntilHealthy(web(), tools, context)).rejects.toThrow("web exited 0");
    });

    it("is cut off by a cancel", async () => {
        const stop = new AbortController();
        during = () => stop.abort();
        containers.a!.condition = { health: "starting" };
        await expect(waitUntilHealthy(web(), tools, { ...context, signal: stop.signal })).rejects.toThrow("canceled");
    });
});

describe("watchUntilStable()", () => {
    it("takes its window where all is well", async () => {
        await watchUntilStable(web(), tools, context);
        expect(second()).toBe(10);
    });

    it.each<[string, (at: number) => number, number | string]>([
        ["a probe that fails once", (at) => (at === 4 ? 1 : 0), 10],
        ["a probe that fails from some time on", (at) => (at >= 4 ? 1 : 0), "its probe's command ends with 1"],
        ["a probe that begins to fail at the very end", (at) => (at >= 9 ? 1 : 0), "its probe's command ends with 1"],
        ["a probe that was in doubt at the end", (at) => (at === 10 || at === 8 ? 1 : 0), 12],
        ["a probe that never answers well", () => 1, "its probe's command ends with 1"],
    ])("judges %s", async (_, answer, expected) => {
        containers.a!.probe = answer;
        const watching = watchUntilStable(web(), tools, context).then(
            () => second(),
            (error: Error) => error.message,
        );
        const outcome = await watching;
        expect(typeof expected === "number" ? outcome : String(outcome)).toEqual(
            typeof expected === "number" ? expected : expect.stringContaining(expected),
        );
    });

    it("does not wait for ever for an answer", async () => {
        during = () => {
            containers.a!.probe = () => 1;
        };
        const slow = { ...probe, unhealthyThreshold: 100 };
        const doubted = {
            services: { web: { rollout: { config: rolloutSchema.parse({ probe: slow }), route: null } } },
        } as unknown as ReleaseContent;
        await expect(watchUntilStable(web(doubted), tools, context)).rejects.toThrow("its probe's command ends with 1");
        expect(second()).toBe(40);
    });

    it("takes one restart for one too many", async () => {
        during = (at) => {
            containers.a!.condition = at >= 5 ? { restartCount: 1, exitCode: 7, startedAt: "2" } : {};
        };
        await expect(watchUntilStable(web(), tools, context)).rejects.toThrow("web restarted once (exit 7)");
    });
});

describe("ServiceWatch", () => {
    it("begins anew with each start of a container, and throws when the engine is away", async () => {
        const watch = new ServiceWatch(web(), tools);
        for (let look = 0; look < 20; look += 1) {
            await watch.look();
            await tools.wait(400);
        }
        expect((await watch.look()).stable).toBe(true);
        containers.a!.condition = { startedAt: "2" };
        expect(await watch.look()).toMatchObject({ stable: false, unsettled: [{ service: "web" }] });
        containers.a!.probe = () => {
            throw new Error("engine is away");
        };
        const looks = async () => {
            for (let look = 0; look < 20; look += 1) {
                await tools.wait(400);
                await watch.look();
            }
        };
        await expect(looks()).rejects.toThrow("engine is away");
        watch.close();
    });
});
