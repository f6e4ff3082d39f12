// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import { createServer } from "../../../frontend/src/server/create-server";
import { FakeChannel } from "../../fakes/fake-channel";

const deployment = 42;
const quiet = { ok: true, data: { size: 0, firstOffset: 0 } };

function setUp() {
    const hello = () => ({ ok: true, data: { protocol: PROTOCOL_VERSION, extension: VERSION } });
    const channel = new FakeChannel({ [CALLS.openLog]: () => quiet, [CALLS.hello]: hello });
    const { logs } = createServer(channel);
    const push = (offset: number, text: string, end = false) =>
        channel.push(PUSHES.log, { deployment, offset, text, end });
    return { channel, logs, push };
}

function listener() {
    const seen = { text: "", cut: 0, ended: 0 };
    const on = {
        piece: ({ text }: { text: string }) => (seen.text += text),
        cut: (bytes: number) => (seen.cut = bytes),
        end: () => seen.ended++,
        failed: () => undefined,
    };
    return { seen, on };
}

describe("open()", () => {
    it("asks once however many components show the log, and gives a late one all of it", () => {
        const { channel, logs, push } = setUp();
        const [first, late] = [listener(), listener()];
        logs.open(deployment, first.on);
        push(0, "one\n");
        logs.open(deployment, late.on);
        push(4, "two\n");
        expect([first.seen.text, late.seen.text]).toEqual(["one\ntwo\n", "one\ntwo\n"]);
        expect(channel.asked(CALLS.openLog)).toEqual([{ deployment }]);
    });

    it("continues behind the last byte after a reconnect, and drops what comes twice", async () => {
        const { channel, logs, push } = setUp();
        const { seen, on } = listener();
        logs.open(deployment, on);
        push(0, "grün\n");
        channel.reconnect();
        await expect.poll(() => channel.asked(CALLS.openLog)).toHaveLength(2);
        push(0, "grün\n");
        push(6, "next\n");
        expect(channel.asked(CALLS.openLog)[1]).toEqual({ deployment, from: 6 });
        expect(seen.text).toBe("grün\nnext\n");
    });

    it("tells the end once, also to who opens a log that has ended", () => {
        const { logs, push } = setUp();
        const [first, late] = [listener(), listener()];
        logs.open(deployment, first.on);
        push(0, "done\n", true);
        push(5, "", true);
        logs.open(deployment, late.on);
        expect([first.seen.ended, late.seen]).toEqual([1, { text: "done\n", cut: 0, ended: 1 }]);
    });

    it("tells how much of a long log is left out, also to a late listener", async () => {
        const { channel, logs, push } = setUp();
        channel.answers[CALLS.openLog] = () => ({ ok: true, data: { size: 9000, firstOffset: 8000 } });
        const [first, late] = [listener(), listener()];
        logs.open(deployment, first.on);
        push(8000, "tail\n");
        await expect.poll(() => first.seen.cut).toBe(8000);
        logs.open(deployment, late.on);
        expect(late.seen).toEqual({ text: "tail\n", cut: 8000, ended: 0 });
    });

    it("closes with the last listener, and leaves nothing behind", () => {
        const { channel, logs } = setUp();
        const closes = [logs.open(deployment, listener().on), logs.open(deployment, listener().on)];
        closes[0]();
        expect(channel.asked(CALLS.closeLog)).toEqual([]);
        closes[1]();
        closes[1]();
        expect(channel.asked(CALLS.closeLog)).toEqual([{ deployment }]);
        expect([channel.pushListeners.size, channel.connectListeners.size]).toEqual([0, 0]);
    });
});
