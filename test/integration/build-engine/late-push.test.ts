import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { transition } from "../../../backend/models/transition";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    await connectStack(database, "shop");
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

async function run(change: Parameters<typeof enqueue>[1]) {
    const id = await enqueue(database, change);
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

describe("a push that arrives late", () => {
    const [older, newer] = ["a".repeat(40), "b".repeat(40)];

    beforeEach(async () => {
        engine.git.on.isAncestor = async (_repository, ancestor, descendant) =>
            ancestor === older && descendant === newer;
        await run({ stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: newer });
    });

    const pushOlder = () => run({ stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: older });

    it("does not undo the newer one", async () => {
        const done = await pushOlder();
        expect(done).toMatchObject({ state: "superseded", error: { code: "OLDER_THAN_LIVE" } });
        expect((await releases.active(database.knex, "shop"))?.commitSha).toBe(newer);
    });

    it("gives way to the newer one that it took the place of in the queue", async () => {
        const newest = "c".repeat(40);
        engine.git.tips["refs/heads/main"] = newest;
        const push = { stack: "shop", trigger: "push", ref: "refs/heads/main" } as const;
        const queuedAt = "2026-01-01T00:00:00.000Z";
        const common = { ...push, repositoryId: null, requestedBy: "ana", queuedAt };
        const first = await deployments.insert(database.knex, { ...common, commitSha: newest });
        const second = await deployments.insert(database.knex, { ...common, commitSha: "d".repeat(40) });
        const supersede = (deployment: number, supersededBy: number) =>
            transition(database.knex, systemClock, { deployment, from: "queued", to: "superseded", supersededBy });
        await supersede(first, second);
        await supersede(second, second + 1);
        const done = await pushOlder();
        expect(done).toMatchObject({ id: second + 1, state: "succeeded", commitSha: newest });
        expect((await releases.active(database.knex, "shop"))?.commitSha).toBe(newest);
    });

    it("is deployed as it is when what it replaced is no longer where the branch points", async () => {
        engine.git.tips["refs/heads/main"] = "e".repeat(40);
        const other = "d".repeat(40);
        const done = await run({ stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: other });
        expect(done).toMatchObject({ state: "succeeded", commitSha: other });
    });

    it("is deployed when the branch was set back to it", async () => {
        engine.git.tips["refs/heads/main"] = older;
        expect((await pushOlder()).state).toBe("succeeded");
    });

    it("is deployed when a person asks for it", async () => {
        expect((await run({ stack: "shop", ref: older, commitSha: older })).state).toBe("succeeded");
    });

    it.each(["poll", "pull-request"] as const)("is refused as well when it comes by %s", async (trigger) => {
        const done = await run({ stack: "shop", trigger, ref: "refs/heads/main", commitSha: older });
        expect(done).toMatchObject({ state: "superseded", error: { code: "OLDER_THAN_LIVE" } });
    });
});
