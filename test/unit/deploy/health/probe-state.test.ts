import { describe, expect, it } from "vitest";
import { ProbeState } from "../../../../backend/deploy/health/probe-state";

const rules = { startPeriodMs: 10_000, healthyThreshold: 2, unhealthyThreshold: 3 };

/** One letter a second: g(ood) or b(ad). */
function verdicts(answers: string, changed: Partial<typeof rules> = {}): string {
    const state = new ProbeState({ ...rules, ...changed }, 0);
    return [...answers]
        .map((letter, second) => {
            state.note({ well: letter === "g", detail: letter }, second * 1000);
            return state.judge().verdict[0];
        })
        .join("");
}

describe("ProbeState", () => {
    it.each([
        ["is well after the good answers that it takes, on end", "gbggg", {}, "uuuww"],
        ["forgives while it starts", "bbbbbbbbbbgg", {}, "uuuuuuuuuuuw"],
        ["counts from the end of the time to start on", "bbbbbbbbbbbbb", {}, "uuuuuuuuuuuuf"],
        ["counts at once where there is no time to start", "bbb", { startPeriodMs: 0 }, "uuf"],
        ["counts during the time to start what was well before", "ggbbb", {}, "uwuuf"],
        ["forgets bad answers after a good one", "ggbbgbb", {}, "uwuuwuu"],
        ["fails at the first one where that is asked for", "gb", { healthyThreshold: 1, unhealthyThreshold: 1 }, "wf"],
    ])("%s", (_, answers, changed, expected) => {
        expect(verdicts(answers, changed)).toBe(expected);
    });

    it("fails at once where asking again would not help", () => {
        const state = new ProbeState(rules, 0);
        state.note({ well: false, detail: "no port", hopeless: true }, 0);
        expect(state.judge().verdict).toBe("failed");
    });

    it("says what the last answer was", () => {
        const state = new ProbeState(rules, 0);
        expect(state.judge().detail).toBe("its probe has not been answered yet");
        state.note({ well: false, detail: "answers 500" }, 0);
        expect(state.judge()).toEqual({ verdict: "unsettled", detail: "answers 500" });
    });
});
