import { mkdir, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { bindings } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { driftStates } from "../../../backend/models/drift-states";
import { releases } from "../../../backend/models/releases";
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

async function run(change: Parameters<typeof enqueue>[1] = { stack: "shop" }) {
    const id = await enqueue(database, change);
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

async function stepStates(id: number) {
    const rows = (await steps.listFor(database.knex, [id])).get(id) ?? [];
    return rows.map((row) => `${row.name} ${row.state}`);
}

const broken = new CicdError({ code: "SERVICE_UNHEALTHY", message: "web exited 1.", hint: "Look at the log." });

describe("runPipeline()", () => {
    it("makes the release live together with the deployment's success", async () => {
        const done = await run();
        expect(done).toMatchObject({ state: "succeeded", error: null, commitAuthor: "Ana", attempt: 1 });
        const live = await releases.active(database.knex, "shop");
        expect(live).toMatchObject({ number: 1, id: done.releaseId, deploymentId: done.id });
        expect(await stepStates(done.id)).toEqual([
            "checkout succeeded",
            "plan succeeded",
            "pre-build skipped",
            "build succeeded",
            "test skipped",
            "push skipped",
            "approval skipped",
            "pre-deploy skipped",
            "deploy succeeded",
            "verify succeeded",
            "post-deploy skipped",
            "finish succeeded",
        ]);
    });

    it("forgets what differed from the release before, and says so before it says that it succeeded", async () => {
        const heard: string[] = [];
        engine.bus.subscribe((event) => void heard.push(event.type === "deployment" ? event.to : event.type));
        await driftStates.save(database.knex, "shop", { fields: [], since: "2026-01-01T00:00:00Z" });
        await run();
        expect(heard.filter((what) => ["drift", "succeeded"].includes(what))).toEqual(["drift", "succeeded"]);
        expect(await driftStates.find(database.knex, "shop")).toBeNull();
    });

    it("records what ran before as release #0", async () => {
        engine.deployer.live = "by hand";
        await run();
        const adopted = await releases.findByNumber(database.knex, "shop", 0);
        expect(adopted?.content.stackFiles["compose.yaml"]).toBe("by hand");
        expect(adopted?.state).toBe("retired");
    });

    it("records what a person started by hand after a first deployment that failed", async () => {
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        await run();
        engine.deployer.live = "by hand";
        const done = await run();
        expect(done.state).toBe("rolled-back");
        expect(engine.deployer.live).toBe("by hand");
    });

    it("does not touch the stack when a step before the deployment fails", async () => {
        engine.deployer.on.build = async () => {
            throw new CicdError({ code: "BUILD_FAILED", message: "web did not build.", hint: "Mend it." });
        };
        const done = await run();
        expect(done.state).toBe("failed");
        expect(done.error).toMatchObject({ code: "BUILD_FAILED", safe: "The running containers were not touched." });
        expect(engine.deployer.calls).toEqual(["prepare", "build"]);
        expect(await stepStates(done.id)).toContain("deploy pending");
    });

    it("neither applies nor goes back when the last look refuses", async () => {
        engine.deployer.live = "by hand";
        engine.deployer.on.preflight = async () => {
            throw new CicdError({ code: "STALE_EDIT", message: ".env changed.", hint: "Deploy again." });
        };
        const done = await run();
        expect(done.state).toBe("failed");
        expect(done.error).toMatchObject({ code: "STALE_EDIT", safe: "The running containers were not touched." });
        expect(engine.deployer.calls).toEqual(["prepare", "build", "render"]);
        expect(engine.deployer.live).toBe("by hand");
    });

    it.each(["apply", "verify"] as const)("goes back to the previous release when %s fails", async (method) => {
        await run();
        engine.deployer.rendered = "v2";
        engine.deployer.on[method] = async () => {
            throw broken;
        };
        const done = await run();
        expect(done.state).toBe("rolled-back");
        expect(done.error).toMatchObject({ message: "web exited 1.", safe: "The previous release is live again." });
        expect(engine.deployer.live).toBe("v1");
        expect((await releases.active(database.knex, "shop"))?.number).toBe(1);
        expect((await releases.find(database.knex, done.releaseId!))?.state).toBe("discarded");
    });

    it("says so when the way back fails too", async () => {
        await run();
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        engine.deployer.on.undo = async () => ({ result: "failed", error: broken });
        const done = await run();
        expect(done.state).toBe("failed");
        expect(done.error?.code).toBe("ROLLBACK_FAILED");
    });

    it("removes what it created when nothing ran before", async () => {
        engine.deployer.on.verify = async () => {
            throw broken;
        };
        const done = await run();
        expect(done.state).toBe("failed");
        expect(done.error?.safe).toContain("Nothing ran before");
        expect(engine.deployer.live).toBeNull();
    });

    it("rolls back to a kept release by the same path, without checkout and build", async () => {
        const first = await run();
        engine.deployer.rendered = "v2";
        await run();
        const done = await run({ stack: "shop", trigger: "rollback", targetReleaseId: first.releaseId });
        expect(done.state).toBe("succeeded");
        expect(engine.deployer.live).toBe("v1");
        expect((await releases.active(database.knex, "shop"))?.id).toBe(first.releaseId);
        expect(await stepStates(done.id)).toContain("checkout skipped");
        expect(await stepStates(done.id)).toContain("build skipped");
    });

    it("keeps a defect's text out of what people see", async () => {
        engine.deployer.on.prepare = async () => {
            throw new TypeError("undefined is not a function at secret place");
        };
        const done = await run();
        expect(done.error?.code).toBe("INTERNAL");
        expect(JSON.stringify(done.error)).not.toContain("secret place");
        expect(engine.reported).toHaveLength(1);
    });

    it("ends a running deployment on cancel and leaves the previous release", async () => {
        await run();
        engine.deployer.rendered = "v2";
        let started!: () => void;
        const applying = new Promise<void>((resolve) => (started = resolve));
        engine.deployer.on.apply = (_next, _previous, context) =>
            new Promise((_resolve, reject) => {
                context.signal?.addEventListener("abort", () => reject(new Error("ended")));
                started();
            });
        const id = await enqueue(database, { stack: "shop" });
        engine.queue.wake();
        await applying;
        expect(await engine.queue.cancel(id)).toBe(true);
        await engine.queue.idle();
        const done = await deployments.find(database.knex, id);
        expect(done).toMatchObject({ state: "canceled", cancelRequested: true });
        expect(done?.error?.safe).toBe("The previous release is live again.");
        expect(await engine.queue.cancel(id)).toBe(false);
    });

    it("ends a step past its deadline and names it", async () => {
        await database.knex("cicd_build_config").insert({
            stack: "shop",
            config: JSON.stringify({ checkoutTimeout: 1 }),
            updated_at: "",
        });
        engine.git.on.fetch = (_remote, options) =>
            new Promise((_resolve, reject) => {
                options.signal?.addEventListener("abort", () => reject(new Error("ended")));
            });
        const done = await run();
        expect(done.state).toBe("failed");
        expect(done.error).toMatchObject({ code: "TIMED_OUT", safe: "The running containers were not touched." });
        expect(done.error?.message).toContain("checkout");
    });

    it("refuses a build without disk space", async () => {
        await engine.queue.stop();
        engine = await startBuildEngine(database, { freeBytes: 1024 * 1024 });
        const done = await run();
        expect(done.error).toMatchObject({ code: "DISK_FULL", safe: "The running containers were not touched." });
        expect(engine.deployer.calls).toEqual(["prepare"]);
    });

    it("masks a secret that a container says at its end, in the error too", async () => {
        await mkdir(`${engine.stacksDir}/shop`, { recursive: true });
        await writeFile(`${engine.stacksDir}/shop/.env`, "DB_PASSWORD=sentinel-4711\n");
        engine.deployer.on.verify = async () => {
            const message = 'web exited 1: "cannot log in with sentinel-4711".';
            throw new CicdError({ code: "SERVICE_UNHEALTHY", message, hint: "Look at the log." });
        };
        const done = await run();
        expect(done.error?.message).toBe('web exited 1: "cannot log in with [MASKED]".');
        const rows = JSON.stringify(await database.knex("cicd_deployment"));
        expect(rows).not.toContain("sentinel-4711");
    });

    describe("a commit that a rollback withdrew", () => {
        const [good, between, bad, mended] = ["a", "b", "c", "d"].map((digit) => digit.repeat(40)) as string[];
        const order = [good, between, bad, mended];
        const published: unknown[] = [];
        let kept: number;

        const withdrawn = async () => (await bindings.findByStack(database.knex, "shop"))?.withdrawn;
        const push = (sha: string, trigger: "push" | "poll" | "pull-request" = "push") =>
            run({ stack: "shop", trigger, ref: "refs/heads/main", commitSha: sha });

        beforeEach(async () => {
            published.length = 0;
            engine.bus.subscribe((event) => void (event.type === "repository" && published.push(event)));
            engine.git.on.isAncestor = async (_repository, ancestor, descendant) =>
                order.indexOf(ancestor) < order.indexOf(descendant);
            kept = (await push(good)).releaseId!;
            await push(bad);
            await run({
                stack: "shop",
                trigger: "rollback",
                targetReleaseId: kept,
                repositoryId: 1,
                requestedBy: "ben",
            });
        });

        it("is recorded with who and when, and told to whoever keeps the binding", async () => {
            expect(await withdrawn()).toEqual([{ sha: bad, by: "ben", at: expect.stringMatching(/^20\d\d-/) }]);
            expect(published).toEqual([{ type: "repository", repository: 1 }]);
        });

        it.each(["push", "poll", "pull-request"] as const)("is not deployed by %s", async (trigger) => {
            engine.git.tips["refs/heads/main"] = bad;
            const done = await push(bad, trigger);
            expect(done).toMatchObject({ state: "superseded", error: { code: "COMMIT_WITHDRAWN" } });
            expect(done.error?.message).toContain("ben");
            expect((await releases.active(database.knex, "shop"))?.commitSha).toBe(good);
        });

        it("takes the commits before it along, unless the branch was set back to one", async () => {
            engine.git.tips["refs/heads/main"] = bad;
            expect((await push(between)).error?.code).toBe("COMMIT_WITHDRAWN");
            engine.git.tips["refs/heads/main"] = between;
            expect((await push(between)).state).toBe("succeeded");
        });

        it("does not hold back what follows it, and stays withdrawn then", async () => {
            expect((await push(mended)).state).toBe("succeeded");
            expect(await withdrawn()).toMatchObject([{ sha: bad }]);
        });

        it.each([
            ["a deployment by hand", () => run({ stack: "shop", ref: bad, commitSha: bad })],
            [
                "going forward to its release",
                () => run({ stack: "shop", trigger: "rollback", targetReleaseId: kept + 1 }),
            ],
        ])("is no longer withdrawn after %s", async (_, deploy) => {
            expect((await deploy()).state).toBe("succeeded");
            expect(await withdrawn()).toEqual([]);
        });

        it("stays withdrawn when a deployment by hand fails", async () => {
            engine.deployer.on.verify = async () => {
                throw broken;
            };
            await run({ stack: "shop", ref: bad, commitSha: bad });
            expect(await withdrawn()).toMatchObject([{ sha: bad }]);
        });
    });
});
