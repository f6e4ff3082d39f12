// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { CALLS, PUSHES } from "../../../common/socket-events";
import type { DeploymentView } from "../../../common/views";
import { useStack } from "../../../frontend/src/composables/use-stack";
import { connectedStack, deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { runWith } from "./mount";

const running = deploymentView(50, { state: "running", finishedAt: null });
const finished = deploymentView(50);

/** Each call of `stack` waits until the test answers it. */
function slowStack() {
    const waiting: ((deployments: DeploymentView[]) => void)[] = [];
    const channel = new FakeChannel({
        [CALLS.stack]: () =>
            new Promise((answer) => {
                waiting.push((deployments) => answer({ ok: true, data: { ...connectedStack, deployments } }));
            }),
    });
    return { channel, waiting };
}

describe("useStack()", () => {
    it("drops an answer that a newer question overtook", async () => {
        const { channel, waiting } = slowStack();
        const { result } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => waiting.length).toBe(1);
        void result.reload();
        await expect.poll(() => waiting.length).toBe(2);
        waiting[1]([running]);
        await expect.poll(() => result.view.value?.deployments).toEqual([running]);
        waiting[0]([]);
        await new Promise((settled) => setImmediate(settled));
        expect(result.view.value?.deployments).toEqual([running]);
    });

    it("keeps a push that came while the older answer was on its way", async () => {
        const { channel, waiting } = slowStack();
        const { result } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => waiting.length).toBe(1);
        channel.push(PUSHES.changed, { stack: "shop", deployment: running });
        waiting[0]([deploymentView(50, { state: "queued" })]);
        await expect.poll(() => result.view.value?.deployments[0].state).toBe("running");
    });

    it("tells once that a deployment has ended, and asks for the stack anew", async () => {
        const ended: number[] = [];
        const answers = { [CALLS.stack]: () => ({ ok: true, data: { ...connectedStack, deployments: [running] } }) };
        const channel = new FakeChannel(answers);
        const { result } = runWith(() => useStack("shop", ({ id }) => ended.push(id)), channel);
        await expect.poll(() => result.view.value).not.toBeNull();
        channel.push(PUSHES.changed, { stack: "other", deployment: finished });
        channel.push(PUSHES.changed, { stack: "shop", deployment: finished });
        channel.push(PUSHES.changed, { stack: "shop", deployment: finished });
        expect(ended).toEqual([50]);
        await expect.poll(() => channel.asked(CALLS.stack).length).toBeGreaterThan(1);
    });

    it("watches and asks again after a reconnect", async () => {
        const channel = new FakeChannel();
        const { result } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => result.view.value).not.toBeNull();
        channel.reconnect();
        await expect.poll(() => channel.asked(CALLS.watch)).toHaveLength(2);
        await expect.poll(() => channel.asked(CALLS.stack)).toHaveLength(2);
    });

    it("leaves no listener behind when the panel goes, and stops the pushes", async () => {
        const channel = new FakeChannel();
        const { result, unmount } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => result.view.value).not.toBeNull();
        unmount();
        expect([channel.pushListeners.size, channel.connectListeners.size]).toEqual([0, 0]);
        expect(channel.asked(CALLS.unwatch)).toEqual([{ stack: "shop" }]);
    });
});
