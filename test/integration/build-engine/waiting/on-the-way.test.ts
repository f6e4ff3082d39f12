import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releases } from "../../../../backend/models/releases";
import { steps } from "../../../../backend/models/steps";
import { enqueue } from "../../../fixtures/build-engine";
import { HeldStack, sha, start, stopped, window } from "./held-stack";

let held: HeldStack;
const plan = { commit: null, changes: [], commits: [], differences: [], missingEnvironment: [], rights: [], notes: [] };

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    expect(held.engine.reported).toEqual([]);
});

describe("a wait that begins on the way", () => {
    it("comes before the stack is touched, and leaves no release behind", async () => {
        held.engine.deployer.on.build = async () => {
            await held.bind({ freezeWindows: [window] });
            return [];
        };
        const { id, state, waitingReason, releaseId } = await held.push();
        expect({ state, waitingReason, releaseId }).toEqual({
            state: "waiting",
            waitingReason: "freeze",
            releaseId: null,
        });
        expect(held.engine.deployer.calls).toEqual(["prepare", "build", "render"]);
        expect(await releases.active(held.database.knex, "shop")).toBeNull();
        const states = (await steps.listFor(held.database.knex, [id]))
            .get(id)!
            .map(({ name, state: at }) => `${name} ${at}`);
        expect(states).toEqual([
            "checkout succeeded",
            "plan succeeded",
            "pre-build skipped",
            "build succeeded",
            "test skipped",
            "push skipped",
            "approval pending",
            "pre-deploy pending",
            "deploy pending",
            "verify pending",
            "post-deploy pending",
            "finish pending",
        ]);
    });

    it("is no way out of a cancel", async () => {
        let id = 0;
        held.engine.deployer.on.stopped = async () => {
            await held.engine.queue.cancel(id);
            return { services: ["web"], running: false };
        };
        id = await enqueue(held.database, { stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: sha });
        expect((await held.carry(id)).state).toBe("canceled");
    });

    it("never stops a deployment half way after a crash", async () => {
        held.engine.deployer.live = "v1";
        const id = await enqueue(held.database, {
            stack: "shop",
            trigger: "push",
            ref: "refs/heads/main",
            commitSha: sha,
        });
        const at = {
            stack: "shop",
            deploymentId: id,
            ref: null,
            commitSha: sha,
            commitMessage: null,
            commitAuthor: null,
        };
        const content = { stackFiles: { "compose.yaml": "v2" }, trackedFiles: {}, services: {} };
        const releaseId = await releases.insert(held.database.knex, {
            ...at,
            content,
            environment: null,
            createdAt: start,
        });
        await held.database.knex("cicd_deployment").where({ id }).update({ release_id: releaseId, attempt: 1 });
        await held.bind({ pausedBy: "ben", freezeWindows: [window] });
        held.engine.deployer.on.stopped = stopped(["web"]);
        expect((await held.carry(id)).state).toBe("succeeded");
    });

    it("counts no attempt, however often it waits", async () => {
        held.engine.deployer.on.stopped = stopped(["web"]);
        const { id } = await held.push();
        for (let times = 0; times < 4; times++) {
            held.engine.deployer.on.stopped = stopped([]);
            // The plan is made anew each time; what is built is not built again.
            held.engine.deployer.on.prepare = async () => {
                held.engine.deployer.on.stopped = stopped(["web"]);
                return { toBuild: ["web"], plan };
            };
            await held.engine.releaser.look();
            await held.engine.queue.idle();
            expect(await held.find(id)).toMatchObject({ state: "waiting", attempt: 0 });
        }
        held.engine.deployer.on.prepare = undefined;
        held.engine.deployer.on.stopped = stopped([]);
        expect(await held.carry(id)).toMatchObject({ state: "succeeded", attempt: 1 });
        expect(held.engine.deployer.calls.filter((call) => call === "build")).toHaveLength(1);
    });
});
