import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bindings } from "../../../backend/models/bindings";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { EventBus, type DomainEvent } from "../../../backend/models/event-bus";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { DeliveryBodies } from "../../../backend/use-cases/delivery-bodies";
import type { Delivery } from "../../../backend/webhooks/delivery";
import { DeliveryLog } from "../../../backend/webhooks/delivery-log";
import { severalChanges } from "../../../backend/webhooks/forges/several-changes";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";

let database: TestDatabase;
let bodies: DeliveryBodies;
let log: DeliveryLog;
let published: DomainEvent[];
let queuedCalls: number;
let template: Omit<Delivery, "deliveryId">;

beforeEach(async () => {
    database = await openTestDatabase();
    published = [];
    queuedCalls = 0;
    const bus = new EventBus((error) => expect.fail(String(error)));
    bus.subscribe((event) => void published.push(event));
    bodies = new DeliveryBodies(join(database.directory, "bodies"), systemClock);
    log = new DeliveryLog({ db: database.knex, clock: systemClock, bus, bodies, onQueued: () => queuedCalls++ });
    const id = await seedHook(database.knex, { token: "t", forge: "github" });
    await seedStack(database.knex, id, { stack: "shop" });
    template = {
        repository: { id, forge: "github" },
        bindings: await bindings.listByRepository(database.knex, id),
        event: "push",
        headers: {},
        body: Buffer.from("{}"),
        parsed: [push("refs/heads/main")],
    };
});
afterEach(async () => {
    await bodies.close();
    await database.close();
});

function push(ref: string) {
    const sha = "1".repeat(40);
    return {
        kind: "push" as const,
        ref,
        sha,
        before: null,
        forced: false,
        files: null,
        message: "Change",
        author: null,
        sender: "ana",
    };
}

const deliver = (deliveryId: string, change: Partial<Delivery> = {}) =>
    log.submit({ ...template, deliveryId, ...change });
const rows = async () => (await webhookEvents.list(database.knex, { limit: 1000 })).reverse();

describe("DeliveryLog", () => {
    test("submit() stores a group in order, with its bodies and its one queued deployment", async () => {
        const ids = Array.from({ length: 450 }, (_, index) => `d${index}`);
        const stored = await Promise.all(ids.map((id) => deliver(id, { body: Buffer.from(`body of ${id}`) })));

        const events = await rows();
        expect(events.map(({ deliveryId }) => deliveryId)).toEqual(ids);
        expect(stored.map(({ event }) => event)).toEqual(events.map(({ id }) => id));
        for (const { bodyFile, bodyOffset, bodyLength, deliveryId } of events.filter((_, index) => index % 50 === 0)) {
            const body = await bodies.read({ file: bodyFile!, offset: bodyOffset!, length: bodyLength! });
            expect(body!.toString()).toBe(`body of ${deliveryId}`);
        }
        const all = await deployments.list(database.knex, { limit: 1000 });
        expect(all.filter(({ state }) => state === "queued").map(({ webhookEventId }) => webhookEventId)).toEqual([
            events.at(-1)!.id,
        ]);
        expect(all.filter(({ state }) => state === "superseded")).toHaveLength(449);
        expect(events.flatMap((event) => event.deployments).sort((a, b) => a - b)).toEqual(
            all.map(({ id }) => id).reverse(),
        );
    });

    test("submit() finds twins within one group", async () => {
        const [first, second, third] = await Promise.all([deliver("same"), deliver("same"), deliver("other")]);
        expect([first!.verdict, second!.verdict, third!.verdict]).toEqual(["accepted", "duplicate", "accepted"]);
        expect(second!.status).toBe(200);
        expect(await deployments.list(database.knex, { limit: 10 })).toHaveLength(2);
    });

    test("submit() takes the same id again when its twin was ignored", async () => {
        const ignored = { parsed: [push("refs/heads/other")] };
        const verdicts = await Promise.all([deliver("same", ignored), deliver("same"), deliver("same")]);
        expect(verdicts.map(({ verdict }) => verdict)).toEqual(["ignored", "accepted", "duplicate"]);
    });

    test("submit() tells the bus and the queue after the commit", async () => {
        await Promise.all([deliver("a"), deliver("b")]);
        const kinds = published.map((event) => (event.type === "deployment" ? event.to : event.type));
        expect(kinds).toEqual(["superseded", "queued", "delivery"]);
        expect(queuedCalls).toBe(1);
        await deliver("c", { parsed: { ignored: "ping", ping: true } });
        expect(queuedCalls).toBe(1);
    });

    test("submit() has the branches looked at where a delivery says more than is read", async () => {
        const parsed = severalChanges(Array.from({ length: 201 }), "ana", () => push("refs/heads/main"));
        expect(await deliver("mirror", { parsed })).toMatchObject({ verdict: "ignored", deployments: [] });
        expect(published.map(({ type }) => type)).toEqual(["unread", "delivery"]);
        const read = severalChanges(Array.from({ length: 200 }), "ana", () => push("refs/heads/main"));
        expect(read).toHaveLength(200);
    });

    test("submit() rejects a whole group and keeps nothing of it when it can't be committed", async () => {
        await database.knex.raw(
            `CREATE TRIGGER refuse BEFORE INSERT ON cicd_webhook_event WHEN NEW.delivery_id = 'bad'
             BEGIN SELECT RAISE(ABORT, 'disk trouble'); END`,
        );
        const results = await Promise.allSettled(["good", "bad", "fine"].map((id) => deliver(id)));
        expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
        expect(await rows()).toEqual([]);
        expect(await deployments.list(database.knex, { limit: 10 })).toEqual([]);
        expect([published, queuedCalls]).toEqual([[], 0]);
        expect((await deliver("good")).verdict).toBe("accepted");
    });
});
