import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CanaryDecision } from "../../../../common/canary-views";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { CanaryDesk } from "../../../../backend/deploy/strategies/canary-desk";
import type { CanaryCourse } from "../../../../backend/models/canaries";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack, Killed } from "../../../fakes/fake-stack";

let stack: FakeStack;
let course: CanaryCourse | null;
let decision: CanaryDecision | null;
let killWhen: CanaryCourse["view"]["state"] | null;

beforeEach(async () => {
    stack = await FakeStack.create();
    [course, decision, killWhen] = [null, null, null];
});
afterEach(() => stack.remove());

/** Keeps what it is told even if its caller is killed by that very word. */
const desk: CanaryDesk = {
    waits: () => undefined,
    kept: async () => structuredClone(course),
    decision: async () => decision,
    note: async (told) => {
        course = structuredClone(told);
        if (told.view.state === killWhen) {
            throw new Killed();
        }
    },
};

const release = (image: string): LiveRelease => {
    const ports = [{ published: "8080", target: 80 }];
    const analysis = { enabled: false };
    const steps = [{ weight: 10, pauseSeconds: 60 }];
    return fakeRelease({ web: { image, ports } }, { web: { strategy: "canary", steps, analysis } });
};
const [one, two] = [release("one"), release("two")];

function go(next: LiveRelease, previous: LiveRelease | null, returning = false): Promise<void> {
    const context = { ...stack.context, returning, canary: desk };
    return deployRelease({ next, previous }, { tools: stack.tools, context });
}

const abort: CanaryDecision = { action: "abort", by: "ana", at: "2026-01-01T00:00:10Z" };

describe("deployRelease() after a kill between a canary's abort and the way back", () => {
    it.each(["aborted", "running"] as const)("gives it up at once when its state is %s", async (state) => {
        await go(one, null);
        // Aborted before the kill, or while the server was on its way down.
        [killWhen, decision] = [state, state === "aborted" ? abort : null];
        await expect(go(two, one)).rejects.toBeInstanceOf(Killed);
        [killWhen, decision] = [null, abort];

        const { calls } = stack;
        await expect(go(two, one)).rejects.toMatchObject({
            code: "CANARY_ABORTED",
            message: "ana aborted the new version of web at 10 % of the traffic.",
        });
        expect(stack.calls).toBe(calls);
        expect(course!.view.state).toBe("aborted");

        await go(one, two, true);
        expect([stack.running("web"), stack.isAtRest("web")]).toEqual([["one"], true]);
    });

    it("gives it up also where nothing runs any more", async () => {
        await go(one, null);
        [killWhen, decision] = ["aborted", abort];
        await expect(go(two, one)).rejects.toBeInstanceOf(Killed);
        killWhen = null;
        stack.containers.forEach((container) => (container.state = "exited"));
        await expect(go(two, one)).rejects.toMatchObject({ code: "CANARY_ABORTED" });
        expect(stack.running("web")).toEqual([]);
    });
});

describe("deployRelease() after a kill of the engine in the middle of a canary", () => {
    /** Without live-restore everything ends; `always` would start it again, and nothing here says so. */
    const stopAll = () => stack.containers.forEach((container) => (container.state = "exited"));

    it.each(["on", "back"] as const)("starts both versions again and goes %s from there", async (way) => {
        await go(one, null);
        killWhen = "running";
        await expect(go(two, one)).rejects.toBeInstanceOf(Killed);
        killWhen = null;
        stopAll();
        stack.restartSwitch("web");
        stack.watched = ["web"];
        await (way === "on" ? go(two, one) : go(one, two, true));
        const first = stack.served.find(({ images }) => images.length > 0);
        expect(first!.images).toEqual(["one"]);
        expect([stack.running("web"), stack.isAtRest("web")]).toEqual([[way === "on" ? "two" : "one"], true]);
        expect(course!.view.state).toBe(way === "on" ? "passed" : "running");
    });

    it("judges the new version though only its switch stayed away", async () => {
        await go(one, null);
        killWhen = "running";
        await expect(go(two, one)).rejects.toBeInstanceOf(Killed);
        killWhen = null;
        stack.containers.find(({ service }) => service === "web-switch")!.state = "exited";
        stack.restartSwitch("web");
        await go(two, one);
        expect(course!.view.state).toBe("passed");
        expect([stack.running("web"), stack.isAtRest("web")]).toEqual([["two"], true]);
    });
});
