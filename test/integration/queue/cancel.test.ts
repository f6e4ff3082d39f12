import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createQueue, type Queue } from "../../../backend/build-engine/queue";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { EventBus } from "../../../backend/models/event-bus";
import { transition } from "../../../backend/models/transition";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
const stateOf = async (id: number) => (await deployments.find(database.knex, id))?.state;

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

/** A queue whose runs end when they are told to; `early` hears of each claim before anybody else does. */
function queueOver(early: (id: number, queue: Queue) => void = () => undefined): Queue {
    const { knex: db } = database;
    const bus = new EventBus(() => undefined);
    const queue: Queue = createQueue({
        db,
        clock: systemClock,
        bus,
        bootId: "boot",
        report: () => undefined,
        parallel: async () => 2,
        async run({ deployment, claim, signal }) {
            await new Promise((resolve) => {
                signal.addEventListener("abort", resolve);
                if (signal.aborted) {
                    resolve(null);
                }
            });
            const move = { deployment: deployment.id, from: "running", to: "canceled", claim } as const;
            await transition(db, systemClock, move);
        },
    });
    bus.subscribe((event) => {
        if (event.type === "deployment" && event.to === "running") {
            early(event.deployment, queue);
        }
    });
    return queue;
}

describe("cancel()", () => {
    it("is heard in the instant between the claim and the start", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const queue = queueOver();
        // Between the update that claims it and the read that follows: the queue has the one connection next.
        let canceled: Promise<boolean> | undefined;
        const watch = (query: { sql: string }) => {
            if (/^update .cicd_deployment. set .*claim/.test(query.sql) && !canceled) {
                canceled = queue.cancel(id);
            }
        };
        database.knex.on("query", watch);
        queue.wake();
        await queue.idle();
        database.knex.removeListener("query", watch);
        expect(await canceled).toBe(true);
        expect(await stateOf(id)).toBe("canceled");
    });

    it("is heard when it comes with the news of the start", async () => {
        const id = await enqueue(database, { stack: "shop" });
        let answer: Promise<boolean> | undefined;
        const queue = queueOver((started, running) => (answer = running.cancel(started)));
        queue.wake();
        await queue.idle();
        expect([await answer, await stateOf(id)]).toEqual([true, "canceled"]);
    });

    it("comes true once, and never changes what is over", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const queue = queueOver();
        queue.wake();
        await expect.poll(() => stateOf(id)).toBe("running");
        expect(await queue.cancel(id)).toBe(true);
        await queue.idle();
        expect(await queue.cancel(id)).toBe(false);
        expect(await queue.cancel(4711)).toBe(false);
        expect(await deployments.find(database.knex, id)).toMatchObject({ state: "canceled" });
        const done = await enqueue(database, { stack: "shop" });
        await transition(database.knex, systemClock, { deployment: done, from: "queued", to: "canceled" });
        expect(await queue.cancel(done)).toBe(false);
        expect((await deployments.find(database.knex, done))?.cancelRequested).toBe(false);
    });

    it("is remembered over an orderly stop that came before it was heard", async () => {
        await connectStack(database, "shop");
        const id = await enqueue(database, { stack: "shop" });
        await database.knex("cicd_deployment").where({ id }).update({ cancel_requested: true });
        const engine = await startBuildEngine(database);
        engine.queue.wake();
        await engine.queue.idle();
        expect(await stateOf(id)).toBe("canceled");
        expect(engine.deployer.calls).not.toContain("apply v1");
    });

    it("ends every one of many that change their states meanwhile", async () => {
        const queue = queueOver();
        const ids: number[] = [];
        for (let made = 0; made < 20; made += 1) {
            ids.push(await enqueue(database, { stack: `stack-${made % 4}` }));
        }
        queue.wake();
        const answers = await Promise.all(ids.map((id) => queue.cancel(id)));
        await queue.idle();
        expect(answers).toEqual(ids.map(() => true));
        expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => "canceled"));
    });
});
