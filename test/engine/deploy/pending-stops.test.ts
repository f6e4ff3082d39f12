import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const ONE_SECOND = 1000;

const app = (text: string, { onTerm = "", grace = 5 } = {}) => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sh -c "trap '${onTerm}' TERM; echo ${text}; while true; do sleep 1; done"
    stop_grace_period: ${grace}s
`,
});

describe("going back while the engine still stops the old container", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    /** The only container with the time of its start: the same for as long as it runs. */
    async function running(): Promise<string> {
        const containers = await stack.engine.containers(stack.name);
        expect(containers).toHaveLength(1);
        const condition = await stack.engine.condition(containers[0]!.id);
        return `${containers[0]!.id} ${condition?.startedAt} ${condition?.state}`;
    }

    /** Looks again and again until the time is over. */
    async function expectUntouchedFor(ms: number): Promise<void> {
        const first = await running();
        expect(first).toContain("running");
        const end = Date.now() + ms;
        await expect
            .poll(
                async () => {
                    expect(await running()).toBe(first);
                    return Date.now();
                },
                { timeout: ms + 30 * ONE_SECOND, interval: 200 },
            )
            .toBeGreaterThan(end);
    }

    /** Resolves when the engine has begun to stop the container. */
    async function stopOf(container: string): Promise<void> {
        const begun = async () => (await stack.engine.stopSignals()).last.has(container);
        await expect.poll(begun, { timeout: 60 * ONE_SECOND, interval: 50 }).toBe(true);
    }

    it.each([
        ["canceled", "CANCELED"],
        ["out of time", "TIMED_OUT"],
    ])("leaves the previous release running for good when up is %s", async (_, code) => {
        const first = await stack.deploy(app("one"));
        const next = await stack.render(app("two"));
        const old = (await stack.ids()).app!;
        const cancel = new AbortController();
        stack.buildConfig = { ...stack.buildConfig, deployTimeout: code === "TIMED_OUT" ? 3 : 600 };
        const attempt = stack.deployer.apply(next, first, { ...stack.context, signal: cancel.signal });
        attempt.catch(() => undefined);
        if (code === "CANCELED") {
            await stopOf(old);
            cancel.abort();
        }
        await expect(attempt).rejects.toMatchObject({ code });

        const undone = await stack.deployer.undo(next, first, stack.context);

        expect(undone).toEqual({ result: "restored" });
        expect(await stack.docker("logs", (await stack.ids()).app!)).toContain("one");
        await expectUntouchedFor(8 * ONE_SECOND);
        expect(await stack.deployer.isLive(first, stack.context)).toBe(true);
    });

    it("starts a service again that takes its leave in its own time", async () => {
        const first = await stack.deploy(app("one", { onTerm: "sleep 2; exit 0", grace: 30 }));
        const next = await stack.render(app("two", { onTerm: "sleep 2; exit 0", grace: 30 }));
        const old = (await stack.ids()).app!;
        const cancel = new AbortController();
        const attempt = stack.deployer.apply(next, first, { ...stack.context, signal: cancel.signal });
        attempt.catch(() => undefined);
        await stopOf(old);
        cancel.abort();
        await expect(attempt).rejects.toMatchObject({ code: "CANCELED" });

        expect(await stack.deployer.undo(next, first, stack.context)).toEqual({ result: "restored" });

        await expectUntouchedFor(4 * ONE_SECOND);
        expect(stack.lines.join("\n")).toContain("which is still being stopped");
    });

    it("finds nothing to do after a signal that ended nothing", async () => {
        const first = await stack.deploy(app("one", { grace: 1 }));
        const next = await stack.render(app("two", { grace: 1 }));
        const before = await running();
        await stack.docker("kill", "-s", "HUP", (await stack.ids()).app!);

        expect(await stack.deployer.undo(next, first, stack.context)).toEqual({ result: "untouched" });

        expect(await running()).toBe(before);
    });
});
