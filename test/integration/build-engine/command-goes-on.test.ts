import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandGoesOn } from "../../../backend/build-engine/command-goes-on";
import { deployments } from "../../../backend/models/deployments";
import { jobRuns } from "../../../backend/models/job-runs";
import { commandSchema } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

const queuedAt = "2026-11-22T12:00:00.000Z";

const deployment = () =>
    deployments.insert(database.knex, {
        stack: "shop",
        repositoryId: null,
        trigger: "manual",
        ref: "main",
        requestedBy: "ada",
        queuedAt,
    });

const run = () =>
    jobRuns.insert(database.knex, {
        jobId: null,
        stack: "shop",
        name: "backup",
        command: commandSchema.parse({ image: "busybox", run: "true" }),
        trigger: "manual",
        requestedBy: "ada",
        queuedAt,
    });

describe("commandGoesOn()", () => {
    it.each(["queued", "running", "waiting", "succeeded", "failed", "canceled"])(
        "asks whether its deployment has ended when it is %s",
        async (state) => {
            const id = await deployment();
            await database.knex("cicd_deployment").where({ id }).update({ state });
            const open = ["queued", "running", "waiting"].includes(state);
            expect(await commandGoesOn(database.knex, `${id}-preDeploy-0-0.1`)).toBe(open);
        },
    );

    it.each(["queued", "running", "succeeded", "failed"])(
        "asks whether its run of a job has ended when it is %s",
        async (state) => {
            const id = await run();
            await database.knex("cicd_job_run").where({ id }).update({ state });
            const open = ["queued", "running"].includes(state);
            expect(await commandGoesOn(database.knex, `job-${id}`)).toBe(open);
            expect(await commandGoesOn(database.knex, `job-${id}-2`)).toBe(open);
        },
    );

    it("says no where nobody knows the deployment, and leaves alone what is named otherwise", async () => {
        expect(await commandGoesOn(database.knex, "99-test-0")).toBe(false);
        expect(await commandGoesOn(database.knex, "job-99")).toBe(false);
        expect(await commandGoesOn(database.knex, "something")).toBe(true);
    });
});
