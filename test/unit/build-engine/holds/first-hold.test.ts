import { describe, expect, it } from "vitest";
import { firstHold, type HoldInput } from "../../../../backend/build-engine/holds/first-hold";
import type { Trigger, WaitingReason } from "../../../../common/states";

const now = new Date("2026-03-02T10:00:00Z");
const window = { days: ["mon" as const], from: "09:00", to: "17:00", timezone: "UTC", reason: "" };
const globalPause = { by: "ben", reason: "moving house", at: "2026-03-02T09:00:00Z" };

interface Case {
    trigger?: Trigger;
    holds?: WaitingReason[];
    released?: WaitingReason[];
    untrusted?: boolean;
    commitSha?: string | null;
    paused?: boolean;
    pausedForAll?: boolean;
    stackFrozen?: boolean;
    allFrozen?: boolean;
}

function input(given: Case): HoldInput {
    return {
        deployment: {
            trigger: given.trigger ?? "push",
            holds: given.holds ?? [],
            released: (given.released ?? []).map((reason) => ({ reason, by: "ana", at: now.toISOString() })),
            untrusted: given.untrusted ?? false,
            ...("commitSha" in given ? { commitSha: given.commitSha } : {}),
        },
        binding: {
            stack: "shop",
            pausedBy: given.paused ? "ana" : null,
            pausedReason: given.paused ? "stocktaking" : null,
            freezeWindows: given.stackFrozen ? [window] : [],
        },
        freezeWindows: given.allFrozen ? [window] : [],
        globalPause: given.pausedForAll ? globalPause : null,
        now,
    };
}

const everything: Case = {
    paused: true,
    pausedForAll: true,
    stackFrozen: true,
    allFrozen: true,
    untrusted: true,
    holds: ["checks"],
};

describe("firstHold()", () => {
    it.each<[string, Case, WaitingReason | null]>([
        ["nothing holds it", {}, null],
        ["the stack is paused", { paused: true }, "paused"],
        ["all stacks are paused", { pausedForAll: true }, "paused"],
        ["its own window is open", { stackFrozen: true }, "freeze"],
        ["a window for all is open", { allFrozen: true }, "freeze"],
        ["the code comes from outside", { untrusted: true }, "approval"],
        ["a rule demands checks", { holds: ["checks"] }, "checks"],
        ["a rule demands approval, which comes after the build", { holds: ["approval"] }, null],
        ["everything holds it", everything, "paused"],
        ["everything but the pause", { ...everything, released: ["paused"] }, "freeze"],
        ["only approval and checks are left", { ...everything, released: ["paused", "freeze"] }, "approval"],
        ["only checks are left", { ...everything, released: ["paused", "freeze", "approval"] }, "checks"],
        ["all reasons are released", { ...everything, released: ["paused", "freeze", "approval", "checks"] }, null],
        ["checks of a commit that isn't known yet", { holds: ["checks"], commitSha: null }, null],
        ["a poll finds it in a window", { trigger: "poll", allFrozen: true }, "freeze"],
        ["a pull request comes in a pause", { trigger: "pull-request", paused: true }, "paused"],
        ["a person deploys in pause and window", { ...everything, untrusted: false, trigger: "manual" }, null],
        ["a person rolls back in pause and window", { ...everything, untrusted: false, trigger: "rollback" }, null],
        ["a person retries code from outside", { ...everything, trigger: "manual" }, "approval"],
    ])("%s: %o waits for %s", (_, given, reason) => {
        expect(firstHold(input(given))?.reason ?? null).toBe(reason);
    });

    it.each<[Case, string]>([
        [
            { paused: true, pausedForAll: true },
            "shop is paused by ana (stocktaking); it goes on when somebody resumes it.",
        ],
        [{ pausedForAll: true }, "All stacks are paused by ben (moving house); it goes on when somebody resumes them."],
        [
            { allFrozen: true },
            "Nothing is deployed by itself in the freeze window mon 09:00 to 17:00 UTC; it goes on at its end.",
        ],
        [{ holds: ["checks"], commitSha: "abc1234def" }, "It goes on when the forge's checks of abc1234 are green."],
    ])("says for %o what it waits for and what ends that", (given, sentence) => {
        expect(firstHold(input(given))?.detail).toBe(sentence);
    });

    it("knows when a window ends, and of nothing else", () => {
        expect(firstHold(input({ allFrozen: true }))?.until).toBe("2026-03-02T17:00:00.000Z");
        expect(firstHold(input({ paused: true }))?.until).toBeNull();
    });
});
