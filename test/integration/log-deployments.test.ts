import { afterEach, beforeEach, expect, it } from "vitest";
import { logDeployments } from "../../backend/log-deployments";
import { createServerLog } from "../../backend/server-log";
import { buildConfigs } from "../../backend/models/build-configs";
import { systemClock } from "../../backend/models/clock";
import type { Dependencies } from "../../backend/use-cases/dependencies";
import { releaseDeployment } from "../../backend/use-cases/release-deployment";
import { CicdError } from "../../common/errors";
import { buildConfigSchema } from "../../common/schema";
import { STEP_NAMES } from "../../common/states";
import { connectStack, enqueue, startBuildEngine } from "../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../fixtures/database";

let database: TestDatabase;
beforeEach(async () => {
    database = await openTestDatabase();
});
afterEach(() => database.close());

async function startLogged() {
    const lines: Record<string, unknown>[] = [];
    const engine = await startBuildEngine(database);
    const log = createServerLog(systemClock, {
        write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const end = logDeployments({ ...engine, log });
    await connectStack(database, "shop");
    return { engine, lines, end };
}

it("writes a line for the begin, each step and the end, with who, how long and how", async () => {
    const { engine, lines, end } = await startLogged();
    const id = await enqueue(database, { stack: "shop" });
    engine.queue.wake();
    await engine.queue.idle();
    await end();
    expect(lines[0]).toMatchObject({ action: "deployment.begin", deployment: id, stack: "shop", status: "running" });
    expect(lines.at(-1)).toMatchObject({
        level: "info",
        action: "deployment.end",
        user: "ana",
        trigger: "manual",
        status: "succeeded",
        duration: expect.any(Number) as number,
    });
    const steps = lines.filter(({ action }) => action === "step.end");
    const names = steps.map(({ step }) => step);
    expect(names).toEqual(STEP_NAMES.filter((name) => names.includes(name)));
    expect(names).toEqual(expect.arrayContaining(["checkout", "plan", "build", "deploy", "verify", "finish"]));
    expect(steps.every(({ duration, status, user }) => duration !== null && status === "succeeded" && user === "ana"));
});

it("names what failed, with its code, as an error", async () => {
    const { engine, lines, end } = await startLogged();
    engine.deployer.on.build = async () => {
        throw new CicdError({ code: "BUILD_FAILED", message: "The build failed.", hint: "Look at the log." });
    };
    await enqueue(database, { stack: "shop" });
    engine.queue.wake();
    await engine.queue.idle();
    await end();
    expect(lines.find(({ step }) => step === "build")).toMatchObject({ level: "error", status: "failed", exitCode: 1 });
    expect(lines.at(-1)).toMatchObject({
        level: "error",
        action: "deployment.end",
        status: "failed",
        error: { code: "BUILD_FAILED", message: "The build failed." },
    });
});

it("says what one waits for, and nothing of what was never begun", async () => {
    const { engine, lines, end } = await startLogged();
    await enqueue(database, { stack: "shop", trigger: "push", holds: ["approval"] });
    engine.queue.wake();
    await engine.queue.idle();
    engine.bus.publish({ type: "deployment", stack: "shop", deployment: 1, from: "queued", to: "superseded" });
    await end();
    expect(lines.at(-1)).toMatchObject({ action: "deployment.wait", status: "waiting", reason: "approval" });
});

it("writes what was done before a wait once, and what had to be tried again with its tries", async () => {
    const { engine, lines, end } = await startLogged();
    let failures = 1;
    engine.deployer.on.build = async () => {
        if (failures-- > 0) {
            throw new CicdError({ code: "BUILD_FAILED", message: "The build failed.", hint: "Look at the log." });
        }
        return [];
    };
    const settings = buildConfigSchema.parse({ retries: { build: 1 } });
    await buildConfigs.save(database.knex, "shop", settings, new Date(0).toISOString());
    const id = await enqueue(database, { stack: "shop", trigger: "push", holds: ["approval"] });
    engine.queue.wake();
    await engine.queue.idle();
    await releaseDeployment(engine as unknown as Dependencies, id, { name: "ana", scope: "operator" });
    await engine.queue.idle();
    await end();
    const steps = lines.filter(({ action }) => action === "step.end").map(({ step }) => step);
    expect(steps).toEqual(["checkout", "plan", "build", "approval", "deploy", "verify", "finish"]);
    expect(lines.find(({ step }) => step === "build")).toMatchObject({ tries: 2, flaky: true });
    expect(lines.find(({ step }) => step === "plan")).not.toHaveProperty("tries");
    expect(lines.at(-1)).toMatchObject({ action: "deployment.end", status: "succeeded" });
});
