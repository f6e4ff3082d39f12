import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandGoesOn } from "../../../backend/build-engine/command-goes-on";
import { jobRuns } from "../../../backend/models/job-runs";
import { createUseCases } from "../../../backend/use-cases/create-use-cases";
import type { Actor, UseCases } from "../../../backend/use-cases/use-cases";
import { jobSchema, oneOffSchema } from "../../../common/job-schema";
import { parseInput } from "../../../common/parse-input";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { JobServer } from "../build-engine/jobs/job-server";

const ana: Actor = { name: "ana", scope: "administrator" };
const ben: Actor = { name: "ben", scope: "operator" };
const command = { run: "pg_dump shop", runIn: "web" };

let database: TestDatabase;
let server: JobServer;
let engine: Awaited<ReturnType<JobServer["start"]>>;
let useCases: UseCases;

beforeEach(async () => {
    database = await openTestDatabase();
    server = new JobServer(database);
    await server.connect();
    engine = await server.start();
    useCases = createUseCases({
        ...engine,
        ownDir: database.directory,
        fallbackUrl: "https://dockge.example.org",
        hookPort: { forced: null, use: async () => undefined },
        registries: { reload: async () => undefined, test: async () => ({ ok: true, refused: false, message: "" }) },
        deliveries: {
            invalidateHook: () => undefined,
            readBody: async () => "",
            redeliver: async (event) => event,
        },
    });
});
afterEach(async () => {
    await engine.jobs.close();
    await database.close();
});

const save = (change: object = {}, name = "backup") =>
    useCases.saveJob("shop", { name, input: parseInput(jobSchema, { command, ...change }) }, ana);
const running = () => expect.poll(() => server.containers.running, { timeout: 20_000 });

describe("a job", () => {
    it("is kept with who changed it, and shows when it is due and how it went last", async () => {
        const saved = await save({ schedule: " 0  3 * * * ", timezone: "Europe/Berlin" });
        expect(saved).toMatchObject({ name: "backup", schedule: "0 3 * * *", changedBy: "ana", lastRun: null });
        expect(Date.parse(saved.nextAt!)).toBeGreaterThan(Date.now());
        await useCases.runJob("shop", "backup", ben);
        await running().toEqual(["job-1"]);
        server.containers.exit("job-1", 2);
        await engine.jobs.runner.idle();
        const [listed] = await useCases.jobs("shop");
        expect(listed!.lastRun).toMatchObject({ id: 1, state: "failed", exitCode: 2, requestedBy: "ben", release: 3 });
        expect(await useCases.jobRuns("shop", { limit: 10 })).toMatchObject({ items: [{ id: 1 }], next: null });
    });

    it("keeps its row and history when it is saved again, and rests when it is told to", async () => {
        const first = await save({ schedule: "0 3 * * *" });
        const again = await save({ schedule: "0 4 * * *", enabled: false });
        expect([again.id, again.nextAt, (await useCases.jobs("shop")).length]).toEqual([first.id, null, 1]);
    });

    it("is not run twice at a time, and says which run is at work", async () => {
        await save();
        await useCases.runJob("shop", "backup", ana);
        await expect(useCases.runJob("shop", "backup", ben)).rejects.toMatchObject({
            code: "STATE_CONFLICT",
            message: expect.stringContaining("run 1"),
        });
        await running().toEqual(["job-1"]);
        server.containers.exit("job-1");
    });

    it("leaves its history behind when it is deleted; what waits is canceled and what runs goes on", async () => {
        await save();
        await useCases.runJob("shop", "backup", ana);
        await running().toEqual(["job-1"]);
        await useCases.deleteJob("shop", "backup", ana);
        expect(await useCases.jobs("shop")).toEqual([]);
        server.containers.exit("job-1");
        await engine.jobs.runner.idle();
        expect(await useCases.jobRun(1)).toMatchObject({ state: "succeeded", job: null, name: "backup" });
        await expect(useCases.deleteJob("shop", "backup", ana)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("goes with the stack's connection, and so does what is open, also what must not be interrupted", async () => {
        await save({ command: { ...command, interruptible: false }, schedule: "0 3 * * *" });
        await useCases.runJob("shop", "backup", ana);
        await running().toEqual(["job-1"]);
        await useCases.disconnect("shop", ana);
        await engine.jobs.runner.idle();
        expect([await useCases.jobs("shop"), server.containers.running]).toEqual([[], []]);
        expect((await useCases.jobRun(1)).state).toBe("canceled");
        await expect(save()).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
    });
});

describe("a command that is not kept", () => {
    it("runs beside others, in the name of whoever asked", async () => {
        const input = parseInput(oneOffSchema, { command: { run: ["true"], image: "busybox" } });
        await useCases.runOnce("shop", input, ana);
        await useCases.runOnce("shop", input, ana);
        await running().toEqual(["job-1", "job-2"]);
        expect(await useCases.jobRun(1)).toMatchObject({ name: "one-off", job: null, requestedBy: "ana" });
        server.containers.running.forEach((id) => server.containers.exit(id));
    });

    it("needs a connected stack", async () => {
        const input = parseInput(oneOffSchema, { command });
        await expect(useCases.runOnce("blog", input, ana)).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
    });
});

describe("cancelJobRun()", () => {
    it("refuses what must not be interrupted once it runs, and what has ended", async () => {
        await save({ command: { ...command, interruptible: false } });
        await useCases.runJob("shop", "backup", ana);
        await running().toEqual(["job-1"]);
        await expect(useCases.cancelJobRun(1, ana)).rejects.toMatchObject({ safe: "It goes on." });
        server.containers.exit("job-1");
        await engine.jobs.runner.idle();
        await expect(useCases.cancelJobRun(1, ana)).rejects.toMatchObject({ message: /has ended already/ });
        await expect(useCases.cancelJobRun(99, ana)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
});

describe("what is refused", () => {
    it.each([
        [{ command: { run: "x" } }, /exactly one place/],
        [{ command: { ...command, image: "busybox" } }, /exactly one place/],
        [{ command: { ...command, on: "always" } }, /no condition/],
        [{ command: { ...command, allowFailure: true } }, /needs no leave/],
        [{ command: { ...command, directory: "sub" } }, /no workspace/],
        [{ command, schedule: "@daily" }, /write 0 0 \* \* \*/],
        [{ command, schedule: "0 3 * * *", timezone: "Mars/Olympus" }, /time zone/],
        [{ command, shedule: "0 3 * * *" }, /no setting "shedule"/],
    ])("%j", (input, message) => {
        expect(() => parseInput(jobSchema, input)).toThrow(message);
    });
});

describe("commandGoesOn()", () => {
    it("is asked of a job's command too: only its open run's newest try goes on", async () => {
        const id = (await server.queue())!;
        const goesOn = (name: string) => commandGoesOn(database.knex, name);
        expect(await goesOn(`job-${id}`)).toBe(true);
        const claim = "c";
        await jobRuns.move(database.knex, engine.clock, { run: id, from: "queued", to: "running", claim });
        await jobRuns.note(database.knex, { id, claim }, { tries: 2 });
        expect([await goesOn(`job-${id}`), await goesOn(`job-${id}-2`)]).toEqual([false, true]);
        await jobRuns.move(database.knex, engine.clock, { run: id, from: "running", to: "failed", claim });
        expect([await goesOn(`job-${id}-2`), await goesOn("job-99"), await goesOn("other")]).toEqual([
            false,
            false,
            true,
        ]);
    });
});
