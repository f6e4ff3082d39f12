import { describe, expect, test, vi } from "vitest";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { deploymentView } from "../../fakes/fake-use-cases";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";
import { SocketPanel } from "../../fixtures/socket-panel";

const panel = new SocketPanel();

async function watching(stack?: string) {
    const connection = panel.connect();
    await connection.ask(CALLS.watch, stack === undefined ? {} : { stack });
    return connection;
}
const changed = (deployment = 7) => panel.bus.publish({ type: "step", stack: "shop", deployment });

describe("changes", () => {
    test("reach those who watch the stack or all stacks, while they are logged in", async () => {
        const [one, all, other, silent, left] = await Promise.all([
            watching("shop"),
            watching(),
            watching("blog"),
            panel.connect(),
            watching("shop"),
        ]);
        left.user = null;
        changed();
        await vi.waitFor(() => expect(one.payloads(PUSHES.changed)).toHaveLength(1));
        expect(one.payloads(PUSHES.changed)[0]).toMatchObject({ stack: "shop", deployment: { id: 7 } });
        expect([all, other, silent, left].map((connection) => connection.sent.length)).toEqual([1, 0, 0, 0]);
        // The host adds the endpoint to a payload: each connection needs its own.
        expect(one.sent[0]!.payload).not.toBe(all.sent[0]!.payload);
    });

    test("end with unwatch and with the connection", async () => {
        const [unwatched, closed, kept] = await Promise.all([watching("shop"), watching("shop"), watching("shop")]);
        await unwatched.ask(CALLS.unwatch, { stack: "shop" });
        closed.close();
        changed();
        await vi.waitFor(() => expect(kept.sent).toHaveLength(1));
        expect([unwatched.sent, closed.sent]).toEqual([[], []]);
    });

    test("do not begin on a connection that closed while it asked for them", async () => {
        const connection = panel.connect();
        const asked = connection.ask(CALLS.watch, { stack: "shop" });
        connection.close();
        await asked;
        const kept = await watching("shop");
        changed();
        await vi.waitFor(() => expect(kept.sent).toHaveLength(1));
        expect(connection.sent).toEqual([]);
    });

    test("come at most ten times a second for each deployment, and the last one is true", async () => {
        const connection = await watching("shop");
        const startedAt = performance.now();
        for (let count = 1; performance.now() - startedAt < 450; count++) {
            panel.fake.deployments.set(7, deploymentView(7, { attempt: count }));
            changed();
            await new Promise((resolve) => setImmediate(resolve));
        }
        const last = panel.fake.deployments.get(7)!.attempt;
        await vi.waitFor(() => {
            const payloads = connection.payloads(PUSHES.changed);
            expect(payloads.at(-1)).toMatchObject({ deployment: { attempt: last } });
            expect(payloads.length).toBeLessThanOrEqual(7);
        });
    });

    test("cost no query when nobody watches", () => {
        panel.connect();
        changed();
        expect(panel.fake.asked).toEqual([]);
    });

    test("of a delivery reach the watchers of every stack of its repository", async () => {
        const repository = await seedHook(panel.database.knex, { token: "t", forge: "github" });
        await seedStack(panel.database.knex, repository, { stack: "shop" });
        await seedStack(panel.database.knex, repository, { stack: "blog" });
        const connection = await watching();
        panel.bus.publish({ type: "delivery", repository });
        await vi.waitFor(() =>
            expect(connection.payloads(PUSHES.stackChanged).map(({ stack }) => stack)).toEqual(["shop", "blog"]),
        );
    });
});

describe("logs", () => {
    const finish = () => {
        panel.logs.end();
        panel.fake.deployments.set(7, deploymentView(7, { state: "failed" }));
        panel.bus.publish({ type: "deployment", stack: "shop", deployment: 7, from: "running", to: "failed" });
    };

    test("are sent from the asked offset on, live, with one end", async () => {
        panel.logs.write("0123456789");
        const connection = panel.connect();
        const answer = await connection.ask(CALLS.openLog, { deployment: 7, from: 4 });
        expect(answer).toEqual({ ok: true, data: { size: 10, firstOffset: 4 } });
        panel.logs.write("abc");
        finish();
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log).at(-1)).toMatchObject({ end: true }));
        const pieces = connection.payloads(PUSHES.log);
        expect(pieces.map(({ text }) => text).join("")).toBe("456789abc");
        expect(pieces[0]).toMatchObject({ deployment: 7, offset: 4 });
        expect(pieces.filter(({ end }) => end)).toHaveLength(1);
    });

    test("begin near their end unless asked otherwise", async () => {
        panel.logs.write("x".repeat(1024 * 1024));
        const answer = await panel.connect().ask(CALLS.openLog, { deployment: 7 });
        expect(answer).toEqual({ ok: true, data: { size: 1024 * 1024, firstOffset: 768 * 1024 } });
    });

    test("carry the numbers and times of their lines", async () => {
        panel.logs.write("one\ntwo\nthree\n");
        const connection = panel.connect();
        await connection.ask(CALLS.openLog, { deployment: 7, from: 4 });
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log)).toHaveLength(1));
        panel.logs.write("four\n");
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log)).toHaveLength(2));
        expect(connection.payloads(PUSHES.log)).toMatchObject([
            { offset: 4, line: 1, times: [[4, 1000]] },
            { offset: 14, line: 3, times: [[14, 1000]] },
        ]);
    });

    test("are read window by window, from their end unless asked otherwise", async () => {
        const connection = panel.connect();
        await connection.ask(CALLS.logWindow, { deployment: 7 });
        await connection.ask(CALLS.jobLogWindow, { run: 7, line: 12, bytes: 1000 });
        expect(panel.logs.windows).toEqual([
            { before: Number.MAX_SAFE_INTEGER, bytes: 128 * 1024 },
            { line: 12, bytes: 1000 },
        ]);
        const answer = await connection.ask(CALLS.logWindow, { deployment: 7, line: 1, before: 1 });
        expect(answer).toMatchObject({ ok: false });
    });

    test("of a command are searched like those of a deployment", async () => {
        await panel.connect().ask(CALLS.searchJobLog, { run: 7, search: "error" });
        expect(panel.logs.searched).toEqual([{ text: "error", from: 0, limit: 100 }]);
    });

    test("wait for a slow connection", async () => {
        panel.logs.pieceLength = 1000;
        panel.logs.write("x".repeat(100_000));
        finish();
        const connection = panel.connect();
        connection.slow = true;
        await connection.ask(CALLS.openLog, { deployment: 7, from: 0 });
        await vi.waitFor(() => expect(connection.sent).toHaveLength(5));
        connection.drain();
        await vi.waitFor(() => expect(connection.sent).toHaveLength(10));
        expect(panel.logs.handed).toBe(10_000);
        connection.slow = false;
        connection.drain();
        await vi.waitFor(() => expect(connection.payloads(PUSHES.log).at(-1)).toMatchObject({ end: true }));
    });

    test.each([
        [
            "closeLog",
            (connection: ReturnType<typeof panel.connect>) => connection.ask(CALLS.closeLog, { deployment: 7 }),
        ],
        ["the end of the connection", (connection: ReturnType<typeof panel.connect>) => connection.close()],
    ])("end with %s", async (_, end) => {
        panel.logs.write("x");
        const connection = panel.connect();
        await connection.ask(CALLS.openLog, { deployment: 7 });
        await vi.waitFor(() => expect(panel.logs.followers).toBe(1));
        await end(connection);
        await vi.waitFor(() => expect(panel.logs.followers).toBe(0));
    });

    test("opened twice are followed once", async () => {
        const connection = panel.connect();
        await Promise.all([1, 2, 3].map(() => connection.ask(CALLS.openLog, { deployment: 7 })));
        await vi.waitFor(() => expect(panel.logs.followers).toBe(1));
    });

    test("of more than twenty deployments at once are refused", async () => {
        const connection = panel.connect();
        for (let deployment = 1; deployment <= 20; deployment++) {
            await connection.ask(CALLS.openLog, { deployment });
        }
        expect(await connection.ask(CALLS.openLog, { deployment: 21 })).toMatchObject({ ok: false });
        await connection.ask(CALLS.closeLog, { deployment: 1 });
        expect(await connection.ask(CALLS.openLog, { deployment: 21 })).toMatchObject({ ok: true });
    });

    test("of a deployment that doesn't exist are refused", async () => {
        const answer = await panel.connect().ask(CALLS.openLog, { deployment: 100 });
        expect(answer).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    });
});

describe("what the panel tells at a glance", () => {
    test("is sent to who looks at the stack: how its services are, and where in line it stands", async () => {
        const [one, all] = await Promise.all([watching("shop"), watching()]);
        panel.bus.publish({ type: "containers", stack: "shop" });
        panel.bus.publish({ type: "containers", stack: "blog" });
        panel.bus.publish({ type: "deployment", stack: "blog", deployment: 8, from: null, to: "queued" });
        await vi.waitFor(() => {
            expect(one.payloads(PUSHES.health)).toMatchObject([{ stack: "shop", health: [{ service: "web" }] }]);
            expect(one.payloads(PUSHES.turns)).toMatchObject([{ stack: "shop", turns: [{ place: 2 }] }]);
        });
        expect(all.payloads(PUSHES.turns)).toHaveLength(1);
    });

    test("costs nothing when nobody looks at one stack", () => {
        panel.bus.publish({ type: "containers", stack: "shop" });
        panel.bus.publish({ type: "stack", stack: "shop" });
        expect(panel.fake.asked).toEqual([]);
    });
});
