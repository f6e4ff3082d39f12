import { afterEach, beforeEach, expect, it } from "vitest";
import { recover } from "../../../backend/build-engine/recovery";
import { systemClock } from "../../../backend/models/clock";
import { deployments } from "../../../backend/models/deployments";
import { counts, patient } from "../../engine/promises/counts";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { judgeHistory, readHistory, recordHistory } from "../../fixtures/history";

let database: TestDatabase;
beforeEach(async () => {
    database = await openTestDatabase();
    await recordHistory(database.knex);
    await connectStack(database, "shop");
});
afterEach(() => database.close());

type Engine = Awaited<ReturnType<typeof startBuildEngine>>;

/** Where a server is when it is killed: it says so and never gets beyond this. */
const places: Record<string, (engine: Engine, hang: () => Promise<never>) => void> = {
    "the fetch": (engine, hang) => (engine.git.on.fetch = hang),
    "the plan": (engine, hang) => (engine.deployer.on.prepare = hang),
    "the build": (engine, hang) => (engine.deployer.on.build = hang),
    "the deployment": (engine, hang) => (engine.deployer.on.apply = hang),
    "the verification": (engine, hang) => (engine.deployer.on.verify = hang),
};

/** Resolves when the engine stands where it is to be killed. */
function hangIn(place: string, engine: Engine): Promise<void> {
    return new Promise((reached) => {
        places[place]!(engine, () => {
            reached();
            return new Promise<never>(() => undefined);
        });
    });
}

async function boot(bootId: string): Promise<number> {
    const started = performance.now();
    await recover({
        db: database.knex,
        clock: systemClock,
        bootId,
        pid: 1,
        startedAt: () => "1",
        endLeftOver: async () => undefined,
        log: () => undefined,
    });
    return performance.now() - started;
}

const claiming = () => database.knex("cicd_deployment").where("state", "running").orWhereNotNull("claim");

/** Promise 3; with real processes and containers: `test/engine/server/kill.test.ts`. */
it.each(Object.keys(places))("after a kill in %s no row claims to run, and it comes to its end", async (place) => {
    // One server has one key: what an earlier round sealed is read in later ones.
    let secrets: Engine["secrets"] | undefined;
    for (let round = 0; round < counts.killedStates; round += 1) {
        const killed = await startBuildEngine(database, { bootId: `${place} ${round}`, ...(secrets && { secrets }) });
        secrets = killed.secrets;
        const reached = hangIn(place, killed);
        const id = await enqueue(database, { stack: "shop" });
        // Beside it: one that is queued behind it, and one that waits.
        const behind = await enqueue(database, { stack: "shop" });
        const waits = await enqueue(database, { stack: "other", waitingReason: "paused" });
        killed.queue.wake();
        await reached;
        expect((await deployments.find(database.knex, id))?.state).toBe("running");

        expect(await boot(`next ${place} ${round}`)).toBeLessThan(patient(1000));
        expect(await claiming()).toEqual([]);
        const next = await startBuildEngine(database, { bootId: `next ${place} ${round}`, secrets });
        next.queue.wake();
        await next.queue.idle();
        const states = await Promise.all([id, behind, waits].map((one) => deployments.find(database.knex, one)));
        expect(states.map((one) => one?.state)).toEqual(["succeeded", "succeeded", "waiting"]);
        expect(await claiming()).toEqual([]);
    }
    expect(judgeHistory(await readHistory(database.knex), { drained: false })).toEqual([]);
});
