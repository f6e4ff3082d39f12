import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobRuns } from "../../../../backend/models/job-runs";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";
import { JobServer } from "./job-server";

let database: TestDatabase;
let server: JobServer;

beforeEach(async () => {
    database = await openTestDatabase();
    server = new JobServer(database);
    await server.connect();
});
afterEach(() => database.close());

const onHost = { run: "backup.sh", onHost: true };
const running = () => expect.poll(() => server.containers.running, { timeout: 20_000 });

/** As a server that died left the run: claimed, and as far as `facts` say. */
async function leaveClaimed(id: number, facts: { tries?: number; releaseId?: number } = {}): Promise<void> {
    const { clock } = await server.start();
    const claim = "dead/job-1";
    await jobRuns.move(database.knex, clock, { run: id, from: "queued", to: "running", claim });
    if (facts.tries !== undefined) {
        await jobRuns.note(database.knex, { id, claim }, facts);
    }
}

describe("after the server died", () => {
    it("before the claim, the run begins", async () => {
        const id = (await server.queue())!;
        const engine = await server.start();
        engine.jobs.start();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`);
        await server.reaches(id, "succeeded");
        await engine.jobs.close();
    });

    it("between the claim and the start, the command is started once", async () => {
        const id = (await server.queue())!;
        await leaveClaimed(id);
        const engine = await server.start();
        engine.jobs.start();
        await running().toEqual([`job-${id}`]);
        server.containers.exit(`job-${id}`);
        await server.reaches(id, "succeeded");
        expect(server.containers.started).toEqual([`job-${id}`]);
        await engine.jobs.close();
    });

    it("amid the command, what still runs is joined, however often", async () => {
        const id = (await server.queue({ run: { run: "x", image: "busybox", retries: 1 } }))!;
        for (let lives = 0; lives < 3; lives++) {
            const engine = await server.start();
            engine.jobs.start();
            await running().toEqual([`job-${id}`]);
            await expect.poll(() => server.containers.asked.length).toBe(lives + 1);
            await engine.jobs.close();
            expect((await server.find(id)).state).toBe("running");
        }
        const engine = await server.start();
        engine.jobs.start();
        await expect.poll(() => server.containers.asked.length).toBe(4);
        server.containers.exit(`job-${id}`, 0);
        expect(await server.reaches(id, "succeeded")).toMatchObject({ tries: 1 });
        expect(server.containers.started).toEqual([`job-${id}`]);
        await engine.jobs.close();
        expect(await engine.jobLogs.read(id)).toContain("The server stopped during this run");
    });

    it("after the command ended and before that was written down, its code is what counts", async () => {
        const id = (await server.queue({ run: { run: "x", image: "busybox" } }))!;
        const first = await server.start();
        first.jobs.start();
        await running().toEqual([`job-${id}`]);
        await first.jobs.close();
        server.containers.exit(`job-${id}`, 4);
        const second = await server.start();
        second.jobs.start();
        expect(await server.reaches(id, "failed")).toMatchObject({ exitCode: 4 });
        expect(server.containers.started).toEqual([`job-${id}`]);
        await second.jobs.close();
    });

    it("amid the second try, the first one is not run again", async () => {
        const id = (await server.queue({ run: { run: "x", image: "busybox", retries: 1 } }))!;
        await leaveClaimed(id, { tries: 2 });
        const engine = await server.start();
        engine.jobs.start();
        await running().toEqual([`job-${id}-2`]);
        server.containers.exit(`job-${id}-2`, 1);
        await server.reaches(id, "failed");
        await engine.jobs.close();
    });

    it("after a cancel was asked for, the command is ended and not joined", async () => {
        const id = (await server.queue({ run: { run: "x", image: "busybox" } }))!;
        const first = await server.start();
        first.jobs.start();
        await running().toEqual([`job-${id}`]);
        await first.jobs.close();
        await jobRuns.requestCancel(database.knex, id);
        const second = await server.start();
        second.jobs.start();
        await server.reaches(id, "canceled");
        await second.jobs.close();
        expect([server.containers.running, server.containers.asked.length]).toEqual([[], 1]);
    });

    it("the release that the run began with is kept, though another one is live now", async () => {
        const id = (await server.queue())!;
        await leaveClaimed(id, { tries: 1, releaseId: 1 });
        await database.knex("cicd_release").where({ id: 1 }).update({ state: "retired" });
        const engine = await server.start();
        engine.jobs.start();
        await running().toEqual([`job-${id}`]);
        expect(server.containers.asked[0]!.release?.content.stackFiles).toEqual({ "compose.yaml": "v1" });
        server.containers.exit(`job-${id}`);
        await server.reaches(id, "succeeded");
        await engine.jobs.close();
    });

    it("a command on the host has died too and is not run again, unless it had not begun", async () => {
        const [begun, waiting] = [(await server.queue({ run: onHost }))!, (await server.queue({ run: onHost }))!];
        await leaveClaimed(begun, { tries: 1 });
        await leaveClaimed(waiting);
        const engine = await server.start();
        engine.jobs.start();
        expect(await server.find(begun)).toMatchObject({ state: "failed", error: { code: "INTERRUPTED" } });
        await running().toEqual([`job-${waiting}`]);
        server.containers.exit(`job-${waiting}`);
        await server.reaches(waiting, "succeeded");
        await engine.jobs.close();
    });

    it("what another process runs now is left alone", async () => {
        const id = (await server.queue())!;
        const engine = await server.start();
        const claim = `${engine.bootId}/job-9`;
        await jobRuns.move(database.knex, engine.clock, { run: id, from: "queued", to: "running", claim });
        expect(
            await jobRuns.move(database.knex, engine.clock, {
                run: id,
                from: "running",
                to: "failed",
                claim: "dead/1",
            }),
        ).toBe(false);
        expect((await server.find(id)).state).toBe("running");
    });
});

describe("an orderly stop", () => {
    it("ends a command on the host, says so, and begins nothing more", async () => {
        const engine = await server.start();
        const id = (await server.queue({ run: onHost }))!;
        engine.jobs.start();
        await running().toEqual([`job-${id}`]);
        const later = engine.jobs.close();
        await later;
        expect(await server.find(id)).toMatchObject({ state: "failed", error: { code: "INTERRUPTED" } });
        expect(server.containers.running).toEqual([]);
        const next = (await server.queue({ run: onHost }))!;
        engine.jobs.runner.wake();
        expect((await server.find(next)).state).toBe("queued");
    });
});
