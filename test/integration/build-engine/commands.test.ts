import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import { buildConfigs } from "../../../backend/models/build-configs";
import { deployments } from "../../../backend/models/deployments";
import { steps } from "../../../backend/models/steps";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    await connectStack(database, "shop");
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

const command = (name: string, more: object = {}) => ({ name, run: "true", image: "busybox", ...more });

async function use(commands: object): Promise<void> {
    const config = buildConfigSchema.parse({ commands });
    await buildConfigs.save(database.knex, "shop", config, new Date(0).toISOString());
}

async function run(change: Parameters<typeof enqueue>[1] = { stack: "shop" }) {
    const id = await enqueue(database, change);
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

const stepOf = async (id: number, name: string) =>
    (await steps.listFor(database.knex, [id])).get(id)!.find((step) => step.name === name);

describe("commands of a stack", () => {
    it("run in the order of their phases around the build and the deployment", async () => {
        await use({
            preBuild: [command("lint")],
            build: [command("compile")],
            test: [command("unit")],
            preDeploy: [command("migrate", { image: undefined, runIn: "web" })],
            postDeploy: [command("smoke"), command("mourn", { on: "failure" })],
        });
        expect((await run()).state).toBe("succeeded");
        expect(engine.deployer.calls).toEqual([
            "prepare",
            "run lint",
            "run compile",
            "build",
            "render",
            "run unit",
            "run migrate",
            "apply v1",
            "verify",
            "run smoke",
            "prune",
        ]);
    });

    it("keep the stack untouched when a test fails, and run what is for failures", async () => {
        engine.deployer.exitCodes = { unit: [3] };
        await use({
            test: [command("unit"), command("clean", { on: "always" }), command("never")],
            postDeploy: [command("tell", { on: "failure" })],
        });
        const done = await run();
        expect(done).toMatchObject({ state: "failed", error: { code: "COMMAND_FAILED" } });
        expect(engine.deployer.calls.slice(-3)).toEqual(["run unit", "run clean", "run tell"]);
        expect(await stepOf(done.id, "test")).toMatchObject({ state: "failed", exitCode: 3 });
    });

    it("take the release back when one after the deployment fails, and tell of it afterwards", async () => {
        await run();
        engine.deployer.rendered = "v2";
        engine.deployer.exitCodes = { smoke: [1] };
        await use({ postDeploy: [command("smoke"), command("tell", { on: "always" })] });
        expect((await run()).state).toBe("rolled-back");
        expect(engine.deployer.live).toBe("v1");
        expect(engine.deployer.calls.slice(-3)).toEqual(["run smoke", "undo v2", "run tell"]);
    });

    it("begin again with the failed step when the deployment is retried", async () => {
        engine.deployer.exitCodes = { unit: [1, 0] };
        await use({ preBuild: [command("lint")], test: [command("unit")] });
        const failed = await run();
        expect(failed.progress?.retryFrom).toBe("test");
        engine.deployer.calls.length = 0;
        const { commitSha } = failed;
        const done = await run({ stack: "shop", commitSha, retryOf: failed.id });
        expect(done.state).toBe("succeeded");
        expect(engine.deployer.calls).toEqual(["prepare", "render", "run unit", "apply v1", "verify", "prune"]);
        expect(engine.git.fetches).toBe(1);
    });

    it("that ran as a service only are not run again by a retry, which needs no workspace for them", async () => {
        engine.deployer.exitCodes = { smoke: [1, 0] };
        await use({
            preDeploy: [command("migrate", { image: undefined, runIn: "web" })],
            postDeploy: [command("smoke", { image: undefined, runIn: "web" })],
        });
        const failed = await run();
        expect(failed.progress?.retryFrom).toBe("deploy");
        engine.deployer.calls.length = 0;
        const done = await run({ stack: "shop", commitSha: failed.commitSha, retryOf: failed.id });
        expect(done.state).toBe("succeeded");
        expect(engine.deployer.calls).toEqual(["prepare", "render", "apply v1", "verify", "run smoke", "prune"]);
    });
});
