// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel, silence } from "../../fakes/fake-channel";

const waits = { callMs: 100, reachMs: 12_000, silenceMs: 2000, agentMs: 20_000 };
const nas = "nas:5001";
const says = (hello: object) => ({ [CALLS.hello]: () => ({ ok: true, data: hello }) });
const same = { protocol: PROTOCOL_VERSION, extension: VERSION, host: "dockge", version: "1.5.0" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function meet(channel: FakeChannel) {
    const begun = Date.now();
    const outcome = createServer(channel, waits)
        .hello()
        .then(
            () => ({ met: true, message: "", ms: Date.now() - begun }),
            (error: Error) => ({ met: false, message: error.message, ms: Date.now() - begun }),
        );
    return {
        outcome: async () => {
            await vi.runAllTimersAsync();
            expect(channel.agent!.listeners.size).toBe(0);
            return outcome;
        },
    };
}

describe("hello() to another instance", () => {
    it("goes on when protocol and major version are the same", async () => {
        expect(await meet(new FakeChannel(says(same), nas)).outcome()).toMatchObject({ met: true, ms: 0 });
    });

    it("says soon that the extension is missing when Dockge answers and it does not", async () => {
        const { met, message, ms } = await meet(new FakeChannel({ [CALLS.hello]: () => silence }, nas)).outcome();
        expect({ met, ms }).toEqual({ met: false, ms: waits.silenceMs });
        expect(message).toContain("nas:5001 has no CI/CD extension yet");
    });

    it("waits for an extension that is slow as long as Dockge is", async () => {
        const slow = () => new Promise((answer) => setTimeout(() => answer({ ok: true, data: same }), 5000));
        const channel = new FakeChannel({ [CALLS.hello]: slow }, nas);
        channel.agent!.answersKnocks = false;
        expect(await meet(channel).outcome()).toMatchObject({ met: true, ms: 5000 });
    });

    it("says that no answer came when nothing there answers", async () => {
        const channel = new FakeChannel({ [CALLS.hello]: () => silence }, nas);
        channel.agent!.answersKnocks = false;
        expect(await meet(channel).outcome()).toMatchObject({ met: false, ms: waits.agentMs });
    });

    it("says at once that an instance is offline, or not known", async () => {
        for (const [reach, words] of [["offline", "can't be reached"] as const, ["unknown", "knows no"] as const]) {
            const channel = new FakeChannel(says(same), nas);
            channel.agent!.become(reach);
            const { met, message, ms } = await meet(channel).outcome();
            expect({ met, ms }).toEqual({ met: false, ms: 0 });
            expect(message).toContain(words);
        }
    });

    it("waits while Dockge is connecting to it", async () => {
        const channel = new FakeChannel(says(same), nas);
        channel.agent!.become("connecting");
        const meeting = meet(channel);
        await vi.advanceTimersByTimeAsync(4000);
        channel.agent!.become("online");
        expect(await meeting.outcome()).toMatchObject({ met: true, ms: 4000 });
    });

    it("gives up when the instance goes away while it is asked", async () => {
        const channel = new FakeChannel({ [CALLS.hello]: () => silence }, nas);
        channel.agent!.answersKnocks = false;
        const meeting = meet(channel);
        await vi.advanceTimersByTimeAsync(1000);
        channel.agent!.become("offline");
        expect(await meeting.outcome()).toMatchObject({ met: false, ms: 1000 });
    });

    it.each([
        [{ ...same, protocol: PROTOCOL_VERSION + 1, extension: "9.4.1" }, "is newer (9.4.1)"],
        [{ ...same, extension: "7.0.0" }, "is newer (7.0.0)"],
        [{ ...same, protocol: PROTOCOL_VERSION - 1 }, "is older"],
        [{ protocol: PROTOCOL_VERSION }, "is older (?)"],
        [null as unknown as object, "is older"],
        [{ ...same, extension: "7".repeat(500) }, `is newer (${"7".repeat(20)})`],
    ])("names what to update when it answers %j", async (hello, words) => {
        const { met, message } = await meet(new FakeChannel(says(hello), nas)).outcome();
        expect(met).toBe(false);
        expect(message).toContain(words);
    });

    it("takes one that does not understand the question for an older one", async () => {
        const error = { code: "UNKNOWN_SETTING", message: "mark is unknown.", hint: "" };
        const channel = new FakeChannel({ [CALLS.hello]: () => ({ ok: false, error }) }, nas);
        expect((await meet(channel).outcome()).message).toContain("is older");
    });

    it("refuses an answer without bounds", async () => {
        const huge = { ...same, extra: "x".repeat(17 * 1024 * 1024) };
        expect((await meet(new FakeChannel(says(huge), nas)).outcome()).message).toContain("could not be read");
    });
});
