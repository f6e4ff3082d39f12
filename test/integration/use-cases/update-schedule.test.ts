import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sealEnvironment } from "../../../backend/build-engine/release-environment";
import { auditFilterSchema } from "../../../common/audit-schema";
import { audit } from "../../../backend/models/audit";
import { bindings } from "../../../backend/models/bindings";
import { buildConfigs } from "../../../backend/models/build-configs";
import { deployments } from "../../../backend/models/deployments";
import { releases } from "../../../backend/models/releases";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { startUpdateSchedule, type UpdateSchedule } from "../../../backend/use-cases/images/update-schedule";
import { updateImages } from "../../../backend/use-cases/update-images";
import { buildConfigSchema } from "../../../common/schema";
import { ManualTime } from "../../fakes/manual-time";
import { connectStack, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ana = { name: "ana", scope: "operator" } as const;

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let deps: Dependencies;
let time: ManualTime;
let schedule: UpdateSchedule;
let lines: string[];

beforeEach(async () => {
    database = await openTestDatabase();
    time = new ManualTime("2026-03-04T12:00:00.000Z");
    engine = await startBuildEngine(database, { clock: time.clock });
    await connectStack(database, "shop");
    await mkdir(join(engine.stacksDir, "shop"));
    const id = await releases.insert(database.knex, {
        stack: "shop",
        deploymentId: null,
        ref: "refs/heads/main",
        commitSha: "a".repeat(40),
        commitMessage: "Sell",
        commitAuthor: "ana",
        content: { stackFiles: { "compose.yaml": "v1" }, trackedFiles: {}, services: {} },
        environment: sealEnvironment(null, engine.secrets),
        createdAt: time.clock.now().toISOString(),
    });
    await releases.activate(database.knex, "shop", id, time.clock.now().toISOString());
    newer("yes");
    lines = [];
    // Nothing is to run here: what is queued is looked at.
    deps = { ...engine, queue: { ...engine.queue, wake: () => undefined } } as unknown as Dependencies;
    schedule = startUpdateSchedule({
        ...deps,
        after: time.after,
        log: (line) => void lines.push(line),
        report: (error) => void lines.push(String(error)),
    });
    await schedule.idle();
});
afterEach(async () => {
    await schedule.close();
    await engine.queue.stop();
    await database.close();
});

function newer(answer: "yes" | "no" | "unsure"): void {
    engine.deployer.on.foreseeUpdate = async ({ active, environment }, context) => {
        const same = await engine.deployer.changeEnvironment({ active, environment, grants: [] }, context);
        const content = answer === "yes" ? { ...active.content } : active.content;
        return { ...same, content, unsure: answer === "unsure" };
    };
}

async function set(imageUpdates: object): Promise<void> {
    await buildConfigs.save(database.knex, "shop", buildConfigSchema.parse({ imageUpdates }), "");
    engine.bus.publish({ type: "stack", stack: "shop" });
    await schedule.idle();
}

async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0;) {
        const step = Math.min(left, time.next ?? left) || 1;
        time.advance(step);
        await schedule.idle();
        left -= step;
    }
}

const queued = () => deployments.list(database.knex, { stack: "shop", limit: 10 });

describe("updates of images by schedule", () => {
    it("are queued when they are due and something is newer, in the name of the schedule", async () => {
        await set({ schedule: "0 4 * * *" });
        await pass(15 * 60 * MINUTE);
        expect(await queued()).toEqual([]);
        await pass(2 * 60 * MINUTE);
        expect(await queued()).toMatchObject([
            { trigger: "update-images", requestedBy: "schedule", commitSha: "a".repeat(40), asked: {} },
        ]);
    });

    it("are not queued twice while one waits, nor without anything newer", async () => {
        await set({ schedule: "0 4 * * *" });
        await pass(3 * DAY);
        expect(await queued()).toHaveLength(1);
        const id = (await queued())[0]!.id;
        expect(await audit.page(database.knex, auditFilterSchema.parse({ kind: "schedule" }))).toMatchObject([
            { stack: "shop", actor: "schedule", action: "update-images", detail: `#${id}` },
        ]);
        await database.knex("cicd_deployment").update({ state: "succeeded" });
        newer("no");
        await pass(2 * DAY);
        expect(await queued()).toHaveLength(1);
        expect(lines.at(-1)).toContain("no image is newer");
    });

    it("are queued where only a pull tells, and always with a rebuild", async () => {
        newer("unsure");
        await set({ schedule: "0 4 * * *" });
        await pass(DAY);
        expect(await queued()).toHaveLength(1);
        newer("no");
        await set({ schedule: "0 5 * * *", rebuild: true });
        await pass(DAY);
        expect((await queued())[0]).toMatchObject({ asked: { rebuild: true } });
    });

    it("are left out while the stack is paused", async () => {
        const { id } = (await bindings.findByStack(database.knex, "shop"))!;
        await bindings.update(database.knex, id, { pausedBy: "ana", pausedReason: "holidays" });
        await set({ schedule: "0 4 * * *" });
        await pass(DAY);
        expect(await queued()).toEqual([]);
        expect(lines.at(-1)).toContain("paused by ana");
    });

    it("are not made up for when they are newly set, and need no timer without a schedule", async () => {
        expect(time.armed).toBe(0);
        await pass(DAY);
        await set({ schedule: "0 4 * * *" });
        expect(await queued()).toEqual([]);
        expect(time.armed).toBe(1);
        await set({});
        expect(time.armed).toBe(0);
    });
});

describe("updateImages()", () => {
    it("is refused when nothing is newer, and answers the one that is queued already", async () => {
        newer("no");
        await expect(updateImages(deps, "shop", { rebuild: false, actor: ana })).rejects.toMatchObject({
            code: "STATE_CONFLICT",
        });
        newer("yes");
        const first = await updateImages(deps, "shop", { rebuild: false, actor: ana });
        expect((await updateImages(deps, "shop", { rebuild: false, actor: ana })).id).toBe(first.id);
        expect((await updateImages(deps, "shop", { rebuild: true, actor: ana })).id).not.toBe(first.id);
    });
});
