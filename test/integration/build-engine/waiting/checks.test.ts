import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../../common/errors";
import { HeldStack, sha } from "./held-stack";

let held: HeldStack;

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    expect(held.engine.reported).toEqual([]);
});

describe("checks of the forge", () => {
    const pushChecked = () => held.push({ holds: ["checks"] });

    it("are held.asked for at once, then ever more seldom up to each five minutes", async () => {
        await pushChecked();
        const askedAt: number[] = [];
        let seen = held.asked;
        for (let second = 0; second <= 1800; second += 5) {
            await held.engine.releaser.look();
            if (held.asked > seen) {
                askedAt.push(second);
                seen = held.asked;
            }
            held.time.advance(5000);
            await held.engine.releaser.look();
        }
        expect(held.asked).toBeGreaterThan(1);
        expect(askedAt.length).toBeLessThan(12);
        const gaps = askedAt.slice(1).map((at, index) => at - askedAt[index]!);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(305);
    });

    it("tell how far they are", async () => {
        expect((await pushChecked()).waitingDetail).toBe("1 of 2 checks of abc1234 is green; build is not done.");
    });

    it("are held.asked for at once when the forge says that they changed", async () => {
        const { id } = await pushChecked();
        held.checks = { state: "green", detail: "All 2 checks of abc1234 are green" };
        await held.engine.releaser.look();
        expect((await held.find(id)).state).toBe("waiting");
        held.engine.bus.publish({ type: "checks", repository: 1, sha });
        held.time.advance(100);
        await expect.poll(async () => (await held.find(id)).state).toBe("succeeded");
        expect((await held.find(id)).released).toMatchObject([{ reason: "checks", by: "the forge" }]);
    });

    it("that failed hold it, until somebody releases it or the next push comes", async () => {
        held.checks = { state: "failed", detail: "1 of 2 checks of abc1234 is green; build failed" };
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).toContain("build failed. Push what mends it, or release it by hand.");
        await pushChecked();
        expect((await held.find(id)).state).toBe("superseded");
    });

    it("that nobody runs are told so after ten minutes", async () => {
        held.checks = { state: "none", detail: "No check has said anything about abc1234 yet" };
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).not.toContain("by hand");
        for (let minute = 0; minute < 16; minute++) {
            held.time.advance(60_000);
            await held.engine.releaser.look();
        }
        const { state, waitingDetail: later } = await held.find(id);
        expect(state).toBe("waiting");
        expect(later).toContain("Release it by hand.");
    });

    it("that can't be held.asked for are told with the reason, and held.asked for again", async () => {
        held.checks = new CicdError({
            code: "REPOSITORY_UNREACHABLE",
            message: "git.example.org is away.",
            hint: "Wait.",
        });
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).toBe("git.example.org is away. Wait.");
        held.checks = { state: "green", detail: "" };
        held.time.advance(15_000);
        await held.engine.releaser.look();
        await held.engine.queue.idle();
        expect((await held.find(id)).state).toBe("succeeded");
    });

    it("of a commit that only checkout finds are waited for before it goes live", async () => {
        const { waitingReason } = await held.push({ holds: ["checks"], commitSha: null });
        expect(waitingReason).toBe("checks");
        expect(held.engine.deployer.calls).toEqual(["prepare", "build", "render"]);
        expect(held.asked).toBe(1);
    });
});
