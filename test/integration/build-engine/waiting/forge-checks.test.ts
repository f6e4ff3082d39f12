import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ForgeName } from "../../../../common/schema";
import { createChecksOf } from "../../../../backend/forge-api/ask-checks";
import { setUpForge, type ForgeTest } from "../../../fixtures/forge-api";
import { HeldStack, sha } from "./held-stack";

/** In each forge's own words: not done, done well, failed. */
const words: [ForgeName, pending: string, green: string, failed: string][] = [
    ["github", "pending", "success", "failure"],
    ["gitlab", "running", "success", "failed"],
    ["bitbucket", "INPROGRESS", "SUCCESSFUL", "FAILED"],
    ["bitbucket-dc", "INPROGRESS", "SUCCESSFUL", "FAILED"],
    ["gitea", "pending", "success", "failure"],
    ["forgejo", "pending", "success", "failure"],
    ["azure-devops", "pending", "succeeded", "failed"],
];

let held: HeldStack;
let forge: ForgeTest;

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    await forge.close();
    expect(held.engine.reported).toEqual([]);
});

async function open(name: ForgeName): Promise<void> {
    forge = await setUpForge(name);
    const checksOf = createChecksOf(forge.parts);
    held.forge = (_, commit) => checksOf(forge.id, commit);
}

/** The forge says this, and tells that something changed. */
async function says(state: string): Promise<void> {
    forge.server.said[sha] = [{ name: "build", state }];
    held.engine.bus.publish({ type: "checks", repository: 1, sha });
    await held.engine.releaser.look();
    await held.engine.queue.idle();
}

describe.each(words)("a push that waits for the checks of %s", (name, pending, green, failed) => {
    it("goes live when they are green, and not before", async () => {
        await open(name);
        forge.server.said[sha] = [{ name: "build", state: pending }];
        const { id, state, waitingDetail } = await held.push({ holds: ["checks"] });
        expect([state, waitingDetail]).toEqual(["waiting", "0 of 1 checks of abc1234 are green; build is not done."]);
        await says(failed);
        expect((await held.find(id)).waitingDetail).toContain("build failed. Push what mends it");
        await says(green);
        expect((await held.find(id)).state).toBe("succeeded");
    });
});

it("a push whose forge has no checks says so, and can be released", async () => {
    await open("gogs");
    const { id, state, waitingDetail } = await held.push({ holds: ["checks"] });
    expect(state).toBe("waiting");
    expect(waitingDetail).toContain("Release the deployment by hand");
    await held.release(id);
    expect((await held.carry(id)).state).toBe("succeeded");
});
