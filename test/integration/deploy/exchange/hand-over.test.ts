import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import { httpProbe } from "../../../../backend/deploy/health/probes/http-probe";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(async () => {
    vi.restoreAllMocks();
    await stack.remove();
});

const go = (next: LiveRelease, previous: LiveRelease | null) =>
    deployRelease({ next, previous }, { tools: stack.tools, context: stack.context });
const web = (image: string) => ({ web: { image, ports: [{ published: "8080", target: 80 }] } });

it("deployRelease() tests a new version before the gap in which a switch takes over, and leaves the old one", async () => {
    const plain = fakeRelease(web("one"));
    await go(plain, null);
    const before = stack.containers.map(({ id }) => id);
    stack.watched = ["web"];
    const asked: string[] = [];
    const answers = vi.spyOn(httpProbe, "ask").mockImplementation(async (id) => {
        asked.push(stack.containers.find((one) => one.id === id)!.imageId);
        return { well: false, detail: "answers 500" };
    });
    const tested = fakeRelease(web("two"), { web: { strategy: "blue-green", smokeTests: [{ path: "/ok" }] } });
    await expect(go(tested, plain)).rejects.toMatchObject({ code: "SMOKE_TEST_FAILED" });
    expect(asked).toEqual(["two"]);
    const served = stack.served.map(({ ids }) => ids);
    expect(served.every((ids) => ids.join() === before.join())).toBe(true);

    answers.mockResolvedValue({ well: true, detail: "" });
    await go(tested, plain);
    expect([stack.running("web"), stack.running("web-switch"), stack.isAtRest("web")]).toEqual([
        ["two"],
        ["switch"],
        true,
    ]);
    expect(stack.lines).toContain("web: all 1 smoke tests passed");
});

it("deployRelease() says that a canary can't be weighed before there is a switch", async () => {
    const plain = fakeRelease(web("one"));
    await go(plain, null);
    await go(fakeRelease(web("two"), { web: { strategy: "canary" } }), plain);
    expect(stack.lines).toContain(
        "web: no switch can weigh its traffic yet, so the new version gets all of it at once",
    );
    expect(stack.running("web")).toEqual(["two"]);
});
