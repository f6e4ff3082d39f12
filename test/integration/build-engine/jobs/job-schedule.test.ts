import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobRuns, type JobRun } from "../../../../backend/models/job-runs";
import { jobs, type NewJob } from "../../../../backend/models/jobs";
import { commandSchema } from "../../../../common/schema";
import { ManualTime } from "../../../fakes/manual-time";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";
import { JobServer } from "./job-server";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const start = "2026-03-04T12:00:00.000Z";

let database: TestDatabase;
let time: ManualTime;
let server: JobServer;
let engine: Awaited<ReturnType<JobServer["start"]>>;

beforeEach(async () => {
    database = await openTestDatabase();
    time = new ManualTime(start);
    server = new JobServer(database, { clock: time.clock, after: time.after });
    await server.connect();
    engine = await server.start();
});
afterEach(async () => {
    await engine.jobs.close();
    await database.close();
});

async function keep(change: Partial<NewJob> = {}): Promise<void> {
    const at = time.clock.now().toISOString();
    await jobs.save(database.knex, {
        stack: "shop",
        name: "backup",
        command: commandSchema.parse({ run: ["true"], image: "busybox" }),
        schedule: "0 3 * * *",
        timezone: "UTC",
        enabled: true,
        lastDueAt: at,
        changedBy: "ana",
        changedAt: at,
        createdAt: at,
        ...change,
    });
}

const runs = async (): Promise<JobRun[]> =>
    (await jobRuns.list(database.knex, { stack: "shop", limit: 100 })).reverse();

/** Looks now, and until nothing more is to be done. */
async function look(): Promise<void> {
    engine.jobs.scheduler.wake();
    await engine.jobs.scheduler.idle();
}

/** Moves on, in steps as the timers want them. */
async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0;) {
        const step = Math.min(left, time.next ?? left) || 1;
        time.advance(step);
        left -= step;
        await engine.jobs.scheduler.idle();
    }
}

async function endAll(): Promise<void> {
    await expect.poll(() => server.containers.running.length, { timeout: 20_000 }).toBeGreaterThan(0);
    server.containers.running.forEach((id) => server.containers.exit(id));
    await engine.jobs.runner.idle();
}

/** Another life of the server, after so long. */
async function restartAfter(ms: number): Promise<void> {
    await engine.jobs.close();
    time.advance(ms);
    engine = await server.start();
    engine.jobs.start();
    await engine.jobs.scheduler.idle();
}

describe("a schedule", () => {
    it("queues a run each time it is due, in the name of whoever saved it, and none in between", async () => {
        await keep();
        await look();
        await pass(15 * HOUR - 1);
        expect(await runs()).toEqual([]);
        await pass(1);
        await endAll();
        await pass(DAY);
        await endAll();
        expect(await runs()).toMatchObject([
            { state: "succeeded", trigger: "schedule", requestedBy: "ana", dueAt: "2026-03-05T03:00:00.000Z" },
            { state: "succeeded", trigger: "schedule", requestedBy: "ana", dueAt: "2026-03-06T03:00:00.000Z" },
        ]);
    });

    it("follows its time zone over a change of the clocks", async () => {
        await engine.jobs.close();
        time.advance(Date.parse("2026-03-28T12:00:00Z") - Date.parse(start));
        engine = await server.start();
        await keep({ timezone: "Europe/Berlin" });
        await look();
        for (let day = 0; day < 2; day++) {
            await pass(DAY);
            await endAll();
        }
        expect((await runs()).map(({ dueAt }) => dueAt)).toEqual([
            "2026-03-29T01:00:00.000Z",
            "2026-03-30T01:00:00.000Z",
        ]);
    });

    it("needs no timer while nothing is scheduled or all of it rests", async () => {
        await keep({ enabled: false });
        await keep({ name: "by-hand", schedule: null });
        await look();
        expect(time.armed).toBe(0);
        await pass(3 * DAY);
        expect(await runs()).toEqual([]);
    });

    it("looks often enough to notice that the clock was set or the machine slept", async () => {
        await keep();
        await look();
        expect(time.next).toBe(15 * MINUTE);
    });

    it("skips what is due while the run before is not over, says so, and goes on afterwards", async () => {
        await keep({ schedule: "0 * * * *" });
        await look();
        await pass(HOUR);
        await expect.poll(() => server.containers.running).toEqual(["job-1"]);
        await pass(HOUR);
        server.containers.exit("job-1");
        await engine.jobs.runner.idle();
        await pass(HOUR);
        await endAll();
        const found = await runs();
        expect(found.map(({ state }) => state)).toEqual(["succeeded", "skipped", "succeeded"]);
        expect(found[1]!.error?.message).toBe("Run 1 of the same job was not over yet when this was due.");
        expect(server.containers.started).toEqual(["job-1", "job-3"]);
    });

    it("queues each due time once, however many look at the same moment", async () => {
        await keep();
        const job = (await jobs.findByName(database.knex, "shop", "backup"))!;
        const until = "2026-03-05T03:00:00.000Z";
        const settled = await Promise.all([1, 2, 3].map(() => jobs.settleUntil(database.knex, job, until)));
        expect(settled).toEqual([true, false, false]);
    });

    it("is not settled by a look that began before it was changed", async () => {
        await keep();
        const before = (await jobs.findByName(database.knex, "shop", "backup"))!;
        await keep({ schedule: "0 4 * * *" });
        expect(await jobs.settleUntil(database.knex, before, "2026-03-05T03:00:00.000Z")).toBe(false);
    });

    it("is not silenced for good by a clock that once ran far ahead", async () => {
        await keep({ lastDueAt: "2036-01-01T00:00:00.000Z" });
        await look();
        await pass(15 * HOUR);
        await endAll();
        expect(await runs()).toMatchObject([{ dueAt: "2026-03-05T03:00:00.000Z", state: "succeeded" }]);
    });

    it("that can't be read is reported and keeps no other one from its time", async () => {
        await keep({ name: "broken", schedule: "never" });
        await keep();
        await look();
        await pass(15 * HOUR);
        await endAll();
        expect((await runs()).map(({ name }) => name)).toEqual(["backup"]);
        expect(String(engine.reported[0])).toContain("five fields");
    });
});

describe("after the server was down", () => {
    it("runs once for what was missed within a day, and says that it was", async () => {
        await keep({ schedule: "0 * * * *" });
        await look();
        await restartAfter(10 * HOUR + 5 * MINUTE);
        await endAll();
        expect(await runs()).toMatchObject([
            { trigger: "missed", dueAt: "2026-03-04T22:00:00.000Z", state: "succeeded" },
        ]);
        await restartAfter(MINUTE);
        expect(await runs()).toHaveLength(1);
        await pass(HOUR);
        await endAll();
        expect((await runs())[1]).toMatchObject({ trigger: "schedule", dueAt: "2026-03-04T23:00:00.000Z" });
    });

    it("doesn't make up for what is longer ago, and says so once", async () => {
        await keep({ schedule: "0 3 * * mon" });
        await look();
        await restartAfter(16 * DAY);
        const [skipped, ...more] = await runs();
        expect(skipped).toMatchObject({ state: "skipped", dueAt: "2026-03-16T03:00:00.000Z" });
        expect(skipped!.error?.message).toContain("more than a day ago");
        await restartAfter(HOUR);
        expect([more, (await runs()).length]).toEqual([[], 1]);
    });

    it("a minute's delay is no miss", async () => {
        await keep();
        await look();
        await restartAfter(15 * HOUR + 50_000);
        await endAll();
        expect(await runs()).toMatchObject([{ trigger: "schedule", state: "succeeded" }]);
    });

    it("makes up for nothing that a person let rest meanwhile", async () => {
        await keep({ enabled: false });
        await restartAfter(2 * DAY);
        expect(await runs()).toEqual([]);
    });
});
