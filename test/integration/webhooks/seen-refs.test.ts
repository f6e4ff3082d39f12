import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { join } from "node:path";
import { bindings } from "../../../backend/models/bindings";
import { systemClock } from "../../../backend/models/clock";
import { EventBus } from "../../../backend/models/event-bus";
import { repositories } from "../../../backend/models/repositories";
import { DeliveryBodies } from "../../../backend/use-cases/delivery-bodies";
import type { Delivery } from "../../../backend/webhooks/delivery";
import { DeliveryLog } from "../../../backend/webhooks/delivery-log";
import type { ForgeEvent } from "../../../backend/webhooks/forges/forge";
import { ruleSchema } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";
import { SENDERS, signed } from "../../fixtures/webhooks/senders";
import { startWebhookServer } from "../../fixtures/webhooks/webhook-server";

const MAIN = "refs/heads/main";
const sha = (digit: string) => digit.repeat(40);

let database: TestDatabase;
let bodies: DeliveryBodies;
let log: DeliveryLog;
let ids: number[];

beforeEach(async () => {
    database = await openTestDatabase();
    const bus = new EventBus((error) => expect.fail(String(error)));
    bodies = new DeliveryBodies(join(database.directory, "bodies"), systemClock);
    log = new DeliveryLog({ db: database.knex, clock: systemClock, bus, bodies, onQueued: () => undefined });
    ids = [];
    for (const token of ["one", "two"]) {
        const id = await seedHook(database.knex, { token, forge: "github" });
        const rules = [ruleSchema.parse({ branches: ["main", "release/*"], paths: ["web/**"] })];
        await seedStack(database.knex, id, { stack: token, rules });
        ids.push(id);
    }
});
afterEach(async () => {
    await bodies.close();
    await database.close();
});

function push(ref: string, to: string | null, change: object = {}): ForgeEvent {
    const rest = { before: null, forced: false, files: [], message: "Change", author: null, sender: "ana" };
    return { kind: "push", ref, sha: to, ...rest, ...change };
}
const gone = (ref: string): ForgeEvent => ({ kind: "delete", ref, sender: "ana" });

let delivered = 0;
async function deliver(events: ForgeEvent[], change: Partial<Delivery> = {}) {
    const repository = change.repository ?? { id: ids[0]!, forge: "github" as const };
    return log.submit({
        repository,
        bindings: await bindings.listByRepository(database.knex, repository.id),
        deliveryId: `d${++delivered}`,
        event: "push",
        headers: {},
        body: Buffer.from("{}"),
        parsed: events,
        ...change,
    });
}
const seen = async (index = 0) => (await repositories.find(database.knex, ids[index]!))!.lastSeen;

describe("deliveries", () => {
    test.each([
        ["a push to a watched branch", [push(MAIN, sha("1"))], { [MAIN]: sha("1") }],
        ["the last of several pushes", [push(MAIN, sha("1")), push(MAIN, sha("2"))], { [MAIN]: sha("2") }],
        ["a push that no path rule deploys", [push(MAIN, sha("1"), { files: ["docs/a"] })], { [MAIN]: sha("1") }],
        ["a push that says [skip ci]", [push(MAIN, sha("1"), { message: "[skip ci]" })], { [MAIN]: sha("1") }],
        ["no branch that nothing deploys", [push("refs/heads/topic", sha("1"))], {}],
        ["no push without a commit", [push(MAIN, null)], {}],
        ["no branch that was deleted", [push(MAIN, sha("1")), gone(MAIN)], {}],
        ["odd names", [push('refs/heads/release/a"b$', sha("1"))], { 'refs/heads/release/a"b$': sha("1") }],
    ])("are remembered: %s", async (_, events, expected) => {
        await deliver(events);
        expect(await seen()).toEqual(expected);
    });

    test("leave the other refs of the repository and other repositories as they are", async () => {
        await repositories.recordSeen(database.knex, ids[0]!, { "refs/heads/release/1": sha("9"), [MAIN]: sha("8") });
        await deliver([push(MAIN, sha("1"))]);
        expect(await seen()).toEqual({ "refs/heads/release/1": sha("9"), [MAIN]: sha("1") });
        expect(await seen(1)).toEqual({});
    });

    test("change nothing when they are duplicates", async () => {
        await deliver([push(MAIN, sha("1"), { files: ["web/a"] })], { deliveryId: "same" });
        await repositories.recordSeen(database.knex, ids[0]!, { [MAIN]: sha("2") });
        expect((await deliver([push(MAIN, sha("1"))], { deliveryId: "same" })).verdict).toBe("duplicate");
        expect(await seen()).toEqual({ [MAIN]: sha("2") });
    });

    test("cost one statement for each repository of a group, however many they are", async () => {
        const statements: string[] = [];
        database.knex.on("query", ({ sql }: { sql: string }) => statements.push(sql));
        const repository = { id: ids[1]!, forge: "github" as const };
        const bound = await Promise.all(ids.map((id) => bindings.listByRepository(database.knex, id)));
        await Promise.all(
            Array.from({ length: 100 }, (_, index) =>
                deliver(
                    [push(MAIN, String(index).padStart(40, "0"))],
                    index % 2 ? { repository, bindings: bound[1] } : { bindings: bound[0] },
                ),
            ),
        );
        expect(await seen(0)).toEqual({ [MAIN]: "98".padStart(40, "0") });
        expect(await seen(1)).toEqual({ [MAIN]: "99".padStart(40, "0") });
        const groups = statements.filter((sql) => /insert into cicd_webhook_event/i.test(sql)).length;
        expect(groups).toBeLessThan(10);
        expect(statements.filter((sql) => sql.includes("json_patch")).length).toBeLessThanOrEqual(2 * groups);
    });
});

describe("a delivery that is too large to be read", () => {
    test("is told of once it is known whose it is, and only then", async () => {
        const server = await startWebhookServer(database);
        try {
            const sender = SENDERS.github!;
            const large = signed(sender, "push", { body: Buffer.alloc(2_000_000, 0x20) });
            expect((await server.post("github/one", large)).status).toBe(413);
            expect(server.events).toEqual([{ type: "unread", repository: ids[0] }]);
            expect((await server.post("github/nobody", large)).status).toBe(404);
            expect((await server.post("github/one", signed(sender, "push", { secret: "wrong" }))).status).toBe(401);
            expect(server.events).toHaveLength(1);
        } finally {
            await server.close();
        }
    });
});
