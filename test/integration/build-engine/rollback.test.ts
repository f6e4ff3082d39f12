import { CicdError } from "../../../common/errors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MissingImage } from "../../../backend/deploy/live/kept-images";
import { bindings } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const SHA = "a".repeat(40);

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let first: number;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    await connectStack(database, "shop");
    first = (await run({ commitSha: SHA })).releaseId!;
    engine.deployer.rendered = "v2";
    await run({ commitSha: "b".repeat(40) });
    engine.deployer.calls = [];
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

async function run(change: Partial<Parameters<typeof enqueue>[1]> = {}) {
    const id = await enqueue(database, { stack: "shop", ...change });
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

const back = () => run({ trigger: "rollback", targetReleaseId: first, commitSha: SHA });
const missing = (way: MissingImage["way"]) => async () => [{ service: "web", reference: "localhost/shop/web:1", way }];
const stepsOf = async (id: number) => {
    const rows = (await database.knex("cicd_step").where({ deployment_id: id })) as { name: string; state: string }[];
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};

describe("a rollback to a release whose images are gone", () => {
    it("builds its commit again, and puts the release live with what came out", async () => {
        engine.deployer.on.missingImages = missing("rebuild");
        const built = [{ service: "web", reference: "localhost/shop/web:2", id: "sha256:2" }];
        engine.deployer.on.build = async () => built;
        const brought: unknown[] = [];
        engine.deployer.on.bringBack = async (content, images) => {
            brought.push(images);
            return { ...content, stackFiles: { "compose.yaml": "v1 again" } };
        };
        const done = await back();
        expect(done).toMatchObject({ state: "succeeded", commitSha: SHA });
        expect(await stepsOf(done.id)).toMatchObject({ checkout: "succeeded", build: "succeeded", test: "skipped" });
        expect(brought).toEqual([built]);
        expect(engine.deployer.live).toBe("v1 again");
        expect(await releases.active(database.knex, "shop")).toMatchObject({ number: 3, commitSha: SHA });
        expect(done.plan?.notes.map(({ text }) => text).join()).toContain("commit aaaaaaa is built again");
        expect(engine.deployer.calls).not.toContain("render");
    });

    it("touches nothing when the commit can't be built any more", async () => {
        engine.deployer.on.missingImages = missing("rebuild");
        engine.deployer.on.build = async () => {
            throw new Error("no");
        };
        const done = await back();
        expect(done).toMatchObject({ state: "failed" });
        expect(done.error?.safe).toContain("not touched");
        expect(engine.deployer.live).toBe("v2");
        const all = await releases.list(database.knex, "shop", { limit: 10 });
        expect(all.map(({ state }) => state)).toEqual(["active", "retired"]);
    });

    it("pulls what a registry has, before anything is touched", async () => {
        engine.deployer.on.missingImages = missing("pull");
        const done = await back();
        expect(done.state).toBe("succeeded");
        expect(engine.deployer.calls.indexOf("fetch images")).toBeGreaterThan(-1);
        expect(engine.deployer.calls.indexOf("fetch images")).toBeLessThan(engine.deployer.calls.indexOf("apply v1"));
        expect(await stepsOf(done.id)).toMatchObject({ checkout: "skipped", build: "succeeded" });
        expect(done.releaseId).toBe(first);
    });

    it("neither pulls nor builds when all are there", async () => {
        const done = await back();
        expect(await stepsOf(done.id)).toMatchObject({ checkout: "skipped", build: "skipped" });
        expect(engine.deployer.calls).not.toContain("fetch images");
        expect(done.releaseId).toBe(first);
    });
});

describe("a rollback to a release that asks for more than is granted today", () => {
    const taken = { grant: "web capability SYS_NICE", text: "web has the capability SYS_NICE", granted: false };

    it("is refused before anything is touched, with what it takes", async () => {
        engine.deployer.on.rightsOf = async () => [taken];
        const done = await back();
        expect(done).toMatchObject({
            state: "failed",
            error: { code: "RIGHT_NOT_GRANTED", message: expect.stringContaining("SYS_NICE") },
            plan: { rights: [taken] },
        });
        expect(engine.deployer.calls.join()).not.toContain("apply");
        expect((await releases.active(database.knex, "shop"))!.id).toBe(first + 1);
    });

    it("is judged by the grants of now", async () => {
        const binding = (await bindings.findByStack(database.knex, "shop"))!;
        await bindings.update(database.knex, binding.id, { grants: [taken.grant] });
        const asked: unknown[] = [];
        engine.deployer.on.rightsOf = async (release, grants) => {
            asked.push([release.content.stackFiles["compose.yaml"], grants]);
            return [{ ...taken, granted: true }];
        };
        expect((await back()).state).toBe("succeeded");
        expect(asked).toEqual([["v1", [taken.grant]]]);
    });

    it.each(["pull", "rebuild"] as const)("is judged again when its images are back by %s", async (way) => {
        const judged: boolean[] = [];
        engine.deployer.on.missingImages = missing(way);
        engine.deployer.on.rightsOf = async () => {
            const isBack = engine.deployer.calls.includes("fetch images");
            judged.push(isBack);
            return isBack ? [taken] : [];
        };
        expect(await back()).toMatchObject({ state: "failed", error: { code: "RIGHT_NOT_GRANTED" } });
        expect(judged).toEqual([false, true]);
        expect(engine.deployer.live).toBe("v2");
    });
});

describe("a rollback with volumes", () => {
    const withVolumes = () => run({ trigger: "rollback", targetReleaseId: first, asked: { volumes: true } });
    let copied: { release: number; restoring: number | null }[];

    beforeEach(() => {
        copied = [];
        engine.deployer.on.copyVolumes = async ({ release, restoring }) => void copied.push({ release, restoring });
    });

    it("copies what is there before it brings back what was kept, and then puts the release live", async () => {
        const live = (await releases.active(database.knex, "shop"))!.id;
        expect((await withVolumes()).state).toBe("succeeded");
        expect(copied).toEqual([{ release: live, restoring: first }]);
        const { calls } = engine.deployer;
        expect(calls.indexOf(`restore volumes of ${first}`)).toBeGreaterThan(-1);
        expect(calls.indexOf(`restore volumes of ${first}`)).toBeLessThan(calls.indexOf("apply v1"));
    });

    it("leaves the volumes alone when nobody asked for them", async () => {
        expect((await back()).state).toBe("succeeded");
        expect(copied).toEqual([{ release: first + 1, restoring: null }]);
        expect(engine.deployer.calls.join()).not.toContain("restore volumes");
    });

    it("takes the volumes back to what they were when the release is not well", async () => {
        const live = (await releases.active(database.knex, "shop"))!.id;
        engine.deployer.on.verify = async () => {
            throw new CicdError({ code: "SERVICE_UNHEALTHY", message: "web exited 1.", hint: "Look." });
        };
        expect((await withVolumes()).state).toBe("rolled-back");
        const { calls } = engine.deployer;
        expect(calls.indexOf(`restore volumes of ${live}`)).toBeGreaterThan(calls.indexOf("apply v1"));
        expect(calls.indexOf(`restore volumes of ${live}`)).toBeLessThan(calls.indexOf("undo v1"));
    });

    it("goes back to the former release also where its volumes can't, and says where they are kept", async () => {
        engine.deployer.on.restoreVolumes = () => Promise.reject(new Error("no space left"));
        const done = await withVolumes();
        expect(done).toMatchObject({ state: "failed", error: { code: "ROLLBACK_FAILED" } });
        expect(done.error?.safe).toContain(`is kept in .cicd/shop/volumes/${first + 1}`);
        expect(engine.deployer.calls).toContain("undo v1");
        expect(engine.deployer.live).toBe("v2");
    });

    it("goes back knowing that services were stopped for copies, when that was cut off", async () => {
        engine.deployer.on.copyVolumes = async ({ onStop }) => {
            await onStop?.();
            throw new Error("cut off");
        };
        const undone: unknown[] = [];
        engine.deployer.on.undo = async (next, previous, { stopped, again }) => {
            undone.push({ stopped, again });
            return { result: "restored" };
        };
        expect(await withVolumes()).toMatchObject({ error: { safe: "The previous release is live again." } });
        expect(undone).toEqual([{ stopped: true, again: false }]);
    });

    it("brings them back when the server stopped before, also where the release's containers run already", async () => {
        engine.deployer.rendered = "v1";
        await run();
        let stopping: Promise<void> | null = null;
        engine.deployer.on.copyVolumes = async (_, { signal }) => {
            stopping = engine.queue.stop();
            await new Promise((aborted) => signal!.addEventListener("abort", aborted));
            throw signal!.reason;
        };
        const { id, state } = await withVolumes();
        await stopping;
        expect(state).toBe("queued");
        const { deployer, secrets } = engine;
        deployer.on = {};
        engine = await startBuildEngine(database, { deployer, secrets });
        engine.queue.wake();
        await engine.queue.idle();
        expect((await deployments.find(database.knex, id))!.state).toBe("succeeded");
        expect(deployer.calls).toContain(`restore volumes of ${first}`);
    });

    it("touches no volume when there is no room for the copy", async () => {
        engine.deployer.on.copyVolumes = async () => {
            throw new CicdError({ code: "DISK_FULL", message: "No room.", hint: "Free some." });
        };
        const done = await withVolumes();
        expect(done.error?.code).toBe("DISK_FULL");
        expect(engine.deployer.calls.join()).not.toContain("restore volumes");
        expect(engine.deployer.live).toBe("v2");
    });
});
