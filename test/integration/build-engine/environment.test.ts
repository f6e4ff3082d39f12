import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { openRelease } from "../../../backend/build-engine/release-environment";
import type { LiveRelease } from "../../../backend/deploy/deployer";
import { deployments } from "../../../backend/models/deployments";
import { environmentKeys } from "../../../backend/models/environment-keys";
import { releases } from "../../../backend/models/releases";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let envFile: string;
/** The environments that were put live, or gone back to. */
let applied: (string | null)[];
let undone: (string | null)[];

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    await connectStack(database, "shop");
    await mkdir(join(engine.stacksDir, "shop"));
    envFile = join(engine.stacksDir, "shop", ".env");
    applied = [];
    undone = [];
    engine.deployer.on.apply = async (next) => {
        applied.push(next.environment);
        await writeFile(envFile, next.environment ?? "");
    };
    engine.deployer.on.undo = async (_, previous) => {
        undone.push(previous?.environment ?? null);
        return { result: "restored" };
    };
    const { render } = engine.deployer;
    engine.deployer.render = async function (this: typeof engine.deployer, ...args) {
        return { ...(await render.apply(this, args)), environment: await readFile(envFile, "utf8") };
    };
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

async function deployWith(environment: string) {
    await writeFile(envFile, environment);
    return run();
}

async function live(): Promise<LiveRelease & { number: number; commitSha: string | null }> {
    const active = (await releases.active(database.knex, "shop"))!;
    return { ...openRelease(active, engine.secrets), number: active.number, commitSha: active.commitSha };
}

const broken = new CicdError({ code: "SERVICE_UNHEALTHY", message: "web exited 1.", hint: "Look at the log." });

describe("a deployment of the environment alone", () => {
    it("is a release of its own with the same commit and content, without checkout or build", async () => {
        await deployWith("COLOR=red\n");
        const before = await live();
        engine.deployer.calls = [];
        await writeFile(envFile, "COLOR=blue\n");
        const done = await run({ trigger: "environment" });
        expect(done).toMatchObject({ state: "succeeded", commitSha: before.commitSha });
        expect(engine.deployer.calls).not.toContain("build");
        expect(await live()).toMatchObject({ number: 2, environment: "COLOR=blue\n", content: before.content });
    });

    it("goes back to the values of before when it fails, secrets too, and keeps no release", async () => {
        await deployWith("A_TOKEN=works\n");
        await writeFile(envFile, "A_TOKEN=broken\n");
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        const done = await run({ trigger: "environment" });
        expect(done.state).toBe("rolled-back");
        expect(undone).toEqual(["A_TOKEN=works\n"]);
        expect((await live()).number).toBe(1);
    });

    it("is refused before anything is touched where nothing was deployed yet", async () => {
        engine.deployer.live = "by hand";
        const { captureCurrent } = engine.deployer;
        engine.deployer.captureCurrent = async function (this: typeof engine.deployer) {
            const captured = (await captureCurrent.call(this))!;
            return { ...captured, content: { ...captured.content, asFound: true } };
        };
        const done = await run({ trigger: "environment" });
        expect(done).toMatchObject({ state: "failed", error: { code: "STATE_CONFLICT" } });
        expect(applied).toEqual([]);
    });

    it("stops where the new values ask for a right that nobody granted", async () => {
        await deployWith("DATA=./data\n");
        const right = { grant: "web host-path /", text: "web mounts /", granted: false };
        engine.deployer.on.changeEnvironment = async (change) => ({
            content: change.active.content,
            environment: change.environment,
            plan: {
                commit: null,
                changes: [],
                commits: [],
                differences: [],
                missingEnvironment: [],
                rights: [right],
                notes: [],
            },
        });
        const done = await run({ trigger: "environment" });
        expect(done.error).toMatchObject({ code: "RIGHT_NOT_GRANTED" });
        expect(applied).toHaveLength(1);
    });
});

describe("going back", () => {
    it("keeps today's secrets, as a release of its own", async () => {
        const first = await deployWith("A_TOKEN=old\nCOLOR=red\n");
        await deployWith("A_TOKEN=rotated\nCOLOR=blue\n");
        const done = await run({ trigger: "rollback", targetReleaseId: first.releaseId });
        expect(done.state).toBe("succeeded");
        expect(await live()).toMatchObject({ number: 3, environment: "A_TOKEN=rotated\nCOLOR=red\n" });
        const kept = (await releases.find(database.knex, first.releaseId!))!;
        expect(openRelease(kept, engine.secrets).environment).toBe("A_TOKEN=old\nCOLOR=red\n");
    });

    it("puts the very release live when no current value differs", async () => {
        const first = await deployWith("COLOR=red\n");
        await deployWith("COLOR=blue\n");
        await run({ trigger: "rollback", targetReleaseId: first.releaseId });
        expect(await live()).toMatchObject({ number: 1, environment: "COLOR=red\n" });
    });

    it("obeys the chosen mode", async () => {
        await environmentKeys.choose(database.knex, "shop", { A_TOKEN: "versioned", COLOR: "current" });
        const first = await deployWith("A_TOKEN=old\nCOLOR=red\n");
        await deployWith("A_TOKEN=new\nCOLOR=blue\n");
        await run({ trigger: "rollback", targetReleaseId: first.releaseId });
        expect((await live()).environment).toBe("A_TOKEN=old\nCOLOR=blue\n");
    });

    it("gives code from outside exactly what it had", async () => {
        const first = await deployWith("A_TOKEN=\n");
        const made = (await releases.find(database.knex, first.releaseId!))!;
        await deployments.recordFacts(database.knex, made.deploymentId!, { untrusted: true });
        await deployWith("A_TOKEN=rotated\n");
        await run({ trigger: "rollback", targetReleaseId: first.releaseId });
        expect((await live()).environment).toBe("A_TOKEN=\n");
    });

    it("after a failure keeps today's secrets too", async () => {
        await deployWith("A_TOKEN=old\nCOLOR=red\n");
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        const done = await deployWith("A_TOKEN=rotated\nCOLOR=blue\n");
        expect(done.state).toBe("rolled-back");
        expect(undone).toEqual(["A_TOKEN=rotated\nCOLOR=red\n"]);
    });

    it("takes the values that the release ran with where today's keep it from coming back", async () => {
        await deployWith("A_TOKEN=works\n");
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        engine.deployer.on.undo = async (_, previous) => {
            undone.push(previous?.environment ?? null);
            return undone.length === 1 ? { result: "failed", error: broken } : { result: "restored" };
        };
        const done = await deployWith("A_TOKEN=mistyped\n");
        expect(undone).toEqual(["A_TOKEN=mistyped\n", "A_TOKEN=works\n"]);
        expect(done.state).toBe("rolled-back");
    });
});
