import { describe, expect, test, vi } from "vitest";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../../common/socket-events";
import { VERSION } from "../../../common/version";
import { FakeConnection } from "../../fakes/fake-connection";
import { deploymentView } from "../../fakes/fake-use-cases";
import { SocketPanel } from "../../fixtures/socket-panel";

const panel = new SocketPanel();
const mark = "0123456789abcdef";
const piece = 1000;

describe("hello", () => {
    test("says which extension this is, and understands what a newer one adds", async () => {
        const connection = panel.connect();
        expect(await connection.ask(CALLS.hello, { mark, somethingNew: [1] })).toMatchObject({
            ok: true,
            data: { protocol: PROTOCOL_VERSION, extension: VERSION, host: "standalone", marked: true },
        });
        expect(await panel.connect().ask(CALLS.hello)).toMatchObject({ ok: true, data: { marked: false } });
    });

    test("puts the page's word on every push of its connection, and on no other one's", async () => {
        const [marked, plain] = [panel.connect(), panel.connect()];
        await marked.ask(CALLS.hello, { mark });
        await Promise.all([marked, plain].map((connection) => connection.ask(CALLS.watch, { stack: "shop" })));
        panel.bus.publish({ type: "stack", stack: "shop" });
        await vi.waitFor(() => expect([marked.sent.length, plain.sent.length]).toEqual([1, 1]));
        expect(marked.sent[0]!.payload).toEqual({ stack: "shop", mark });
        expect(plain.sent[0]!.payload).toEqual({ stack: "shop" });
    });
});

test("a connection that was there before the extension hears of it, and no other one", async () => {
    const early = new FakeConnection();
    const late = new FakeConnection();
    late.user = null;
    panel.welcome(early);
    panel.welcome(late);
    expect([early.sent, late.sent]).toEqual([[{ event: PUSHES.ready, payload: {} }], []]);
});

describe("a log for a page behind another instance", () => {
    async function open(distant: boolean) {
        const connection = panel.connect();
        connection.distant = distant;
        panel.logs.pieceLength = piece;
        panel.logs.text = "x".repeat(40 * piece);
        panel.logs.end();
        panel.fake.deployments.set(7, deploymentView(7, { state: "succeeded" }));
        await connection.ask(CALLS.openLog, { deployment: 7, from: 0 });
        return connection;
    }

    test("waits until that page has taken what was sent, and comes whole", async () => {
        const connection = await open(true);
        await vi.waitFor(() => expect(connection.untaken).toHaveLength(8));
        for (const sent of [16, 24, 32, 40]) {
            connection.untaken.splice(0).forEach((taken) => taken());
            await vi.waitFor(() => expect(connection.payloads(PUSHES.log)).toHaveLength(sent));
        }
        connection.untaken.splice(0).forEach((taken) => taken());
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log).at(-1)).toMatchObject({ end: true }));
        const texts = connection.payloads(PUSHES.log).map(({ text }) => text);
        expect(texts.join("")).toHaveLength(40 * piece);
    });

    test("is not counted twice when a page says twice that it has a piece", async () => {
        const connection = await open(true);
        await vi.waitFor(() => expect(connection.untaken).toHaveLength(8));
        const [first] = connection.untaken;
        [first!, first!, first!].forEach((taken) => taken());
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log)).toHaveLength(9));
    });

    test("ends where it was when the page closes it or goes", async () => {
        const [closed, gone] = [await open(true), await open(true)];
        await vi.waitFor(() => expect([closed.untaken.length, gone.untaken.length]).toEqual([8, 8]));
        await closed.ask(CALLS.closeLog, { deployment: 7 });
        gone.close();
        await vi.waitFor(() => expect(panel.logs.followers).toBe(0));
        expect([closed.sent.length, gone.sent.length]).toEqual([8, 8]);
    });

    test("asks a page of this instance for nothing", async () => {
        const connection = await open(false);
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log).at(-1)).toMatchObject({ end: true }));
        expect(connection.untaken).toEqual([]);
    });
});
