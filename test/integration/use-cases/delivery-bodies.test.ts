import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { settings } from "../../../backend/models/settings";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { DeliveryBodies } from "../../../backend/use-cases/delivery-bodies";
import { pruneDeliveries } from "../../../backend/use-cases/prune-deliveries";
import { settingsSchema } from "../../../common/schema";
import { openTestDatabase } from "../../fixtures/database";

let directory: string;
let now: Date;
const clock = { now: () => now };
let bodies: DeliveryBodies;

beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "cicd-bodies-"));
    now = new Date("2026-05-06T07:08:09Z");
    bodies = new DeliveryBodies(join(directory, "bodies"), clock);
});
afterEach(async () => {
    await bodies.close();
    await rm(directory, { recursive: true, force: true });
});

const append = (...texts: string[]) => bodies.append(texts.map((text) => Buffer.from(text)));
const names = () => readdir(join(directory, "bodies"));

describe("DeliveryBodies", () => {
    test("append() answers where each body lies, also after a restart", async () => {
        const first = await append("one", "", "three");
        await bodies.close();
        bodies = new DeliveryBodies(join(directory, "bodies"), clock);
        const all = [...first, ...(await append("four"))];
        const texts = await Promise.all(all.map(async (body) => (await bodies.read(body))?.toString()));
        expect(texts).toEqual(["one", "", "three", "four"]);
        expect(await names()).toEqual(["2026-05-06-1.seg"]);
    });

    test("append() begins behind what a crash left half written", async () => {
        await append("one");
        await bodies.close();
        await writeFile(join(directory, "bodies", "2026-05-06-1.seg"), "half", { flag: "a" });
        const [body] = await append("two");
        expect((await bodies.read(body!))!.toString()).toBe("two");
    });

    test("append() keeps files of one day apart and readable by their owner only", async () => {
        await append("one");
        now = new Date("2026-05-07T00:00:01Z");
        const [body] = await append("two");
        expect(await names()).toEqual(["2026-05-06-1.seg", "2026-05-07-1.seg"]);
        expect((await stat(join(directory, "bodies", body!.file))).mode & 0o777).toBe(0o600);
    });

    test("append() goes on in a new file when one is full", async () => {
        await bodies.append([Buffer.alloc(64 * 1024 * 1024)]);
        expect((await append("next"))[0]!.file).toBe("2026-05-06-2.seg");
        await bodies.close();
        expect((await append("after a restart"))[0]).toMatchObject({ file: "2026-05-06-2.seg", offset: 4 });
    });

    test.each(["gone.seg", "2020-01-01-1.seg", "../../etc/passwd", "2026-05-06-1.seg/../../x"])(
        "read() answers null for %s",
        async (file) => {
            await append("one");
            expect(await bodies.read({ file, offset: 0, length: 1 })).toBeNull();
        },
    );

    test("read() answers null for what lies behind the end", async () => {
        const [body] = await append("one");
        expect(await bodies.read({ ...body!, length: 4 })).toBeNull();
    });
});

test("pruneDeliveries() forgets rows and whole days of bodies, as the settings say", async () => {
    const database = await openTestDatabase();
    const db = database.knex;
    await settings.save(db, settingsSchema.parse({ keepDeliveryDays: 2 }));
    for (const [index, day] of ["2026-05-01", "2026-05-04", "2026-05-06"].entries()) {
        now = new Date(`${day}T12:00:00Z`);
        const [body] = await append(day);
        await webhookEvents.insertAll(db, [
            {
                id: index + 1,
                repositoryId: 1,
                forge: "github",
                deliveryId: day,
                event: "push",
                ref: null,
                sha: null,
                sender: "",
                verdict: "accepted",
                reason: "",
                headers: {},
                bodyFile: body!.file,
                bodyOffset: body!.offset,
                bodyLength: body!.length,
                deployments: [],
                receivedAt: now.toISOString(),
            },
        ]);
    }
    await pruneDeliveries(db, bodies, clock);
    const kept = await webhookEvents.list(db, { limit: 10 });
    expect(kept.map(({ deliveryId }) => deliveryId)).toEqual(["2026-05-06", "2026-05-04"]);
    expect(await names()).toEqual(["2026-05-04-1.seg", "2026-05-06-1.seg"]);
    for (const { bodyFile, bodyOffset, bodyLength, deliveryId } of kept) {
        const body = await bodies.read({ file: bodyFile!, offset: bodyOffset!, length: bodyLength! });
        expect(body!.toString()).toBe(deliveryId);
    }
    await database.close();
});
