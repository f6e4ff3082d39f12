import { afterEach, beforeEach, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { undoRelease } from "../../../../backend/deploy/live/undo-release";
import { verifyRelease } from "../../../../backend/deploy/live/verify-release";
import { absentEngine } from "../../../fakes/absent-engine";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

const services = (image: string) => ({
    db: { image: "db" },
    web: { image, ports: [{ published: "8080", target: 80 }] },
});
const shop = (image: string) => fakeRelease(services(image), { web: { strategy: "rolling" } });
const [one, two] = [shop("one"), shop("two")];

async function deploy(...releases: LiveRelease[]): Promise<void> {
    await stack.remove();
    stack = await FakeStack.create();
    for (const [index, next] of releases.entries()) {
        const run = { tools: stack.tools, context: stack.context };
        await deployRelease({ next, previous: releases[index - 1] ?? null }, run);
    }
}

it("undoRelease() restores the former release when the engine goes away at any of its calls", async () => {
    for (let call = 1, wasAway = true; wasAway; call += 1) {
        await deploy(one, two);
        const world = absentEngine(stack.tools, call);
        const undo = await undoRelease({ next: two, previous: one }, world.tools, stack.context);
        expect({ call, ...undo }).toEqual({ call, result: "restored" });
        expect([stack.running("web"), stack.running("db"), stack.isAtRest("web")]).toEqual([["one"], ["db"], true]);
        wasAway = world.wasAway();
    }
});

it("undoRelease() calls untouched what was so before the engine went away", async () => {
    await deploy(one);
    for (const call of [1, 2, 3]) {
        const { tools, wasAway } = absentEngine(stack.tools, call);
        expect(await undoRelease({ next: two, previous: one }, tools, stack.context)).toEqual({ result: "untouched" });
        expect(wasAway()).toBe(true);
    }
});

it("verifyRelease() begins anew when the engine goes away at any of its calls", async () => {
    await deploy(one);
    for (let call = 1, wasAway = true; wasAway; call += 1) {
        const world = absentEngine(stack.tools, call);
        await verifyRelease(one, world.tools, stack.context);
        wasAway = world.wasAway();
    }
});

it("verifyRelease() gives containers that the engine's restart restarted the time to be well again", async () => {
    await deploy(one);
    const restart = () =>
        stack.containers.filter(({ service }) => service === "web").forEach((container) => (container.warmUp = 8));
    restart();
    await expect(verifyRelease(one, stack.tools, stack.context)).rejects.toMatchObject({ code: "SERVICE_UNHEALTHY" });
    restart();
    await verifyRelease(one, absentEngine(stack.tools, 3).tools, stack.context);
});

it("verifyRelease() starts again what a killed engine left ended, except what may end by itself", async () => {
    const release = fakeRelease({ ...services("one"), job: { image: "job" } }, { web: { strategy: "rolling" } });
    await deploy(release);
    stack.containers.forEach((container) => (container.state = "exited"));
    const { condition } = stack.tools.engine;
    const told = async (id: string) => {
        const found = (await condition(id))!;
        const isJob = stack.containers.some((one) => one.id === id && one.service === "job");
        return isJob ? { ...found, restartPolicy: "on-failure", health: null } : found;
    };
    const tools = { ...stack.tools, engine: { ...stack.tools.engine, condition: told } };
    await verifyRelease(release, absentEngine(tools, 1).tools, stack.context);
    expect([...stack.running("web"), ...stack.running("db"), ...stack.running("web-switch")]).toHaveLength(3);
    expect(stack.running("job")).toEqual([]);
});
