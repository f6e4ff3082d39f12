import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Dependencies } from "../../../../backend/use-cases/dependencies";
import { retryDeployment } from "../../../../backend/use-cases/start-deployment";
import { enqueue } from "../../../fixtures/build-engine";
import { HeldStack, ana, window } from "./held-stack";

let held: HeldStack;

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    expect(held.engine.reported).toEqual([]);
});

describe("what ends a wait", () => {
    it("is the window's end, without anybody doing anything", async () => {
        await held.bind({ freezeWindows: [window] });
        const { id, waitingUntil } = await held.push();
        expect(waitingUntil).toBe("2026-03-02T17:00:00.000Z");
        held.time.advance(7 * 3_600_000 - 1);
        await held.engine.releaser.look();
        expect((await held.find(id)).state).toBe("waiting");
        expect(held.time.next).toBe(1);
        held.time.advance(1);
        await expect.poll(async () => (await held.find(id)).state).toBe("succeeded");
    });

    it("is looked for each minute, and by no timer while nothing waits", async () => {
        await held.push();
        expect(held.time.armed).toBe(0);
        await held.bind({ pausedBy: "ben" });
        const { id } = await held.push();
        expect(held.time.next).toBe(60_000);
        await held.bind({ pausedBy: null });
        held.time.advance(60_000);
        await expect.poll(async () => (await held.find(id)).state).toBe("succeeded");
        await held.engine.releaser.look();
        expect(held.time.armed).toBe(0);
    });

    it("is a burst of events, seen in one look", async () => {
        await held.bind({ pausedBy: "ben" });
        const { id } = await held.push();
        await held.bind({ pausedBy: null });
        for (let event = 0; event < 50; event++) {
            held.engine.bus.publish({ type: "stack", stack: "shop" });
        }
        expect(held.time.armed).toBe(1);
        held.time.advance(100);
        await expect.poll(async () => (await held.find(id)).state).toBe("succeeded");
    });

    it("is told one reason after the other", async () => {
        await held.bind({ pausedBy: "ben", freezeWindows: [window] });
        const { id } = await held.push({ holds: ["approval"] });
        const seen: unknown[] = [];
        for (let releases = 0; releases < 3; releases++) {
            seen.push((await held.find(id)).waitingReason);
            await held.release(id);
            await held.carry(id);
        }
        expect(seen).toEqual(["paused", "freeze", "approval"]);
        expect((await held.find(id)).released.map(({ reason }) => reason)).toEqual(["paused", "freeze", "approval"]);
        expect((await held.find(id)).state).toBe("succeeded");
    });

    it("lets only the newest push of a ref go on, and of each ref one", async () => {
        await held.bind({ pausedBy: "ben" });
        const older = await enqueue(held.database, {
            stack: "shop",
            trigger: "push",
            ref: "refs/heads/main",
            waitingReason: "paused",
        });
        const other = await enqueue(held.database, {
            stack: "shop",
            trigger: "push",
            ref: "refs/tags/v1",
            waitingReason: "paused",
        });
        const newer = await enqueue(held.database, {
            stack: "shop",
            trigger: "poll",
            ref: "refs/heads/main",
            waitingReason: "paused",
        });
        const byHand = await enqueue(held.database, {
            stack: "shop",
            ref: "refs/heads/main",
            untrusted: true,
            waitingReason: "approval",
        });
        await held.bind({ pausedBy: null });
        await held.engine.releaser.look();
        await held.engine.queue.idle();
        const states = await Promise.all([older, other, newer, byHand].map(async (id) => (await held.find(id)).state));
        expect(states).toEqual(["superseded", "succeeded", "succeeded", "waiting"]);
        expect((await held.find(older)).supersededBy).toBe(newer);
    });

    it("is nothing that a person releases who saw another reason", async () => {
        await held.bind({ pausedBy: "ben" });
        const { id } = await held.push();
        const late = held.release(id);
        await held.engine.queue.cancel(id);
        await expect(late.then(() => held.release(id))).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });
});

describe("code from outside", () => {
    it("needs an approval for each commit, also when somebody retries it", async () => {
        const { id } = await held.push({ untrusted: true });
        await held.release(id);
        await held.carry(id);
        const { id: again } = await retryDeployment(held.engine as unknown as Dependencies, id, ana);
        expect(await held.carry(again)).toMatchObject({ state: "waiting", waitingReason: "approval", untrusted: true });
    });
});
