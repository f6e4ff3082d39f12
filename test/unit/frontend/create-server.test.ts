// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel, silence } from "../../fakes/fake-channel";

const waits = {
    callMs: 100,
    patientMs: 500,
    helloMs: 50,
    helloAttempts: 3,
    reachMs: 300,
    silenceMs: 50,
    agentMs: 200,
};
const same = { protocol: PROTOCOL_VERSION, extension: VERSION };
const stack = "shop";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The code and message with which a promise is refused. */
async function refusal(promise: Promise<unknown>) {
    const caught = promise.then(
        () => null,
        (error) => ({ code: error.code, message: error.message }),
    );
    await vi.runAllTimersAsync();
    return caught;
}

describe("call()", () => {
    it("resolves to the data when the answer is ok", async () => {
        const server = createServer(new FakeChannel({ [CALLS.resume]: () => ({ ok: true, data: 7 }) }), waits);
        expect(await server.call("resume", { stack })).toBe(7);
    });

    it("throws the server's own error when the answer is not ok", async () => {
        const error = { code: "STACK_BUSY", message: "A deployment runs.", hint: "Wait." };
        const server = createServer(new FakeChannel({ [CALLS.resume]: () => ({ ok: false, error }) }), waits);
        expect(await refusal(server.call("resume", { stack }))).toEqual({
            code: "STACK_BUSY",
            message: "A deployment runs.",
        });
    });

    it("throws the host's sentence when the host refuses by itself", async () => {
        const server = createServer(new FakeChannel({ [CALLS.resume]: () => ({ ok: false, msg: "Not now." }) }), waits);
        expect(await refusal(server.call("resume", { stack }))).toMatchObject({ message: "Not now." });
    });

    it("throws when nobody answers in time", async () => {
        const server = createServer(new FakeChannel({ [CALLS.resume]: () => silence }), waits);
        expect(await refusal(server.call("resume", { stack }))).toMatchObject({ code: "TIMED_OUT" });
    });

    it("waits longer when the call needs a forge or docker", async () => {
        const later = () => new Promise((answer) => setTimeout(() => answer({ ok: true, data: "report" }), 300));
        const server = createServer(new FakeChannel({ [CALLS.testConnection]: later }), waits);
        const answer = server.call("testConnection", { repository: { url: "https://example.org/a.git" } });
        await vi.runAllTimersAsync();
        expect(await answer).toBe("report");
    });
});

describe("hello()", () => {
    it("asks again when the first calls come before the login", async () => {
        let asked = 0;
        const hello = () => (++asked < 3 ? silence : { ok: true, data: same });
        const answer = createServer(new FakeChannel({ [CALLS.hello]: hello }), waits).hello();
        await vi.runAllTimersAsync();
        await expect(answer).resolves.toBe(3);
        expect(asked).toBe(3);
    });

    it("waits for the login that is under way, and tells when there is none", async () => {
        const error = { code: "NOT_LOGGED_IN", message: "Not logged in.", hint: "Log in." };
        let asked = 0;
        const channel = new FakeChannel({ [CALLS.hello]: () => (asked++, { ok: false, error }) });
        expect(await refusal(createServer(channel, waits).hello())).toMatchObject({ code: "NOT_LOGGED_IN" });
        expect(asked).toBe(waits.helloAttempts);
    });

    it("says that the page is old when its own server speaks otherwise", async () => {
        const hello = () => ({ ok: true, data: { ...same, protocol: PROTOCOL_VERSION + 1 } });
        expect(await refusal(createServer(new FakeChannel({ [CALLS.hello]: hello }), waits).hello())).toMatchObject({
            code: "STATE_CONFLICT",
        });
    });
});

describe("on()", () => {
    it("passes only pushes of its own endpoint and name", () => {
        const channel = new FakeChannel({}, "nas:5001");
        const seen: unknown[] = [];
        const stop = createServer(channel, waits).on("stackChanged", ({ stack }) => seen.push(stack));
        channel.push(PUSHES.stackChanged, { stack: "mine" });
        channel.push(PUSHES.stackChanged, { stack: "theirs", endpoint: "" });
        channel.push("stackList", { stack: "other event" });
        stop();
        channel.push(PUSHES.stackChanged, { stack: "too late" });
        expect(seen).toEqual(["mine"]);
        expect(channel.pushListeners.size).toBe(0);
    });

    it("passes nothing without the word that only that server was told, once the server says it", async () => {
        const channel = new FakeChannel({ [CALLS.hello]: () => ({ ok: true, data: { ...same, marked: true } }) });
        const server = createServer(channel, waits);
        await server.hello();
        const [{ mark }] = channel.asked(CALLS.hello) as { mark: string }[];
        const seen: unknown[] = [];
        server.on("stackChanged", ({ stack }) => seen.push(stack));
        channel.push(PUSHES.stackChanged, { stack: "from another instance" });
        channel.push(PUSHES.stackChanged, { stack: "guessed", mark: "0".repeat(32) });
        channel.push(PUSHES.stackChanged, { stack: "own", mark });
        expect(seen).toEqual(["own"]);
    });

    it("tells each server a word of its own", async () => {
        const [here, there] = [new FakeChannel(), new FakeChannel({}, "nas:5001")];
        await Promise.all([createServer(here, waits).hello(), createServer(there, waits).hello()]);
        const words = [...here.asked(CALLS.hello), ...there.asked(CALLS.hello)].map(
            (one) => (one as { mark: string }).mark,
        );
        expect(new Set(words).size).toBe(2);
        words.forEach((word) => expect(word).toMatch(/^[0-9a-f]{32}$/));
    });
});
