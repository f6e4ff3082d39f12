import { afterEach, beforeEach, expect, it } from "vitest";
import type { LiveRelease } from "../../../../backend/deploy/deployer";
import { deployRelease } from "../../../../backend/deploy/exchange/deploy-release";
import type { CanaryCourse } from "../../../../backend/models/canaries";
import { fakeRelease } from "../../../fakes/fake-release";
import { FakeStack } from "../../../fakes/fake-stack";

let stack: FakeStack;
beforeEach(async () => {
    stack = await FakeStack.create();
});
afterEach(() => stack.remove());

const steps = [{ weight: 10, pauseSeconds: 60 }];
const shop = (image: string): LiveRelease =>
    fakeRelease(
        { web: { image, ports: [{ published: "8080", target: 80 }] } },
        { web: { strategy: "canary", steps, analysis: { enabled: false } } },
    );

it("deployRelease() begins a canary's step again when its switch was restarted", async () => {
    const [one, two] = [shop("one"), shop("two")];
    await deployRelease({ next: one, previous: null }, { tools: stack.tools, context: stack.context });
    const views: CanaryCourse["view"][] = [];
    const canary = {
        waits: () => undefined,
        kept: async () => null,
        decision: async () => null,
        note: async ({ view }: CanaryCourse) => {
            views.push(view);
            if (views.length === 5) {
                stack.restartSwitch("web");
            }
        },
    };
    stack.watched = ["web"];
    await deployRelease({ next: two, previous: one }, { tools: stack.tools, context: { ...stack.context, canary } });
    expect(stack.lines).toContain("web: the switch was restarted, so the step begins again");
    const begun = [...new Set(views.map(({ begunAt }) => Date.parse(begunAt)))];
    expect(begun).toHaveLength(2);
    expect(Date.parse(views.at(-1)!.until) - begun[1]!).toBe(60_000);
    expect(stack.now).toBeGreaterThan(begun[1]! + 60_000 - 1);
    expect([stack.running("web"), stack.isAtRest("web")]).toEqual([["two"], true]);
    const led = stack.lines.filter((line) => /^web: 10 % of the traffic (?!went)/.test(line));
    expect(led).toHaveLength(2);
});
