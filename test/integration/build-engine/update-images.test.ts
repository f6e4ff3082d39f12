import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { openRelease } from "../../../backend/build-engine/release-environment";
import { deployments } from "../../../backend/models/deployments";
import { releases, type ReleaseContent } from "../../../backend/models/releases";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const SHA = "a".repeat(40);
const named = (name: string): ReleaseContent => ({
    stackFiles: { "compose.yaml": name },
    trackedFiles: {},
    services: {},
});

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    await connectStack(database, "shop");
    await mkdir(join(engine.stacksDir, "shop"));
    await writeFile(join(engine.stacksDir, "shop", ".env"), "A=1");
    engine.deployer.on.updateImages = async ({ active, environment }, context) => {
        const { plan } = await engine.deployer.changeEnvironment({ active, environment, grants: [] }, context);
        return { content: named("newer"), environment, plan, unsure: false };
    };
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

async function run(change: Partial<Parameters<typeof enqueue>[1]> = {}) {
    const id = await enqueue(database, { stack: "shop", commitSha: SHA, ...change });
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

const active = async () => (await releases.active(database.knex, "shop"))!;
const stepsOf = async (id: number) => {
    const rows = (await database.knex("cicd_step").where({ deployment_id: id })) as { name: string; state: string }[];
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};

describe("a deployment of newer images", () => {
    it("is a release of its own with the live commit, without checkout or build of the stack's own images", async () => {
        await run();
        const before = await active();
        engine.deployer.calls = [];
        const done = await run({ trigger: "update-images" });
        expect(done).toMatchObject({ state: "succeeded", commitSha: SHA });
        expect(engine.deployer.calls).not.toContain("build");
        expect(await stepsOf(done.id)).toMatchObject({ checkout: "skipped", build: "succeeded", test: "skipped" });
        expect(await active()).toMatchObject({ number: before.number + 1, commitSha: SHA, content: named("newer") });
        expect(engine.deployer.live).toBe("newer");
    });

    it("goes back to the former images when the newer ones are not well", async () => {
        await run();
        engine.deployer.on.verify = async () => {
            throw new CicdError({ code: "SERVICE_UNHEALTHY", message: "redis exited 1.", hint: "Look." });
        };
        const done = await run({ trigger: "update-images" });
        expect(done).toMatchObject({ state: "rolled-back", error: { code: "SERVICE_UNHEALTHY" } });
        expect(engine.deployer.live).toBe("v1");
        expect((await active()).number).toBe(1);
    });

    it("makes no release when nothing is newer", async () => {
        await run();
        engine.deployer.on.updateImages = undefined;
        engine.deployer.changeEnvironment = async ({ active: live, environment }) => {
            return { content: live.content, environment, plan: (await active()) as never };
        };
        const done = await run({ trigger: "update-images" });
        expect(done.state).toBe("succeeded");
        expect(await releases.list(database.knex, "shop", { limit: 10 })).toHaveLength(1);
    });

    it.each([false, true])(
        "goes no further where a newer image asks for more than is granted (rebuild: %s)",
        async (rebuild) => {
            await run();
            engine.deployer.calls = [];
            const right = { grant: "web proxy-labels traefik", text: "web gives orders to traefik", granted: false };
            engine.deployer.on.updateImages = async ({ active: live, environment }, context) => {
                const { plan } = await engine.deployer.changeEnvironment(
                    { active: live, environment, grants: [] },
                    context,
                );
                return { content: named("newer"), environment, plan: { ...plan, rights: [right] }, unsure: false };
            };
            const done = await run({ trigger: "update-images", asked: rebuild ? { rebuild } : {} });
            expect(done).toMatchObject({
                state: "failed",
                error: { code: "RIGHT_NOT_GRANTED" },
                plan: { rights: [right] },
            });
            expect(engine.deployer.calls.join()).not.toContain("apply");
        },
    );

    it("takes `.env` as it lies on disk", async () => {
        await run();
        await writeFile(join(engine.stacksDir, "shop", ".env"), "A=2");
        await run({ trigger: "update-images" });
        expect(openRelease(await active(), engine.secrets).environment).toBe("A=2");
        expect(await readFile(join(engine.stacksDir, "shop", ".env"), "utf8")).toBe("A=2");
    });

    it("is refused before anything is touched where nothing was deployed from Git yet", async () => {
        const done = await run({ trigger: "update-images" });
        expect(done).toMatchObject({ state: "failed", error: { code: "STATE_CONFLICT" } });
    });
});

describe("a rebuild on newer base images", () => {
    it("builds the live commit anew, pulling, on top of the newest images of third parties", async () => {
        await run();
        const pulled: boolean[] = [];
        engine.deployer.on.build = async (_source, _preparation, { buildConfig }) => {
            pulled.push(buildConfig.pull);
            return [];
        };
        const done = await run({ trigger: "update-images", asked: { rebuild: true } });
        expect(done.state).toBe("succeeded");
        expect(pulled).toEqual([true]);
        expect(engine.deployer.renderedOver.at(-1)).toBe("newer");
        expect(await stepsOf(done.id)).toMatchObject({ checkout: "succeeded", build: "succeeded" });
    });

    it("leaves images of third parties alone in an ordinary deployment", async () => {
        await run();
        await run();
        expect(engine.deployer.renderedOver.at(-1)).toBe("v1");
        expect(engine.deployer.calls).not.toContain("update images");
    });
});
