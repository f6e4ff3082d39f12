import { access, mkdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DiskKindName } from "../../../common/disk-views";
import { settingsSchema } from "../../../common/schema";
import type { DeploymentState } from "../../../common/states";
import { releases } from "../../../backend/models/releases";
import { settings } from "../../../backend/models/settings";
import { diskUsage, freeDisk } from "../../../backend/use-cases/disk/manage-disk";
import { createTidyUp } from "../../../backend/use-cases/disk/tidy-up";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const now = new Date("2026-06-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
const deps = () => ({ ...engine, ownDir: database.directory });
const exists = (file: string) =>
    access(file).then(
        () => true,
        () => false,
    );
const kind = async (name: DiskKindName) => (await diskUsage(deps())).items.filter((item) => item.kind === name);
const save = (disk: object) => settings.save(database.knex, settingsSchema.parse({ disk }));

async function deployment(state: DeploymentState, finished: string | null, stack = "shop"): Promise<number> {
    const id = await enqueue(database, { stack });
    await database.knex("cicd_deployment").where({ id }).update({ state, finished_at: finished });
    return id;
}

beforeEach(async () => {
    database = await openTestDatabase();
    await connectStack(database, "shop");
    engine = await startBuildEngine(database, { clock: { now: () => now }, freeBytes: 5_000_000_000 });
});
afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

describe("workspaces", () => {
    const workspace = (name: string | number) => path.join(engine.stacksDir, ".cicd", "shop", "work", String(name));
    const make = async (name: string | number, mtime = now) => {
        await mkdir(workspace(name), { recursive: true });
        await writeFile(path.join(workspace(name), "file"), "x".repeat(1000));
        await utimes(workspace(name), mtime, mtime);
    };

    it("of running, retried, young and last failed deployments stay, all others go", async () => {
        const old = await deployment("failed", daysAgo(30));
        const retried = await deployment("failed", daysAgo(29));
        const succeeded = await deployment("succeeded", daysAgo(20));
        const last = await deployment("failed", daysAgo(15));
        const retry = await deployment("waiting", null);
        await database.knex("cicd_deployment").where({ id: retry }).update({ retry_of: retried });
        for (const name of [old, retried, succeeded, last, retry, "unknown-5", "candidate-new"]) {
            await make(name, name === "unknown-5" ? new Date(daysAgo(1)) : now);
        }
        const [part] = await kind("workspaces");
        expect(part).toMatchObject({ stack: "shop", count: 7, freeableCount: 3 });
        expect(part!.freeableBytes).toBeGreaterThanOrEqual(3000);

        const freed = await freeDisk(deps(), ["workspaces"]);
        expect(freed).toMatchObject({ freedCount: 3, busy: [] });
        const left = await Promise.all(
            [old, retried, succeeded, last, retry, "unknown-5", "candidate-new"].map((name) => exists(workspace(name))),
        );
        expect(left).toEqual([false, true, false, true, true, false, true]);
        expect((await freeDisk(deps(), ["workspaces"])).freedCount).toBe(0);
    });

    it("that the last failed deployment went on with stays, although it was made for another one", async () => {
        const home = await deployment("failed", daysAgo(30));
        const between = await deployment("failed", daysAgo(20));
        const last = await deployment("failed", daysAgo(10));
        await database
            .knex("cicd_deployment")
            .where({ id: last })
            .update({ progress: JSON.stringify({ home }) });
        await make(home);
        await make(between);
        await freeDisk(deps(), ["workspaces"]);
        expect([await exists(workspace(home)), await exists(workspace(between))]).toEqual([true, false]);
    });

    it("of a stack at which something is at work stay, and it is named", async () => {
        await make(await deployment("succeeded", daysAgo(20)));
        const freed = await engine.locks.hold("shop", "a test", () => freeDisk(deps(), ["workspaces"]));
        expect(freed).toMatchObject({ freedCount: 0, busy: ["shop"] });
    });

    it("are tidied up after a deployment", async () => {
        const id = await deployment("succeeded", daysAgo(20));
        await make(id);
        const failures: unknown[] = [];
        const tidyUp = createTidyUp(deps(), (error) => failures.push(error));
        engine.bus.publish({ type: "deployment", stack: "shop", deployment: id, from: "running", to: "succeeded" });
        await expect.poll(() => exists(workspace(id))).toBe(false);
        await tidyUp.close();
        expect(failures).toEqual([]);
    });
});

describe("logs", () => {
    const log = async (id: number, bytes: number) => {
        const writer = await engine.logs.open(id, []);
        writer.write("x".repeat(bytes));
        await writer.close();
    };

    it("go by age, except for those of deployments that have not ended", async () => {
        await save({ keepLogDays: 10 });
        const ids = [
            await deployment("failed", daysAgo(30)),
            await deployment("running", null),
            await deployment("succeeded", daysAgo(5)),
        ];
        for (const id of ids) {
            await log(id, 100);
        }
        expect(await kind("logs")).toMatchObject([{ stack: null, count: 3, freeableCount: 1 }]);
        await freeDisk(deps(), ["logs"]);
        expect(await Promise.all(ids.map(async (id) => (await engine.logs.read(id)).length > 0))).toEqual([
            false,
            true,
            true,
        ]);
    });

    it("go by their size together, the oldest first", async () => {
        await save({ maxLogsMb: 1, keepLogDays: 0 });
        const ids = [];
        for (let count = 0; count < 3; count++) {
            const id = await deployment("succeeded", daysAgo(3 - count));
            ids.push(id);
            await log(id, 600_000);
        }
        await freeDisk(deps(), ["logs"]);
        const left = await Promise.all(ids.map(async (id) => (await engine.logs.read(id)).length > 0));
        expect(left).toEqual([false, false, true]);
    });
});

describe("images and snapshots", () => {
    async function release(state: string): Promise<number> {
        const id = await releases.insert(database.knex, {
            ...{ stack: "shop", deploymentId: null, ref: null, commitSha: null, commitMessage: null },
            ...{ commitAuthor: null, environment: null, createdAt: daysAgo(1) },
            content: { stackFiles: {}, trackedFiles: {}, services: {} },
        });
        await database.knex("cicd_release").where({ id }).update({ state });
        return id;
    }

    it("are let go by what no kept release needs; a discarded one that a retry may go on with stays", async () => {
        await database
            .knex("cicd_build_config")
            .insert({ stack: "shop", config: '{"keepReleases":1}', updated_at: "" });
        const states = ["retired", "discarded", "retired", "active", "discarded"];
        const ids = [];
        for (const state of states) {
            ids.push(await release(state));
        }
        const asked: number[] = [];
        engine.deployer.on.diskUsage = async (_, kept) => {
            asked.push(kept.length);
            const left = engine.deployer.calls.includes("prune") ? 0 : 7000;
            return {
                images: [{ bytes: 3000, needed: true }, ...(left ? [{ bytes: left, needed: false }] : [])],
                snapshots: [],
            };
        };
        expect(await kind("images")).toMatchObject([{ stack: "shop", bytes: 10_000, freeableBytes: 7000 }]);
        expect(await freeDisk(deps(), ["images"])).toEqual({ freedBytes: 7000, freedCount: 1, busy: [] });
        expect(new Set(asked)).toEqual(new Set([3]));
        const left = await releases.list(database.knex, "shop", { limit: 10 });
        expect(left.map(({ id }) => id)).toEqual([ids[4], ids[3], ids[2]]);
    });
});

describe("build cache", () => {
    it("is left alone unless a limit is set, and cut to it then", async () => {
        engine.deployer.on.buildCache = async () => ({ bytes: 3 * 1024 ** 3, count: 8 });
        expect(await kind("build-cache")).toMatchObject([{ freeableBytes: 0 }]);
        await freeDisk(deps(), ["build-cache"]);
        expect(engine.deployer.calls).toEqual([]);
        await save({ buildCacheGb: 2 });
        expect(await kind("build-cache")).toMatchObject([{ freeableBytes: 1024 ** 3 }]);
        await freeDisk(deps(), ["build-cache"]);
        expect(engine.deployer.calls).toEqual([`cut build cache to ${2 * 1024 ** 3}`]);
    });
});

describe("a full disk", () => {
    const ended = async (id: number) => {
        await expect
            .poll(async () => (await database.knex("cicd_deployment").where({ id }).first()).state, { timeout: 20_000 })
            .toMatch(/succeeded|failed/);
        return database.knex("cicd_deployment").where({ id }).first() as Promise<{ state: string; error: string }>;
    };
    const deploy = async () => {
        const id = await enqueue(database, { stack: "shop" });
        engine.queue.wake();
        return ended(id);
    };

    it("ends a build by name, and everything goes on when there is space again", async () => {
        const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
        engine.deployer.on.build = () => Promise.reject(full);
        const failed = await deploy();
        expect(failed.state).toBe("failed");
        expect(JSON.parse(failed.error)).toMatchObject({ code: "DISK_FULL", safe: /not touched/ });
        expect(await database.knex.raw("PRAGMA integrity_check")).toMatchObject([{ integrity_check: "ok" }]);
        expect(engine.deployer.live).toBeNull();

        engine.deployer.on.build = undefined;
        expect((await deploy()).state).toBe("succeeded");
    });

    it("is asked before a build by the floor of the settings", async () => {
        await save({ freeFloorMb: 5000 });
        const failed = await deploy();
        expect(JSON.parse(failed.error)).toMatchObject({ code: "DISK_FULL", message: /at least 5000 MB/ });
        expect(engine.deployer.calls).not.toContain("build");
        await save({ freeFloorMb: 100 });
        expect((await deploy()).state).toBe("succeeded");
    });
});
