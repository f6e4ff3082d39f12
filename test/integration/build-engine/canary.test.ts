import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CanaryAction } from "../../../common/canary-views";
import { rolloutSchema } from "../../../common/rollout-schema";
import type { Route } from "../../../common/route";
import type { Deployer, DeployContext } from "../../../backend/deploy/deployer";
import type { DeployTools } from "../../../backend/deploy/deploy-tools";
import { watchCanaryStep } from "../../../backend/deploy/strategies/watch-canary-step";
import type { BackendStats } from "../../../backend/deploy/traffic/traffic-switch";
import { systemClock } from "../../../backend/models/clock";
import { decideCanary } from "../../../backend/use-cases/decide-canary";
import { guardStackEvent, type GuardDeps } from "../../../backend/use-cases/guard-stack-event";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { deploymentViews } from "../../../backend/use-cases/views/deployment-view";
import { openOneStack, type OneStack } from "../../fixtures/one-stack";

let shop: OneStack;
const actor = { name: "ana", scope: "operator" } as const;
const config = rolloutSchema.parse({ strategy: "canary", analysis: { manual: true } });
const idle: BackendStats = { id: "a", state: "up", requests: 0, errors: 0, latencyMs: null, open: 0, weight: 1 };

/** Each wait is an event: the watch goes on at once when it is let. */
function watching(count = 1) {
    let begun!: () => void;
    const looked = new Promise<void>((resolve) => (begun = resolve));
    const wait = async (): Promise<void> => {
        begun();
        await new Promise((resolve) => setImmediate(resolve));
    };
    const apply: Deployer["apply"] = async (_next, _previous, context: DeployContext) => {
        const run = { tools: { clock: systemClock, wait } as unknown as DeployTools, context };
        const stats = async () => [idle, { ...idle, id: "b" }];
        const driver = { name: "haproxy", measures: true, stats } as const;
        const route = { service: "web", ports: [] as Route["ports"] } as Route;
        for (let index = 0; index < count; index += 1) {
            const step = { route, driver, config, old: ["a"], new: ["b"], index, resumes: true };
            await watchCanaryStep(step, run);
        }
    };
    return { apply, looked };
}

async function begin(): Promise<number> {
    const id = await shop.queue();
    shop.engine().queue.wake();
    return id;
}

const view = async (id: number) => (await deploymentViews(shop.engine().db, [await shop.find(id)]))[0]!;
const decide = (id: number, action: CanaryAction) =>
    decideCanary(shop.engine() as unknown as Dependencies, id, { action, actor });

function guard(name: string, proceed = async () => undefined as void): Promise<unknown> {
    const event = { name, stack: "shop", args: [], saved: null, shows: () => null, user: "ben" };
    return guardStackEvent(shop.engine() as unknown as GuardDeps, event, proceed);
}

beforeEach(async () => {
    shop = await openOneStack();
    await shop.run();
    shop.deployer.rendered = "v2";
});
afterEach(() => shop.close());

describe("a canary", () => {
    it.each([
        ["promote", "succeeded", "promoted", "v2"],
        ["abort", "rolled-back", "aborted", "v1"],
    ] as const)("that a person decides to %s ends as %s, with the name kept", async (action, state, course, live) => {
        const { apply, looked } = watching();
        shop.deployer.on.apply = apply;
        const id = await begin();
        await looked;
        expect((await view(id)).canaries).toMatchObject([{ service: "web", state: "running", step: 1, weight: 10 }]);
        await decide(id, action);
        expect(await shop.toEnd(id)).toMatchObject({ state });
        expect(shop.deployer.live).toBe(live);
        expect((await view(id)).canaries).toMatchObject([
            { service: "web", state: course, decision: { action, by: "ana" } },
        ]);
        await expect(decide(id, action)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });

    it("goes through its steps by hand, one decision at a time", async () => {
        const { apply, looked } = watching(2);
        shop.deployer.on.apply = apply;
        const id = await begin();
        await looked;
        await decide(id, "next");
        await expect.poll(async () => (await view(id)).canaries[0]).toMatchObject({ step: 2, state: "running" });
        expect((await view(id)).canaries[0]!.decision).toBeNull();
        await decide(id, "promote");
        expect(await shop.toEnd(id)).toMatchObject({ state: "succeeded" });
        expect((await view(id)).canaries).toMatchObject([{ state: "promoted", step: 2, decision: { by: "ana" } }]);
    });

    it("is aborted by the host's own Stop, which begins when the old version is back", async () => {
        const { apply, looked } = watching();
        shop.deployer.on.apply = apply;
        const id = await begin();
        await looked;
        let live: unknown;
        await guard("stopStack", async () => void (live = shop.deployer.live));
        expect(live).toBe("v1");
        expect(await shop.toEnd(id)).toMatchObject({ state: "rolled-back" });
        expect((await view(id)).canaries).toMatchObject([{ state: "aborted", decision: { by: "ben" } }]);
    });

    it("is aborted by a Stop that was there before it, and the next one is not", async () => {
        const { apply } = watching();
        let begins!: () => void;
        const gate = new Promise<void>((resolve) => (begins = resolve));
        const applying = new Promise<void>((resolve) => {
            shop.deployer.on.apply = async (...call) => {
                resolve();
                await gate;
                return apply(...call);
            };
        });
        const id = await begin();
        await applying;
        const hold = vi.spyOn(shop.engine().locks, "hold");
        const stopped = guard("stopStack");
        await expect.poll(() => hold.mock.calls.length).toBe(1);
        begins();
        await stopped;
        expect((await view(id)).canaries).toMatchObject([{ state: "aborted", decision: { by: "ben" } }]);
        expect(await shop.toEnd(id)).toMatchObject({ state: "rolled-back" });

        await guard("startStack");
        const second = watching();
        shop.deployer.on.apply = second.apply;
        const next = await begin();
        await second.looked;
        await decide(next, "promote");
        expect(await shop.toEnd(next)).toMatchObject({ state: "succeeded" });
    });

    it("refuses the host's other calls with a sentence while it waits for a person", async () => {
        const { apply, looked } = watching();
        shop.deployer.on.apply = apply;
        const id = await begin();
        await looked;
        await expect(guard("restartStack")).rejects.toMatchObject({
            code: "STATE_CONFLICT",
            message: "The canary of web waits at 10 % of the traffic for a person.",
        });
        await decide(id, "abort");
        await shop.toEnd(id);
        await guard("restartStack");
    });

    it("is decided about once, and only while it is under way", async () => {
        const quiet = await shop.run();
        await expect(decide(quiet.id, "abort")).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });

    it("goes on with its step after the server was stopped", async () => {
        const first = watching();
        shop.deployer.on.apply = first.apply;
        const id = await begin();
        await first.looked;
        const { begunAt } = (await view(id)).canaries[0]!;
        await shop.restart();
        const second = watching();
        shop.deployer.on.apply = second.apply;
        shop.engine().queue.wake();
        await second.looked;
        expect((await view(id)).canaries).toMatchObject([{ state: "running", step: 1, begunAt }]);
        await decide(id, "promote");
        expect(await shop.toEnd(id)).toMatchObject({ state: "succeeded" });
    });
});
