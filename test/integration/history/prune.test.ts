import { afterEach, beforeEach, expect, it } from "vitest";
import { settingsSchema } from "../../../common/schema";
import { audit } from "../../../backend/models/audit";
import { settings } from "../../../backend/models/settings";
import { pruneOld } from "../../../backend/use-cases/prune-history";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { HISTORY_END, seedHistory } from "../../fixtures/long-history";

let database: TestDatabase;
const clock = { now: () => new Date(HISTORY_END) };

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

const keep = (disk: object) => settings.save(database.knex, settingsSchema.parse({ disk }));
const ids = async () => (await database.knex("cicd_deployment").orderBy("id").pluck("id")) as number[];

it("what is older than the settings say goes, except the newest of each stack, kept releases and what is open", async () => {
    const db = database.knex;
    // Two minutes apart: the last 720 are of the last day.
    await seedHistory(db, 2000, { stacks: 40, steps: true });
    await db("cicd_deployment").where({ id: 5 }).update({ state: "waiting" });
    await db("cicd_release").insert({
        ...{ stack: "stack-6", number: 1, state: "retired", deployment_id: 6, content: "{}", created_at: "2026" },
    });
    await pruneOld({ db, clock });
    expect(await ids()).toHaveLength(2000);

    await keep({ keepHistoryDays: 1 });
    await pruneOld({ db, clock });
    const left = await ids();
    // 40 stacks with 20 each reach further back than the day.
    expect(left).toEqual([5, 6, ...Array.from({ length: 800 }, (_, index) => 1201 + index)]);
    const steps = (await db("cicd_step").distinct("deployment_id").pluck("deployment_id")) as number[];
    expect(steps.sort((a, b) => a - b)).toEqual(left);
});

it("the audit trail is kept for as long as the settings say", async () => {
    const db = database.knex;
    for (const day of ["2026-11-01", "2026-11-18"]) {
        await audit.record(db, { at: `${day}T00:00:00.000Z`, stack: "shop", actor: "ana", action: "a", detail: day });
    }
    await keep({ keepAuditDays: 7 });
    await pruneOld({ db, clock });
    expect((await audit.list(db, "shop", 10)).map(({ detail }) => detail)).toEqual(["2026-11-18"]);
});
