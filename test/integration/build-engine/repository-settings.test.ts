import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConfigs } from "../../../backend/models/build-configs";
import { deployments, type NewDeployment } from "../../../backend/models/deployments";
import { deploymentSettings } from "../../../backend/models/deployment-settings";
import { releases } from "../../../backend/models/releases";
import { repositorySwitches } from "../../../backend/models/repository-switches";
import { buildConfigSchema, type BuildConfig } from "../../../common/schema";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const at = "2026-03-02T10:00:00.000Z";
const file = ".dockge/cicd.yaml";

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let repositoryId: number;
/** The files of every commit. */
let files: Record<string, string>;
/** What the build and the way live were given. */
let used: { build?: BuildConfig; apply?: BuildConfig };

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    repositoryId = await connectStack(database, "shop");
    files = { "compose.yaml": "services:\n  web:\n    build: .\n" };
    used = {};
    engine.git.on.checkout = async (...args) => {
        for (const [name, text] of Object.entries(files)) {
            await mkdir(dirname(join(args[2], name)), { recursive: true });
            await writeFile(join(args[2], name), text);
        }
    };
    engine.deployer.on.build = async (...args) => {
        used.build = args[2].buildConfig;
        return [];
    };
    engine.deployer.on.apply = async (...args) => {
        used.apply = args[2].buildConfig;
    };
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

async function deploy(change: Partial<NewDeployment> = {}) {
    const id = await enqueue(database, { stack: "shop", repositoryId, ...change });
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

const own = (config: object) => buildConfigs.save(database.knex, "shop", buildConfigSchema.parse(config), at);
const settingsOf = (id: number) => deploymentSettings.find(database.knex, id);

describe("settings in the repository", () => {
    it("count over the stack's own, and are kept with the origin of each", async () => {
        await own({ buildArgs: { A: "mine", B: "mine" }, noCache: true });
        files[file] = "pull: true\nbuildArgs:\n  B: theirs\n";
        const done = await deploy();
        expect(done).toMatchObject({ state: "succeeded", error: null });
        expect(used.build).toMatchObject({ pull: true, noCache: true, buildArgs: { A: "mine", B: "theirs" } });
        const kept = await settingsOf(done.id);
        expect(kept?.config).toEqual(used.build);
        expect(kept?.origins).toMatchObject({
            pull: { from: "repository", at: `${file} line 1` },
            "buildArgs.B": { from: "repository", at: `${file} line 3` },
            noCache: { from: "settings" },
            builder: { from: "default" },
        });
    });

    it("stop the deployment before anything is built when a line is wrong", async () => {
        files[file] = "comands: {}\n";
        const done = await deploy();
        expect(done).toMatchObject({ state: "failed", error: { code: "SETTINGS_INVALID" } });
        expect(done.error?.message).toContain(`${file}, line 1: unknown key "comands"`);
        expect(engine.deployer.calls).not.toContain("prepare");
        expect(await settingsOf(done.id)).toBeNull();
    });

    it("stop it when they set more than they may, and not once an administrator allows it", async () => {
        files["compose.yaml"] += "x-cicd:\n  push:\n    repository: registry.example.org/evil\n";
        const refused = await deploy();
        expect(refused).toMatchObject({ state: "failed", error: { code: "SETTING_NOT_ALLOWED" } });
        expect(refused.error?.message).toContain("x-cicd in compose.yaml, line 6: push.repository");
        expect(refused.error?.hint).toContain('"push"');
        expect(engine.deployer.calls).not.toContain("prepare");
        await repositorySwitches.save(database.knex, "shop", ["push"], at);
        expect(await deploy()).toMatchObject({ state: "succeeded" });
        expect(used.build?.push).toEqual({ repository: "registry.example.org/evil", tags: [] });
    });

    it("survive that the stack's own settings are saved, as the switches do", async () => {
        await repositorySwitches.save(database.knex, "shop", ["health"], at);
        await own({ pull: true });
        expect(await repositorySwitches.find(database.knex, "shop")).toEqual(["health"]);
        await repositorySwitches.save(database.knex, "shop", [], at);
        expect((await buildConfigs.find(database.knex, "shop")).pull).toBe(true);
    });

    it("go back with a release, as far as they may be set today", async () => {
        await repositorySwitches.save(database.knex, "shop", ["health"], at);
        files[file] = "healthTimeout: 400\npull: true\n";
        const first = await deploy();
        files[file] = "healthTimeout: 500\n";
        await deploy();
        const target = (await releases.findByNumber(database.knex, "shop", 1))!;
        const back = () => deploy({ trigger: "rollback", targetReleaseId: target.id });
        expect((await back()).state).toBe("succeeded");
        expect(used.apply).toMatchObject({ healthTimeout: 400, pull: true });
        expect(target.deploymentId).toBe(first.id);
        await repositorySwitches.save(database.knex, "shop", [], at);
        expect((await back()).state).toBe("succeeded");
        expect(used.apply).toMatchObject({ healthTimeout: 180, pull: true });
    });

    it("count no more once a commit leaves them out", async () => {
        files[file] = "pull: true\n";
        await deploy();
        delete files[file];
        await deploy();
        expect(used.build?.pull).toBe(false);
    });
});

describe("settings of code from outside", () => {
    const released = [{ reason: "approval" as const, by: "ana", at }];
    const fromOutside = { trigger: "pull-request", ref: "refs/pull/7/head", untrusted: true, released } as const;
    const test = "commands:\n  test:\n    - { run: npm test, image: node:22, environment: { TOKEN: s3cret } }\n";

    it("count for nothing: those of the repository's own code do, without what may be secret", async () => {
        await own({ environment: { KEY: "s3cret" }, buildSecrets: ["npm"], cacheTo: ["type=registry,ref=x"] });
        files[file] = test;
        await deploy();
        files[file] = "noCache: true\nbuildArgs: { X: y }\n";
        const done = await deploy(fromOutside as never);
        expect(done).toMatchObject({ state: "succeeded", error: null });
        expect(used.build).toMatchObject({ noCache: false, buildArgs: {}, cacheTo: [], push: null, buildSecrets: [] });
        expect(used.build?.commands.test).toMatchObject([{ run: "npm test", environment: {} }]);
        expect(JSON.stringify([used.build, (await settingsOf(done.id))?.config])).not.toContain("s3cret");
    });

    it("don't become those of the repository's own code by being approved", async () => {
        files[file] = "noCache: true\n";
        await deploy(fromOutside as never);
        expect(used.build?.noCache).toBe(false);
        expect(await deploymentSettings.newest(database.knex, "shop", { succeeded: true })).toBeNull();
    });

    it("stop nothing by being wrong, since nobody reads them", async () => {
        files[file] = "comands: {}\n";
        expect((await deploy(fromOutside as never)).state).toBe("succeeded");
    });

    it("never reach commands on the host", async () => {
        await own({ commands: { test: [{ run: "make", onHost: true }] } });
        const done = await deploy(fromOutside as never);
        expect(done).toMatchObject({ state: "failed", error: { code: "FORK_NEEDS_OWN_STACK" } });
        expect(engine.deployer.calls).not.toContain("build");
    });
});
