import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createQueue } from "../../../backend/build-engine/queue";
import { recover } from "../../../backend/build-engine/recovery";
import { bindings } from "../../../backend/models/bindings";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { EventBus } from "../../../backend/models/event-bus";
import { queueLine } from "../../../backend/models/queue-line";
import { transition } from "../../../backend/models/transition";
import { enqueuePushes } from "../../../backend/use-cases/enqueue-push";
import { inLine } from "../../../backend/use-cases/queue/line-order";
import { moveDeployment } from "../../../backend/use-cases/queue/move-deployment";
import { showQueue } from "../../../backend/use-cases/queue/show-queue";
import { connectStack, enqueue } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

const bus = new EventBus(() => undefined);
const deps = (places = 2) => ({ db: database.knex, bus, queue: { places: async () => places } as never });
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();
const begin = (deployment: number, minute: number) =>
    transition(
        database.knex,
        { now: () => new Date(at(minute)) },
        { deployment, from: "queued", to: "running", claim: `c/${deployment}` },
    );
const end = (deployment: number) =>
    transition(database.knex, systemClock, {
        deployment,
        from: "running",
        to: "succeeded",
        claim: `c/${deployment}`,
    });
const add = (stack: string, minute: number) => enqueue(database, { stack, queuedAt: at(minute) });
const idsIn = async () => inLine(await queueLine.queued(database.knex)).map(({ id }) => id);

describe("the line", () => {
    it("lets a stack with many queued keep no other one out, and none is overtaken for ever", async () => {
        const many = [await add("many", 0), await add("many", 0), await add("many", 0)];
        const late = await add("late", 2);
        const order: number[] = [];
        for (let minute = 1; order.length < 4; minute += 5) {
            const [id] = await queueLine.claimable(database.knex, 1);
            await begin(id!, minute);
            order.push(id!);
            await end(id!);
        }
        expect(order).toEqual([many[0], many[1], late, many[2]]);
    });

    it("shows what the worker takes, whatever is queued, moved and running", async () => {
        let seed = 11;
        const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
        for (let made = 0; made < 40; made += 1) {
            await add("abcdef"[random(6)]!, random(60));
        }
        for (let round = 0; round < 30; round += 1) {
            const line = await idsIn();
            await moveDeployment(deps(), line[random(line.length)]!, (["first", "up", "down"] as const)[random(3)]!);
            const running = await queueLine.running(database.knex);
            const rows = inLine(await queueLine.queued(database.knex));
            const seen = new Set(running.keys());
            const heads = rows.filter(({ stack }) => !seen.has(stack) && seen.add(stack)).map(({ id }) => id);
            expect(await queueLine.claimable(database.knex, 100)).toEqual(heads);
            if (random(2) === 0 && heads[0] !== undefined) {
                await begin(heads[0], 60 + round);
            } else {
                await Promise.all([...running.values()].map(end));
            }
        }
    });

    it("says of each why it does not run yet", async () => {
        const running = await add("shop", 0);
        await begin(running, 0);
        const next = await add("shop", 1);
        const blog = await add("blog", 2);
        const view = await showQueue(deps(1));
        expect(view).toMatchObject({ places: 1, taken: 1, queued: 2 });
        expect(view.items.map(({ deployment, why }) => [deployment.id, why])).toEqual([
            [next, `First in line, behind deployment ${running} of the same stack, which is running.`],
            [blog, "Second in line; one of one place is taken."],
        ]);
        expect(view.items.map(({ canMoveUp, canMoveDown }) => [canMoveUp, canMoveDown])).toEqual([
            [false, true],
            [true, false],
        ]);
    });

    it("moves one to the front together with what goes before it, and tells the pages", async () => {
        const [a, b, second] = [await add("a", 0), await add("b", 1), await add("b", 2)];
        const told: unknown[] = [];
        const stop = bus.subscribe((event) => void told.push(event));
        const view = await moveDeployment(deps(), second, "first");
        stop();
        expect(view.items.map(({ deployment }) => deployment.id)).toEqual([b, second, a]);
        expect(await queueLine.claimable(database.knex, 9)).toEqual([b, a]);
        expect(told).toEqual([{ type: "stack", stack: "b" }]);
    });

    it.each([
        ["running", /running/],
        ["canceled", /canceled/],
    ] as const)("refuses to move what is %s", async (to, words) => {
        const id = await add("a", 0);
        await transition(database.knex, systemClock, { deployment: id, from: "queued", to, claim: "c/1" });
        await expect(moveDeployment(deps(), id, "up")).rejects.toMatchObject({
            code: "STATE_CONFLICT",
            message: expect.stringMatching(words),
        });
        await expect(moveDeployment(deps(), 999, "up")).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("lets a push that replaces a queued one take its place, moved or not", async () => {
        const repositoryId = await connectStack(database, "shop");
        const push = (sha: string) =>
            database.knex.transaction(async (trx) =>
                enqueuePushes(trx, systemClock, [
                    {
                        repositoryId,
                        trigger: "push",
                        bindings: await bindings.listByRepository(trx, repositoryId),
                        ref: "refs/heads/main",
                        base: null,
                        before: null,
                        files: null,
                        untrusted: false,
                        sha: sha.repeat(40),
                        message: "Change",
                        author: "Ana",
                        requestedBy: "ana",
                        webhookEventId: 1,
                    },
                ]),
            );
        await push("1");
        const other = await enqueue(database, { stack: "other" });
        await push("2");
        const [first, second] = await idsIn();
        expect([(await deployments.find(database.knex, first!))?.commitSha, second]).toEqual(["2".repeat(40), other]);

        await moveDeployment(deps(), other, "first");
        await moveDeployment(deps(), first!, "first");
        await push("3");
        const [newest] = await idsIn();
        expect((await deployments.find(database.knex, newest!))?.commitSha).toBe("3".repeat(40));
        expect(await queueLine.claimable(database.knex, 1)).toEqual([newest]);
    });
});

describe("a history of 100,000 deployments", () => {
    it("is not looked at by a start, a claim or a look at the queue", { timeout: 120_000 }, async () => {
        const { knex: db } = database;
        await db.raw(
            `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
             INSERT INTO cicd_deployment (stack, trigger, ref, requested_by, state, queued_at, started_at, finished_at)
             SELECT 'stack-' || (i % 100), 'push', 'refs/heads/main', 'ana', 'succeeded',
                    '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z' FROM n`,
        );
        const ran: number[] = [];
        const run = await startedWith(20, async (id) => void ran.push(id));
        expect(ran).toHaveLength(20);
        // A look that read the history would take this long many times over; on a quiet machine it is some 5 ms each.
        expect(run.startMs).toBeLessThan(1500);
        for (const sql of await plansOf(() => Promise.all([queueLine.queued(db), queueLine.claimable(db, 3)]))) {
            expect(sql).not.toMatch(/SCAN (?!head)/);
        }
    });

    async function startedWith(count: number, each: (id: number) => Promise<void>) {
        const { knex: db } = database;
        for (let made = 0; made < count; made += 1) {
            await enqueue(database, { stack: `stack-${made}` });
        }
        const queue = createQueue({
            db,
            clock: systemClock,
            bus,
            bootId: "b",
            parallel: async () => 4,
            report: (error) => {
                throw error;
            },
            async run({ deployment, claim }) {
                await each(deployment.id);
                const move = { deployment: deployment.id, from: "running", to: "succeeded", claim } as const;
                await transition(db, systemClock, move);
            },
        });
        const started = performance.now();
        await recover({
            db,
            clock: systemClock,
            bootId: "b",
            pid: 1,
            startedAt: () => "1",
            endLeftOver: async () => undefined,
            log: () => undefined,
        });
        await showQueue({ db, queue });
        const startMs = performance.now() - started;
        queue.wake();
        await queue.idle();
        return { startMs };
    }

    /** The query plans of the statements that `work` makes. */
    async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
        const made: { sql: string; bindings: never[] }[] = [];
        const note = (query: { sql: string; bindings: never[] }) => void made.push(query);
        database.knex.on("query", note);
        await work();
        database.knex.removeListener("query", note);
        const plans: string[] = [];
        for (const { sql, bindings: values } of made) {
            const rows = (await database.knex.raw(`EXPLAIN QUERY PLAN ${sql}`, values)) as { detail: string }[];
            plans.push(rows.map(({ detail }) => detail).join("\n"));
        }
        return plans;
    }
});
