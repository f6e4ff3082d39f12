import { afterEach, beforeEach, expect, it } from "vitest";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { createUseCases } from "../../../backend/use-cases/create-use-cases";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
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

async function released(commitSha: string): Promise<number> {
    const id = await enqueue(database, { stack: "shop", commitSha });
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!.releaseId!;
}

it.each([true, false])("rolling back to what code from outside made stays that: %s", async (untrusted) => {
    const release = await released("a".repeat(40));
    await released("b".repeat(40));
    const { deploymentId } = (await releases.find(database.knex, release))!;
    await deployments.recordFacts(database.knex, deploymentId!, { untrusted });
    const useCases = createUseCases(engine as unknown as Dependencies);
    const actor = { name: "ana" } as Parameters<typeof useCases.rollback>[2];
    const { id } = await useCases.rollback("shop", { release, volumes: false }, actor);
    expect((await deployments.find(database.knex, id))?.untrusted).toBe(untrusted);
});

it("brings no volumes back with the release that is live, whose copies would be lost by that", async () => {
    const release = await released("a".repeat(40));
    const kept = { name: "shop_data", driver: "local", labels: {}, services: ["db"], file: "x.tar.gz", atRest: true };
    engine.deployer.on.volumeCopies = async () => [{ release, takenAt: "", volumes: [kept], bytes: 1 }];
    const useCases = createUseCases(engine as unknown as Dependencies);
    const actor = { name: "ana" } as Parameters<typeof useCases.rollback>[2];
    await expect(useCases.rollback("shop", { release, volumes: true }, actor)).rejects.toMatchObject({
        code: "STATE_CONFLICT",
    });
});
