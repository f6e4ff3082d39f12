// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel, silence } from "../../fakes/fake-channel";

const waits = { callMs: 100, patientMs: 500, helloMs: 50, helloAttempts: 3 };
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
        const hello = () => (++asked < 3 ? silence : { ok: true, data: { protocol: PROTOCOL_VERSION, version: "1" } });
        const answer = createServer(new FakeChannel({ [CALLS.hello]: hello }), waits).hello();
        await vi.runAllTimersAsync();
        await expect(answer).resolves.toBeUndefined();
        expect(asked).toBe(3);
    });

    it("waits for the login that is under way, and tells when there is none", async () => {
        const error = { code: "NOT_LOGGED_IN", message: "Not logged in.", hint: "Log in." };
        let asked = 0;
        const channel = new FakeChannel({ [CALLS.hello]: () => (asked++, { ok: false, error }) }, "nas:5001");
        expect(await refusal(createServer(channel, waits).hello())).toMatchObject({ code: "NOT_LOGGED_IN" });
        expect(asked).toBe(waits.helloAttempts);
    });

    it("says that the extension is missing when an agent stays silent", async () => {
        const channel = new FakeChannel({ [CALLS.hello]: () => silence }, "nas:5001");
        expect(await refusal(createServer(channel, waits).hello())).toEqual({
            code: "NOT_FOUND",
            message: "The CI/CD extension does not answer on nas:5001.",
        });
    });

    it("says that the versions differ when the protocol does", async () => {
        const hello = () => ({ ok: true, data: { protocol: PROTOCOL_VERSION + 1, version: "9" } });
        const server = createServer(new FakeChannel({ [CALLS.hello]: hello }, "nas:5001"), waits);
        expect(await refusal(server.hello())).toMatchObject({ code: "STATE_CONFLICT" });
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
});
