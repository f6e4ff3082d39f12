import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bindings } from "../../../backend/models/bindings";
import { systemClock } from "../../../backend/models/clock";
import { enqueuePushes } from "../../../backend/use-cases/enqueue-push";
import { moveDeployment } from "../../../backend/use-cases/queue/move-deployment";
import { connectStack, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { judgeHistory, readHistory, recordHistory } from "../../fixtures/history";

const PUSHES = 50;
let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
    await recordHistory(database.knex);
});
afterEach(() => database.close());

async function push(repositoryId: number, at: number, ref = "refs/heads/main"): Promise<number[]> {
    const { results } = await database.knex.transaction(async (trx) =>
        enqueuePushes(trx, systemClock, [
            {
                repositoryId,
                trigger: "push",
                bindings: await bindings.listByRepository(trx, repositoryId),
                ref,
                base: null,
                before: null,
                files: null,
                untrusted: false,
                sha: String(at).padStart(40, "0"),
                message: `Change ${at}`,
                author: "Ana",
                requestedBy: "ana",
                webhookEventId: at,
            },
        ]),
    );
    return results.flatMap(({ deployments }) => deployments);
}

describe("a burst of pushes", () => {
    it("never has two of a stack running, and the newest one wins", async () => {
        const engine = await startBuildEngine(database, { parallel: 4 });
        const stacks = ["shop", "blog", "wiki"];
        const repositories = await Promise.all(stacks.map((stack) => connectStack(database, stack)));
        // The first ones are still being built when later ones come, however quick the machine is.
        let open!: () => void;
        const opened = new Promise<void>((resolve) => (open = resolve));
        engine.deployer.on.build = async () => {
            await opened;
            return [];
        };
        for (let at = 1; at <= PUSHES; at += 1) {
            if (at === PUSHES / 2) {
                open();
            }
            for (const repositoryId of repositories) {
                await push(repositoryId, at);
                engine.queue.wake();
            }
        }
        await engine.queue.idle();
        const history = await readHistory(database.knex);
        expect(judgeHistory(history)).toEqual([]);
        expect(engine.reported).toEqual([]);
        for (const stack of stacks) {
            const own = history.rows.filter((row) => row.stack === stack);
            expect(own).toHaveLength(PUSHES);
            expect(own.at(-1)).toMatchObject({ state: "succeeded" });
            // Otherwise nothing was replaced, and nothing is proven.
            expect(own.filter(({ state }) => state === "superseded").length).toBeGreaterThan(0);
        }
    });

    it("loses nothing while somebody moves and cancels what is queued", async () => {
        const engine = await startBuildEngine(database, { parallel: 2 });
        const repositories = await Promise.all(["shop", "blog", "wiki"].map((one) => connectStack(database, one)));
        let seed = 5;
        const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
        const canceled = new Set<number>();
        for (let at = 1; at <= PUSHES; at += 1) {
            const [id] = await push(repositories[random(3)]!, at);
            engine.queue.wake();
            // What is moved may have begun by then.
            await moveDeployment(engine, 1 + random(id!), (["first", "up", "down"] as const)[random(3)]!).catch(
                (error: { code: string }) => expect(error.code).toBe("STATE_CONFLICT"),
            );
            const victim = 1 + random(id!);
            if (random(3) === 0 && (await engine.queue.cancel(victim))) {
                canceled.add(victim);
            }
        }
        await engine.queue.idle();
        const history = await readHistory(database.knex);
        expect(judgeHistory(history)).toEqual([]);
        const rows = history.rows.filter(({ id }) => canceled.has(id));
        // A cancel may come when the deployment is at its end.
        expect(rows.every(({ state }) => ["canceled", "succeeded", "superseded"].includes(state))).toBe(true);
        expect(engine.reported).toEqual([]);
    });
});
