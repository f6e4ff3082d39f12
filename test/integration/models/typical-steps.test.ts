import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { typicalSteps } from "../../../backend/models/typical-steps";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

async function deployed(id: number, state: string, ...times: [name: string, state: string, seconds: number][]) {
    const at = "2026-01-01T00:00:00.000Z";
    const facts = { stack: "shop", trigger: "push", ref: "refs/heads/main", requested_by: "ana", queued_at: at };
    await database.knex("cicd_deployment").insert({ id, ...facts, state });
    for (const [position, [name, stepState, seconds]] of times.entries()) {
        const finished = new Date(Date.parse(at) + seconds * 1000).toISOString();
        const span = { started_at: at, finished_at: finished };
        await database.knex("cicd_step").insert({ deployment_id: id, position, name, state: stepState, ...span });
    }
}

describe("typicalSteps()", () => {
    test("answers the median of the last that went well, step by step", async () => {
        await deployed(1, "succeeded", ["build", "succeeded", 10], ["verify", "succeeded", 5]);
        await deployed(2, "succeeded", ["build", "succeeded", 30], ["verify", "skipped", 0]);
        await deployed(3, "succeeded", ["build", "succeeded", 20]);
        await deployed(4, "failed", ["build", "succeeded", 900]);
        expect(await typicalSteps(database.knex, "shop")).toEqual({ build: 20_000, verify: 5000 });
        expect(await typicalSteps(database.knex, "blog")).toEqual({});
    });

    test("forgets what was long ago", async () => {
        await deployed(1, "succeeded", ["test", "succeeded", 60]);
        for (let id = 2; id <= 10; id++) {
            await deployed(id, "succeeded", ["build", "succeeded", id]);
        }
        expect(await typicalSteps(database.knex, "shop")).toEqual({ build: 6000 });
    });
});
