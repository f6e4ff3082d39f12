import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deploymentSettings } from "../../../backend/models/deployment-settings";
import { deploymentStates } from "../../../backend/models/deployment-states";
import { openProgresses } from "../../../backend/models/open-progress";
import type { Progress } from "../../../backend/models/progress";
import { enqueue } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

/** The query plans of the statements that `work` makes. */
async function plansOf(work: () => Promise<unknown>): Promise<string> {
    const made: { sql: string; bindings: never[] }[] = [];
    const note = (query: { sql: string; bindings: never[] }) => void made.push(query);
    database.knex.on("query", note);
    await work();
    database.knex.removeListener("query", note);
    const plans: string[] = [];
    for (const { sql, bindings } of made) {
        const rows = (await database.knex.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings)) as { detail: string }[];
        plans.push(...rows.map(({ detail }) => detail));
    }
    return plans.join("\n");
}

describe("a long history of one stack", () => {
    it("is not read to find what can be gone on with", async () => {
        const db = database.knex;
        const byState = "SEARCH cicd_deployment USING INDEX cicd_deployment_state_index (state=?)";
        const byProgress = "SEARCH cicd_deployment USING INDEX cicd_deployment_progress (stack=?)";
        expect(await plansOf(() => openProgresses.list(db, "shop"))).toBe(`${byState}\n${byProgress}`);
        expect(await plansOf(() => openProgresses.forgetOlderFailures(db, "shop", 1))).toBe(byProgress);
        expect(await plansOf(() => deploymentStates.open(db, "shop"))).toBe(byState);
    });

    it("is read from its end for the settings that counted last", async () => {
        const plan = await plansOf(() => deploymentSettings.newest(database.knex, "shop", { succeeded: true }));
        expect(plan).toBe("SEARCH cicd_deployment USING INDEX cicd_deployment_stack_id_index (stack=?)");
    });

    it("keeps what is open or failed, of this stack alone", async () => {
        const db = database.knex;
        const progress = { home: 7 } as Progress;
        const [open, failed, done] = [
            await enqueue(database, { stack: "shop" }),
            await enqueue(database, { stack: "shop" }),
            await enqueue(database, { stack: "shop" }),
        ];
        const other = await enqueue(database, { stack: "blog" });
        const set = (id: number, row: object) => db("cicd_deployment").where({ id }).update(row);
        await set(failed, { state: "failed", progress: JSON.stringify(progress) });
        await set(done, { state: "failed" });
        expect(await openProgresses.list(db, "shop")).toEqual([
            { id: open, progress: null },
            { id: failed, progress },
        ]);
        expect((await deploymentStates.open(db, "shop")).map(({ id }) => id)).toEqual([open]);
        expect((await openProgresses.list(db, "blog")).map(({ id }) => id)).toEqual([other]);
    });
});
