import { afterEach, beforeEach, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { undoRelease } from "../../../../backend/deploy/live/undo-release";
import { absentEngine } from "../../../fakes/absent-engine";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack, Killed } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

/** `web` has a name of its own and no port; beside it is another service behind a switch. */
const shop = (strategy: "recreate" | "rolling") =>
    fakeRelease(
        {
            web: { image: "web", container_name: "shop" },
            api: { image: "api", ports: [{ published: "1", target: 1 }] },
        },
        { ...(strategy === "rolling" ? { web: { strategy } } : {}), api: { strategy: "rolling" } },
    );
const [switched, plain] = [shop("rolling"), shop("recreate")];

const go = (next: LiveRelease, previous: LiveRelease | null) =>
    deployRelease({ next, previous }, { tools: stack.tools, context: stack.context });
const named = () =>
    Object.fromEntries(stack.containers.filter(({ name }) => name === "shop").map((one) => [one.service, one.state]));

it("giving a strategy back gives the container name back, beside another service behind a switch", async () => {
    await go(switched, null);
    expect(named()).toEqual({ "web-switch": "running" });
    await go(plain, switched);
    expect(named()).toEqual({ web: "running" });
    expect(stack.containers.map(({ service }) => service).sort()).toEqual(["api", "api-switch", "web"]);
    await go(switched, plain);
    expect(named()).toEqual({ "web-switch": "running" });
});

it("giving a strategy back goes on, and back, after a kill at any of its calls", async () => {
    for (let call = 1, killed = true; killed; call += 1) {
        for (const way of ["on", "back"] as const) {
            await stack.remove();
            stack = await FakeStack.create();
            await go(switched, null);
            stack.killAt = stack.calls + call;
            killed = await go(plain, switched).then(
                () => false,
                (error: unknown) => {
                    expect(error).toBeInstanceOf(Killed);
                    return true;
                },
            );
            stack.killAt = Infinity;
            await (way === "on" ? go(plain, switched) : go(switched, plain));
            expect({ call, way, ...named() }).toEqual({ call, way, [way === "on" ? "web" : "web-switch"]: "running" });
        }
    }
});

it("what an `up` left under a temporary name, with its own name taken, locks nobody out", async () => {
    await go(switched, null);
    stack.containers.find(({ service }) => service === "web")!.name = "aaaaaaaaaaaa_shop";
    const { tools } = absentEngine(stack.tools, 0);
    expect(await undoRelease({ next: plain, previous: switched }, tools, stack.context)).toEqual({
        result: "restored",
    });
    expect(named()).toEqual({ "web-switch": "running" });
});

it("a first deployment with a switch takes the container name from what does not run", async () => {
    const before = fakeRelease({ web: { image: "web", container_name: "shop" } });
    await go(before, null);
    stack.containers.forEach((one) => (one.state = "exited"));
    const after = fakeRelease({ web: { image: "web", container_name: "shop" } }, { web: { strategy: "rolling" } });
    await go(after, before);
    expect(named()).toEqual({ "web-switch": "running" });
    expect(stack.running("web")).toEqual(["web"]);
});
