import type { Socket } from "socket.io";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CicdError } from "../../../common/errors";
import { Connections } from "../../../backend/host/connections";
import type { HostConnection } from "../../../backend/host/host";
import { Shutdown } from "../../../backend/host/shutdown";
import { refusal, StackGuards } from "../../../backend/host/stack-guards";

function connection(id: string): HostConnection & { close(): void } {
    const listeners: (() => void)[] = [];
    return {
        id,
        socket: {} as Socket,
        distant: false,
        userId: () => null,
        on: () => undefined,
        emit: () => undefined,
        onClose: (listener) => void listeners.push(listener),
        close: () => listeners.forEach((listener) => listener()),
    };
}

afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
});

describe("Connections", () => {
    it("onConnection() hears of connections that are open and of those that come, but not of those that went", () => {
        const connections = new Connections();
        const [first, gone, later] = [connection("first"), connection("gone"), connection("later")];
        connections.add(first);
        connections.add(gone);
        gone.close();
        const seen: string[] = [];
        connections.onConnection(({ id }) => seen.push(id));
        connections.add(later);
        expect(seen).toEqual(["first", "later"]);
    });

    it("add() introduces to every handler when one of them fails", () => {
        vi.spyOn(console, "error").mockImplementation(() => undefined);
        const connections = new Connections();
        const seen: string[] = [];
        connections.onConnection(() => {
            throw new Error("broken");
        });
        connections.onConnection(({ id }) => seen.push(id));
        connections.add(connection("first"));
        expect(seen).toEqual(["first"]);
    });
});

describe("Shutdown", () => {
    it("run() ends everything once, all at the same time, and survives what fails", async () => {
        vi.spyOn(console, "error").mockImplementation(() => undefined);
        const shutdown = new Shutdown();
        const ended: string[] = [];
        let release = () => {};
        shutdown.add(
            () =>
                new Promise((resolve) => {
                    release = () => resolve(void ended.push("first"));
                }),
        );
        shutdown.add(() => Promise.reject(new Error("broken")));
        shutdown.add(async () => void ended.push("third"));
        const [one, two] = [shutdown.run(), shutdown.run()];
        release();
        await Promise.all([one, two]);
        expect(ended).toEqual(["third", "first"]);
    });

    it("run() waits 8 seconds and no longer for what hangs", async () => {
        vi.useFakeTimers();
        const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
        const shutdown = new Shutdown();
        shutdown.add(() => new Promise(() => undefined));
        let settled = false;
        const run = shutdown.run().then(() => {
            settled = true;
        });
        await vi.advanceTimersByTimeAsync(7999);
        expect(settled).toBe(false);
        await vi.advanceTimersByTimeAsync(1);
        await run;
        expect(said).toHaveBeenCalledOnce();
    });
});

describe("StackGuards", () => {
    const reader = { connection: "c1", userId: 1, stack: "web" };
    const event = new StackGuards().event(reader, "saveStack", ["web", "services: {}"]);
    const texts = { composeYAML: "services: {}", composeENV: "" };

    it("run() nests the guards, the first one outermost", async () => {
        const order: string[] = [];
        const guards = new StackGuards();
        for (const name of ["outer", "inner"]) {
            guards.add(async (_event, proceed) => {
                order.push(`${name} in`);
                await proceed();
                order.push(`${name} out`);
            });
        }
        await guards.run(event, async () => void order.push("host"));
        expect(order).toEqual(["outer in", "inner in", "host", "inner out", "outer out"]);
    });

    it("run() answers what a guard said in the host's place", async () => {
        const guards = new StackGuards();
        const host = vi.fn(() => Promise.resolve());
        guards.add(async () => ({ msg: "Done otherwise." }));
        expect(await guards.run(event, host)).toEqual({ msg: "Done otherwise." });
        expect(host).not.toHaveBeenCalled();
    });

    it("event() says what is saved, and whether the page shows the given texts", () => {
        const guards = new StackGuards();
        expect(event.saved).toEqual(texts);
        expect(guards.event(reader, "startStack", ["web"]).saved).toBeNull();
        expect(guards.event(reader, "saveStack", []).shows(texts)).toBeNull();

        guards.shown.note(reader, texts);
        const shown = guards.event(reader, "saveStack", []);
        expect(shown.shows(texts)).toBe(true);
        expect(shown.shows({ ...texts, composeENV: "A=1" })).toBe(false);
    });

    it("event() knows a person's editor again after the connection broke", () => {
        const guards = new StackGuards();
        guards.shown.note(reader, texts);
        guards.shown.forget("c1");
        expect(guards.event({ ...reader, connection: "c2" }, "saveStack", []).shows(texts)).toBe(true);
        expect(guards.event({ ...reader, connection: "c2", userId: 2 }, "saveStack", []).shows(texts)).toBeNull();
    });

    it("run() without guards lets the host act", async () => {
        const host = vi.fn(() => Promise.resolve());
        await new StackGuards().run(event, host);
        expect(host).toHaveBeenCalledOnce();
    });
});

describe("refusal()", () => {
    it("joins what happened, what stayed safe and what to do", () => {
        const error = new CicdError({ code: "STACK_BUSY", message: "Busy.", safe: "It runs on.", hint: "Wait." });
        expect(refusal(error)).toMatchObject({
            ok: false,
            msg: "Busy. It runs on. Wait.",
            error: { code: "STACK_BUSY" },
        });
    });

    it("keeps the text of a defect out of the answer", () => {
        const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
        expect(JSON.stringify(refusal(new Error("/secret/path")))).not.toContain("/secret/path");
        expect(said).toHaveBeenCalledOnce();
    });
});
