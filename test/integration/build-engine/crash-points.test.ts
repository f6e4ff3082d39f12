import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recover } from "../../../backend/build-engine/recovery";
import { clearWorkspaces } from "../../../backend/build-engine/sweep-workspaces";
import { buildConfigs } from "../../../backend/models/build-configs";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import { SecretBox } from "../../../backend/models/secret-box";
import { steps } from "../../../backend/models/steps";
import { buildConfigSchema } from "../../../common/schema";
import { FakeDeployer } from "../../fakes/fake-deployer";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { MortalServer } from "../../fixtures/mortal-server";

let database: TestDatabase;
const secrets = new SecretBox(randomBytes(32));
const at = new Date(0).toISOString();

beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

const inImage = (name: string, more: object = {}) => ({ name, run: "true", image: "busybox", ...more });
const commands = {
    preBuild: [inImage("lint")],
    build: [inImage("compile")],
    test: [inImage("unit", { retries: 1 })],
    preDeploy: [{ name: "migrate", run: "true", runIn: "web", interruptible: false }],
    postDeploy: [inImage("smoke"), inImage("tell", { on: "always" })],
};

/** A stack of its own with v1 live, whose next deployment brings v2. */
async function stackWithRelease(stack: string): Promise<FakeDeployer> {
    await connectStack(database, stack);
    const deployer = new FakeDeployer();
    const first = await startBuildEngine(database, { deployer, secrets });
    await enqueue(database, { stack });
    first.queue.wake();
    await first.queue.idle();
    await first.queue.stop();
    const settings = buildConfigSchema.parse({ commands });
    await buildConfigs.save(database.knex, stack, settings, at);
    deployer.rendered = "v2";
    deployer.calls.length = 0;
    return deployer;
}

/** Answers where it died, or null when it came to its end. */
async function runMortal(mortal: MortalServer): Promise<string | null> {
    const engine = await startBuildEngine(mortal.database, { deployer: mortal.deployer, secrets });
    engine.queue.wake();
    return Promise.race([mortal.died, engine.queue.idle().then(() => null)]);
}

/** What the next start does before its queue. */
async function handBack(bootId: string = randomUUID()): Promise<void> {
    const nothing = { startedAt: () => null, endLeftOver: async () => undefined, log: () => undefined };
    await recover({ db: database.knex, clock: systemClock, bootId, pid: 1, ...nothing });
}

async function startAgain(deployer: FakeDeployer): Promise<unknown[]> {
    const bootId = randomUUID();
    const engine = await startBuildEngine(database, { deployer, bootId, secrets });
    await handBack(bootId);
    await clearWorkspaces({ db: database.knex, stacksDir: engine.stacksDir });
    engine.queue.wake();
    await engine.queue.idle();
    await engine.queue.stop();
    return engine.reported;
}

async function endOf(id: number, stack: string) {
    const { state, progress, error } = (await deployments.find(database.knex, id))!;
    const active = await releases.active(database.knex, stack);
    const rows = (await steps.listFor(database.knex, [id])).get(id)!;
    return {
        state,
        error: error?.code ?? null,
        live: active?.content.stackFiles["compose.yaml"],
        unfinished: rows
            .filter((row) => row.state === "running" || (state === "succeeded" && row.state === "pending"))
            .map(({ name }) => name),
        kept: progress?.retryFrom ?? null,
    };
}

interface Case {
    prepare: (deployer: FakeDeployer) => void;
    /** From when on its points count; from the beginning unless given. */
    counts?: (deployer: FakeDeployer) => boolean;
    /** The points after this are another case's. */
    isOver?: (deployer: FakeDeployer) => boolean;
    /** What is deployed; the branch unless given. */
    enqueue?: (stack: string, deployer: FakeDeployer) => Promise<number>;
    expected: object;
}

/** Kills the server at each of its points in turn, and lets another one go on. Answers how many there were. */
async function atEveryPoint(given: Case): Promise<number> {
    for (let point = 1; ; point += 1) {
        const stack = `shop-${point}`;
        const deployer = await stackWithRelease(stack);
        given.prepare(deployer);
        const id = await (given.enqueue?.(stack, deployer) ?? enqueue(database, { stack }));
        const fate = { diesAt: point, counts: () => given.counts?.(deployer) ?? true };
        const where = await runMortal(new MortalServer(database, deployer, fate));
        const isLast = where === null || (given.isOver?.(deployer) ?? false);
        const reported = where === null ? [] : await startAgain(deployer);
        const names = deployer.commands.map(({ config }) => config.name ?? "");
        const seen = { reported, names, running: deployer.live, ...(await endOf(id, stack)) };
        expect(seen, `killed at ${point}: ${where}`).toEqual({ reported: [], unfinished: [], ...given.expected });
        if (isLast) {
            return point - 1;
        }
    }
}

const started = (deployer: FakeDeployer, name: string) => deployer.commands.some(({ config }) => config.name === name);

describe("a server that is killed", () => {
    it("runs every command once and puts the release live, wherever it was killed", { timeout: 300_000 }, async () => {
        const points = await atEveryPoint({
            prepare: (deployer) => (deployer.exitCodes = { unit: [1, 0] }),
            expected: {
                names: ["lint", "compile", "unit", "unit", "migrate", "smoke", "tell"],
                running: "v2",
                state: "succeeded",
                error: null,
                live: "v2",
                kept: null,
            },
        });
        expect(points).toBeGreaterThan(40);
    });

    it("takes a failed release back, and tells of it once, wherever it was killed", { timeout: 300_000 }, async () => {
        const points = await atEveryPoint({
            prepare: (deployer) => (deployer.exitCodes = { smoke: [1] }),
            counts: (deployer) => started(deployer, "smoke"),
            expected: {
                names: ["lint", "compile", "unit", "migrate", "smoke", "tell"],
                running: "v1",
                state: "rolled-back",
                error: "COMMAND_FAILED",
                live: "v1",
                kept: "deploy",
            },
        });
        expect(points).toBeGreaterThan(10);
    });

    it("goes on from the failed step when a retry was cut off, wherever that was", { timeout: 300_000 }, async () => {
        const points = await atEveryPoint({
            prepare: (deployer) => (deployer.exitCodes = { unit: [1, 1, 0] }),
            isOver: (deployer) => started(deployer, "migrate"),
            enqueue: async (stack, deployer) => {
                const retryOf = await enqueue(database, { stack });
                expect(await runMortal(new MortalServer(database, deployer, { diesAt: 10_000 }))).toBeNull();
                const { commitSha } = (await deployments.find(database.knex, retryOf))!;
                return enqueue(database, { stack, commitSha, retryOf });
            },
            expected: {
                names: ["lint", "compile", "unit", "unit", "tell", "unit", "migrate", "smoke", "tell"],
                running: "v2",
                state: "succeeded",
                error: null,
                live: "v2",
                kept: null,
            },
        });
        expect(points).toBeGreaterThan(30);
    });

    it("gives up when it is killed in the second attempt too, and takes back what was begun", async () => {
        const deployer = await stackWithRelease("shop");
        const id = await enqueue(database, { stack: "shop" });
        const counts = () => started(deployer, "migrate");
        for (const diesAt of [3, 3]) {
            const mortal = new MortalServer(database, deployer, { diesAt, counts });
            expect(await runMortal(mortal)).not.toBeNull();
            await handBack();
        }
        await startAgain(deployer);
        expect(await endOf(id, "shop")).toMatchObject({ state: "rolled-back", error: "INTERRUPTED", live: "v1" });
        expect(deployer.live).toBe("v1");
    });
});
