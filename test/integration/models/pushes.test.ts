import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployments } from "../../../backend/models/deployments";
import type { Progress } from "../../../backend/models/progress";
import { pushes } from "../../../backend/models/pushes";
import { enqueue } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

const begun: Progress = {
    home: 1,
    repositoryId: 1,
    done: ["checkout"],
    commands: [],
    running: null,
    round: 0,
    built: null,
    touched: false,
    ending: null,
    retryFrom: null,
};

describe("pushes.open()", () => {
    it("lists what is queued, but nothing that has touched its stack and was queued again", async () => {
        const db = database.knex;
        const queued = await enqueue(database, { stack: "shop", trigger: "push" });
        const built = await enqueue(database, { stack: "blog", trigger: "push" });
        await deployments.recordFacts(db, built, { progress: begun });
        const touched = await enqueue(database, { stack: "wiki", trigger: "push" });
        await deployments.recordFacts(db, touched, { progress: { ...begun, touched: true } });
        const open = await pushes.open(db);
        expect(open.map(({ id }) => id).sort()).toEqual([queued, built]);
        expect(open[0]).not.toHaveProperty("progress");
    });
});
