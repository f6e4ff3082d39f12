import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KEPT_RUNS } from "../../../../backend/build-engine/jobs/prune-runs";
import { jobRuns } from "../../../../backend/models/job-runs";
import { CicdError } from "../../../../common/errors";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";
import { JobServer } from "./job-server";

let database: TestDatabase;
let server: JobServer;
const inImage = { run: ["true"], image: "busybox" };

beforeEach(async () => {
    database = await openTestDatabase();
    server = new JobServer(database, { parallelJobs: 2 });
    await server.connect();
});
afterEach(() => database.close());

const running = () => expect.poll(() => server.containers.running, { timeout: 20_000 });

describe("a run", () => {
    it("runs in the live release, with log, exit code and who asked in the history", async () => {
        const engine = await server.start();
        server.containers.output = "password hunter2hunter2\n";
        const id = (await server.queue())!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`);
        const run = await server.reaches(id, "succeeded");
        expect(run).toMatchObject({ exitCode: 0, requestedBy: "ana", releaseNumber: 3, tries: 1, error: null });
        expect(run.startedAt && run.finishedAt).toBeTruthy();
        await engine.jobs.runner.idle();
        expect(await engine.jobLogs.read(id)).toBe("password [MASKED]\n");
        const [asked] = server.containers.asked;
        expect(asked).toMatchObject({
            workspace: null,
            release: { environment: "DB_PASSWORD=hunter2hunter2\n" },
            environment: { CICD_STACK: "shop", CICD_JOB: "backup", CICD_JOB_RUN: String(id), CICD_RELEASE: "3" },
        });
        // Nobody asks any more how it ended.
        expect(server.containers.removed).toEqual([`job-${id}`]);
    });

    it("fails with the code of its command, and says so in its log", async () => {
        const engine = await server.start();
        const id = (await server.queue({ run: inImage }))!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`, 3);
        const run = await server.reaches(id, "failed");
        expect(run).toMatchObject({ exitCode: 3, error: { code: "COMMAND_FAILED" } });
        await engine.jobs.runner.idle();
        expect(await engine.jobLogs.read(id)).toContain("ended with code 3");
        expect(server.containers.asked[0]!.release).toBeNull();
    });

    it.each([
        ["its time limit", true, "TIMED_OUT", /longer than its 600 s/],
        ["a signal", false, "COMMAND_FAILED", /by a signal/],
    ])("tells when %s ended it", async (_, timedOut, code, message) => {
        const engine = await server.start();
        const id = (await server.queue({ run: inImage }))!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`, null, timedOut);
        const { error, exitCode } = await server.reaches(id, "failed");
        expect([error?.code, exitCode]).toEqual([code, null]);
        expect(error?.message).toMatch(message);
    });

    it("is tried again as often as its settings say, each time under a name of its own", async () => {
        const engine = await server.start();
        const id = (await server.queue({ run: { ...inImage, retries: 2 } }))!;
        engine.jobs.runner.wake();
        for (const name of [`job-${id}`, `job-${id}-2`, `job-${id}-3`]) {
            await running().toEqual([name]);
            server.containers.exit(name, name.endsWith("-3") ? 0 : 1);
        }
        expect(await server.reaches(id, "succeeded")).toMatchObject({ tries: 3, exitCode: 0 });
        await engine.jobs.runner.idle();
        expect(await engine.jobLogs.read(id)).toContain("Trying again (2 of 2)");
        expect(server.containers.removed).toEqual([`job-${id}`, `job-${id}-2`, `job-${id}-3`]);
    });

    it.each([
        ["a service that the live release doesn't have", { run: "x", runIn: "worker" }, /services: web/],
        ["a service of a stack that was never live", { run: "x", runIn: "web" }, /Deploy the stack first/],
    ])("fails with what to do for %s", async (_, command, hint) => {
        const engine = await server.start();
        if (command.runIn === "web") {
            await database.knex("cicd_release").delete();
        }
        const id = (await server.queue({ run: command }))!;
        engine.jobs.runner.wake();
        const { error } = await server.reaches(id, "failed");
        expect(error?.hint).toMatch(hint);
        expect(server.containers.started).toEqual([]);
    });
});

describe("several runs", () => {
    it("never are two of one job, and two commands without a job may be", async () => {
        expect([await server.queue({ jobId: 7 }), await server.queue({ jobId: 7 })]).toEqual([1, null]);
        expect([await server.queue(), await server.queue()]).toEqual([2, 3]);
    });

    it("begin in their order as there are places", async () => {
        const engine = await server.start();
        const ids = [];
        for (let count = 0; count < 4; count++) {
            ids.push((await server.queue({ run: inImage }))!);
        }
        engine.jobs.runner.wake();
        await running().toEqual(["job-1", "job-2"]);
        server.containers.exit("job-2");
        await running().toEqual(["job-1", "job-3"]);
        expect((await server.find(4)).state).toBe("queued");
        server.containers.exit("job-1");
        server.containers.exit("job-3");
        await running().toEqual(["job-4"]);
        server.containers.exit("job-4");
        await engine.jobs.runner.idle();
        expect(server.containers.started).toEqual(["job-1", "job-2", "job-3", "job-4"]);
    });

    it("in a service begin only when nothing else is done to the stack, and then leave it free", async () => {
        const engine = await server.start();
        let free!: () => void;
        const deploying = engine.locks.hold("shop", "deployment 5", () => new Promise<void>((end) => (free = end)));
        const id = (await server.queue())!;
        const beside = (await server.queue({ run: inImage }))!;
        engine.jobs.runner.wake();
        // What needs no service of the stack doesn't wait for it.
        await running().toEqual([`job-${beside}`]);
        expect((await server.find(id)).state).toBe("queued");
        free();
        await deploying;
        await running().toEqual([`job-${beside}`, `job-${id}`]);
        await expect.poll(() => engine.locks.holder("shop")).toBeNull();
        server.containers.exit(`job-${id}`);
        server.containers.exit(`job-${beside}`);
        await engine.jobs.runner.idle();
    });

    it("hold the stack to their end where nothing says that they have started", async () => {
        const engine = await server.start();
        server.containers.tellsStart = false;
        const id = (await server.queue())!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        expect(engine.locks.holder("shop")).toBe(`job backup (run ${id})`);
        server.containers.exit(`job-${id}`);
        await engine.jobs.runner.idle();
        expect(engine.locks.holder("shop")).toBeNull();
    });

    it(`keep their newest ${KEPT_RUNS}, with their logs, and nothing of other jobs is lost`, async () => {
        const engine = await server.start();
        const at = new Date(0).toISOString();
        const why = { code: "STATE_CONFLICT", message: "m", hint: "h" } as const;
        const others = (await server.queue({ jobId: 8, skipped: why, queuedAt: at }))!;
        for (let count = 0; count < KEPT_RUNS; count++) {
            await server.queue({ jobId: 7, skipped: why, queuedAt: at });
        }
        await (await engine.jobLogs.open(2, [])).close();
        const id = (await server.queue({ jobId: 7, run: inImage }))!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`);
        await engine.jobs.runner.idle();
        const kept = await jobRuns.list(database.knex, { stack: "shop", limit: 1000 });
        expect(kept.map((run) => run.id).sort((a, b) => a - b)).toEqual([
            others,
            ...Array.from({ length: KEPT_RUNS }, (_, index) => index + 3),
        ]);
    });
});

describe("cancel()", () => {
    it("ends a queued run before it begins, also while it waits for its stack", async () => {
        const engine = await server.start();
        let free!: () => void;
        const deploying = engine.locks.hold("shop", "deployment 5", () => new Promise<void>((end) => (free = end)));
        const id = (await server.queue())!;
        engine.jobs.runner.wake();
        expect(await engine.jobs.runner.cancel(id)).toBe(true);
        free();
        await deploying;
        await engine.jobs.runner.idle();
        expect([(await server.find(id)).state, server.containers.started]).toEqual(["canceled", []]);
        expect(await engine.jobs.runner.cancel(id)).toBe(false);
    });

    it("ends a running command with its container, and says who may try again", async () => {
        const engine = await server.start();
        const id = (await server.queue({ run: { ...inImage, retries: 3 } }))!;
        engine.jobs.runner.wake();
        await running().toEqual([`job-${id}`]);
        expect(await engine.jobs.runner.cancel(id)).toBe(true);
        const run = await server.reaches(id, "canceled");
        expect([run.error?.code, run.cancelRequested, server.containers.running]).toEqual(["CANCELED", true, []]);
        expect(server.containers.started).toEqual([`job-${id}`]);
    });

    it("of a run that nobody has answers false", async () => {
        const engine = await server.start();
        expect(await engine.jobs.runner.cancel(99)).toBe(false);
    });
});

describe("stop()", () => {
    it("doesn't wait for a run that waits for its stack, which then begins nothing", async () => {
        const engine = await server.start();
        let free!: () => void;
        const held = engine.locks.hold("shop", "a button of the host", () => new Promise<void>((end) => (free = end)));
        const id = (await server.queue())!;
        engine.jobs.runner.wake();
        await engine.jobs.close();
        free();
        await held;
        await engine.jobs.runner.idle();
        expect([(await server.find(id)).state, server.containers.started]).toEqual(["queued", []]);
    });
});

describe("a schedule's run", () => {
    it("tells by itself that the engine is away", async () => {
        const engine = await server.start();
        const away = new CicdError({ code: "ENGINE_UNREACHABLE", message: "Away.", hint: "Start it." });
        server.containers.on.stopped = () => Promise.reject(away);
        server.containers.runCommand = () => Promise.reject(away);
        const id = (await server.queue({ trigger: "schedule" }))!;
        engine.jobs.runner.wake();
        expect((await server.reaches(id, "failed")).error?.code).toBe("ENGINE_UNREACHABLE");
        expect(engine.reported).toEqual([]);
    });

    it("is skipped with a reason when the stack is stopped, and one by hand begins all the same", async () => {
        const engine = await server.start();
        server.containers.on.stopped = async () => ({ services: ["web"], running: false });
        const [scheduled, byHand] = [(await server.queue({ trigger: "schedule" }))!, (await server.queue())!];
        engine.jobs.runner.wake();
        const { error } = await server.reaches(scheduled, "skipped");
        expect(error?.message).toContain("stopped");
        await running().toEqual([`job-${byHand}`]);
        server.containers.exit(`job-${byHand}`);
        await engine.jobs.runner.idle();
    });
});
