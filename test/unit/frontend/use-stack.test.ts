// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import type { DeploymentView } from "../../../common/views";
import { useStack } from "../../../frontend/src/composables/use-stack";
import { connectedStack, deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { runWith } from "./mount";

const running = deploymentView(50, { state: "running", finishedAt: null });
const finished = deploymentView(50);

const helloAnswer = { ok: true, data: { protocol: PROTOCOL_VERSION, extension: VERSION } };

afterEach(() => void vi.useRealTimers());

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

    it("asks along with the greeting, and shows nothing before that is answered", async () => {
        let greet: () => void = () => undefined;
        const greeting = new Promise<void>((settle) => (greet = settle));
        const channel = new FakeChannel({ [CALLS.hello]: () => greeting.then(() => helloAnswer) });
        const { result } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => channel.asked(CALLS.stack)).toHaveLength(1);
        await new Promise((settled) => setImmediate(settled));
        expect(result.view.value).toBeNull();
        channel.push(PUSHES.changed, { stack: "shop", deployment: running });
        greet();
        await expect.poll(() => result.view.value?.deployments[0]).toEqual(running);
        expect([channel.asked(CALLS.stack), channel.asked(CALLS.watch)].map(({ length }) => length)).toEqual([1, 1]);
    });

    it("shows nothing of a server of another version, however early it answered", async () => {
        const other = { ok: true, data: { ...helloAnswer.data, protocol: 99 } };
        const channel = new FakeChannel({ [CALLS.hello]: () => other });
        const { result } = runWith(() => useStack("shop"), channel);
        await expect.poll(() => result.error.value).not.toBeNull();
        await new Promise((settled) => setImmediate(settled));
        expect([result.view.value, channel.asked(CALLS.stack).length]).toEqual([null, 1]);
    });

    it("asks again when the first greeting was not heard", async () => {
        const refused = { ok: false, error: { code: "NOT_LOGGED_IN", message: "Not yet." } };
        let asked = 0;
        vi.useFakeTimers();
        const channel = new FakeChannel({
            [CALLS.hello]: () => ((asked += 1), asked === 1 ? refused : helloAnswer),
            [CALLS.stack]: () => (asked === 1 ? refused : { ok: true, data: connectedStack }),
        });
        const { result } = runWith(() => useStack("shop"), channel);
        await vi.waitFor(() => expect(result.view.value).not.toBeNull(), { timeout: 10_000 });
        expect([result.error.value, channel.asked(CALLS.stack).length]).toEqual([null, 2]);
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
