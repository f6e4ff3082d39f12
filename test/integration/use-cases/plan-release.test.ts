import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LiveRelease } from "../../../backend/deploy/deployer";
import { deployments } from "../../../backend/models/deployments";
import { createUseCases } from "../../../backend/use-cases/create-use-cases";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { cannedPlan } from "../../fakes/canned-plan";

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let useCases: ReturnType<typeof createUseCases>;
let first: number;
/** Between which versions plans were asked for. */
let asked: string[];

async function run(change: Partial<Parameters<typeof enqueue>[1]> = {}) {
    const id = await enqueue(database, { stack: "shop", ...change });
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

const textOf = (release: LiveRelease | null) => release?.content.stackFiles["compose.yaml"] ?? "nothing";

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    useCases = createUseCases(engine as unknown as Dependencies);
    await connectStack(database, "shop");
    first = (await run({ commitSha: "a".repeat(40) })).releaseId!;
    engine.deployer.rendered = "v2";
    await run({ commitSha: "b".repeat(40) });
    asked = [];
    engine.deployer.on.foresee = async (next, active) => {
        asked.push(`${textOf(active)} to ${textOf(next)}`);
        return structuredClone({ ...cannedPlan, notes: [] });
    };
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

describe("the plan of a rollback", () => {
    it("compares what is live with the release, before and with the deployment", async () => {
        const plan = await useCases.plan("shop", { release: first });
        expect(plan).toMatchObject({ commit: { sha: "a".repeat(40) }, changes: cannedPlan.changes });
        expect(engine.deployer.live).toBe("v2");
        const done = await run({ trigger: "rollback", targetReleaseId: first });
        expect(asked).toEqual(["v2 to v1", "v2 to v1"]);
        expect((await useCases.deploymentPlan(done.id))!.changes).toEqual(cannedPlan.changes);
    });

    it("keeps nobody from going back when it can't be made", async () => {
        engine.deployer.on.foresee = async () => {
            throw new Error("no");
        };
        expect(await run({ trigger: "rollback", targetReleaseId: first })).toMatchObject({
            state: "succeeded",
            plan: null,
        });
        expect(engine.deployer.live).toBe("v1");
    });

    it("is not made for a release of another stack", async () => {
        await connectStack(database, "blog");
        await expect(useCases.plan("blog", { release: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
});
