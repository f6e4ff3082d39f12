import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recover } from "../../../backend/build-engine/recovery";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { processes } from "../../../backend/models/processes";
import { createQueue } from "../../../backend/build-engine/queue";
import { transition } from "../../../backend/models/transition";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
});

afterEach(() => database.close());

const stateOf = async (id: number) => (await deployments.find(database.knex, id))?.state;

describe("transition()", () => {
    it("lets exactly one of two claims win", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const claim = (name: string) =>
            transition(database.knex, systemClock, { deployment: id, from: "queued", to: "running", claim: name });
        expect(await Promise.all([claim("a"), claim("b")])).toEqual([true, false]);
    });

    it("refuses the end of a deployment by whoever does not hold the claim", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const move = { deployment: id, from: "queued", to: "running", claim: "new" } as const;
        await transition(database.knex, systemClock, move);
        const end = { deployment: id, from: "running", to: "succeeded", claim: "old" } as const;
        expect(await transition(database.knex, systemClock, end)).toBe(false);
        expect(await stateOf(id)).toBe("running");
    });

    it("never lets two deployments of one stack run", async () => {
        const first = await enqueue(database, { stack: "shop" });
        const second = await enqueue(database, { stack: "shop" });
        const claim = (deployment: number) =>
            transition(database.knex, systemClock, { deployment, from: "queued", to: "running", claim: "c" });
        expect(await claim(first)).toBe(true);
        expect(await claim(second)).toBe(false);
    });

    it("throws for a move that the state machine does not know", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const move = { deployment: id, from: "succeeded", to: "running" } as const;
        await expect(transition(database.knex, systemClock, move)).rejects.toThrow("no transition");
    });
});

describe("queue", () => {
    it("gives the place of one that waits for a person to another stack", async () => {
        const engine = await startBuildEngine(database);
        let decide!: () => void;
        const decided = new Promise<void>((resolve) => (decide = resolve));
        const ended: string[] = [];
        const run: Parameters<typeof createQueue>[0]["run"] = async ({ deployment, claim, waits }) => {
            if (deployment.stack === "shop") {
                waits(true);
                await decided;
                waits(false);
            }
            ended.push(deployment.stack);
            const end = { deployment: deployment.id, from: "running", to: "succeeded", claim } as const;
            await transition(database.knex, systemClock, end);
        };
        const queue = createQueue({ ...engine, parallel: async () => 1, run });
        await enqueue(database, { stack: "shop" });
        await enqueue(database, { stack: "blog" });
        queue.wake();
        await expect.poll(() => ended).toEqual(["blog"]);
        decide();
        await queue.idle();
        expect(ended).toEqual(["blog", "shop"]);
    });

    it("runs each stack's deployments in order and never two of a stack at once", async () => {
        const engine = await startBuildEngine(database, { parallel: 3 });
        const running = new Set<string>();
        const order: Record<string, number[]> = { a: [], b: [], c: [] };
        let overlaps = 0;
        let most = 0;
        // The first build goes on only when another stack's runs beside it.
        let meet!: () => void;
        const meeting = new Promise<void>((resolve) => (meet = resolve));
        engine.deployer.on.build = async (_source, _preparation, context) => {
            overlaps += running.has(context.stack) ? 1 : 0;
            running.add(context.stack);
            most = Math.max(most, running.size);
            if (most > 1) {
                meet();
            }
            await meeting;
            order[context.stack]!.push(context.deploymentId!);
            running.delete(context.stack);
            return [];
        };
        const ids: Record<string, number[]> = { a: [], b: [], c: [] };
        for (const stack of ["a", "b", "c"]) {
            await connectStack(database, stack);
        }
        for (let round = 0; round < 4; round += 1) {
            for (const stack of ["a", "b", "c"]) {
                ids[stack]!.push(await enqueue(database, { stack }));
            }
        }
        engine.queue.wake();
        await engine.queue.idle();
        expect(order).toEqual(ids);
        expect(overlaps).toBe(0);
        expect(most).toBeGreaterThan(1);
    });

    it("cancels what is still queued at once", async () => {
        const engine = await startBuildEngine(database);
        const id = await enqueue(database, { stack: "shop" });
        expect(await engine.queue.cancel(id)).toBe(true);
        expect(await stateOf(id)).toBe("canceled");
    });

    it("puts a running deployment back into the queue at an orderly stop, without counting the attempt", async () => {
        const engine = await startBuildEngine(database);
        await connectStack(database, "shop");
        let started!: () => void;
        const applying = new Promise<void>((resolve) => (started = resolve));
        engine.deployer.on.apply = (_next, _previous, context) =>
            new Promise((_resolve, reject) => {
                context.signal?.addEventListener("abort", () => reject(new Error("ended")));
                started();
            });
        const id = await enqueue(database, { stack: "shop" });
        engine.queue.wake();
        await applying;
        await engine.queue.stop();
        expect(await deployments.find(database.knex, id)).toMatchObject({ state: "queued", attempt: 0, claim: null });
        expect(engine.deployer.calls).not.toContain("undo v1");
    });
});

describe("recover()", () => {
    function recovery(bootId: string) {
        const ended: number[] = [];
        const done = recover({
            db: database.knex,
            clock: systemClock,
            bootId,
            pid: 4242,
            startedAt: () => "1",
            endLeftOver: async (leftOver) => void ended.push(...leftOver.map(({ pid }) => pid)),
            log: () => undefined,
        });
        return { done, ended };
    }

    /** A deployment that a former server left running, as a kill would. */
    async function leaveRunning(times = 1) {
        const id = await enqueue(database, { stack: "shop" });
        for (let attempt = 1; attempt <= times; attempt += 1) {
            const claim = `dead-${attempt}/1`;
            await transition(database.knex, systemClock, { deployment: id, from: "queued", to: "running", claim });
            if (attempt < times) {
                await recovery(`boot-${attempt}`).done;
            }
        }
        return id;
    }

    it("puts what a dead server left running back into the queue and ends its processes", async () => {
        const id = await leaveRunning();
        await processes.insert(database.knex, { pid: 77, started: "1", bootId: "dead-1", deploymentId: id });
        const { done, ended } = recovery("alive");
        await done;
        expect(ended).toEqual([77]);
        expect(await stateOf(id)).toBe("queued");
        expect(await processes.leftBy(database.knex, "alive")).toEqual([]);
    });

    it("goes on where the new release already runs", async () => {
        await connectStack(database, "shop");
        const engine = await startBuildEngine(database);
        engine.deployer.on.verify = () => new Promise(() => undefined);
        const id = await enqueue(database, { stack: "shop" });
        engine.queue.wake();
        await expect.poll(() => engine.deployer.calls).toContain("verify");
        await recovery("second").done;

        const next = await startBuildEngine(database, { bootId: "second", secrets: engine.secrets });
        Object.assign(next.deployer, { live: "v1" });
        const waits: unknown[] = [];
        next.deployer.on.verify = async (_, { again }) => void waits.push(again);
        next.queue.wake();
        await next.queue.idle();
        expect(await stateOf(id)).toBe("succeeded");
        expect(next.deployer.calls).toEqual(["forget routes of null beside v1", "verify", "prune"]);
        expect(waits).toEqual([true]);
    });

    it("gives up after the second interruption and goes back", async () => {
        await connectStack(database, "shop");
        const id = await leaveRunning(2);
        await recovery("third").done;
        const engine = await startBuildEngine(database, { bootId: "third" });
        engine.queue.wake();
        await engine.queue.idle();
        const done = await deployments.find(database.knex, id);
        expect(done).toMatchObject({ state: "failed", attempt: 3 });
        expect(done?.error?.code).toBe("INTERRUPTED");
        expect(engine.deployer.calls).toEqual([]);
    });
});
