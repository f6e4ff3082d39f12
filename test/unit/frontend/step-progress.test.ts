import { describe, expect, it } from "vitest";
import type { StepName, StepState } from "../../../common/states";
import type { StepView } from "../../../common/views";
import { stepProgress } from "../../../frontend/src/format/step-progress";

const now = Date.parse("2026-01-01T00:01:00.000Z");
const at = (second: number) => new Date(now - 60_000 + second * 1000).toISOString();

function step(name: StepName, state: StepState, from: number | null = null, to: number | null = null): StepView {
    const times = { startedAt: from === null ? null : at(from), finishedAt: to === null ? null : at(to) };
    return { name, state, ...times, exitCode: null, logStart: null, logEnd: null, tries: 1, flaky: false };
}
const typical = { checkout: 10_000, build: 60_000, deploy: 30_000 };

describe("stepProgress()", () => {
    it("measures what is done by how long the steps took before", () => {
        const steps = [step("checkout", "succeeded", 0, 30), step("build", "running", 30), step("deploy", "pending")];
        const progress = stepProgress(steps, typical, now)!;
        expect(progress.parts.map(({ share }) => share)).toEqual([0.1, 0.6, 0.3]);
        expect(progress.parts.map(({ done }) => done)).toEqual([1, 0.5, 0]);
        expect(progress.done).toBeCloseTo(0.4);
        expect(progress.leftMs).toBe(60_000);
    });

    it("never looks done while a step runs, and doesn't guess what is left of one that takes longer", () => {
        const progress = stepProgress([step("checkout", "running", 0), step("build", "pending")], typical, now)!;
        expect(progress.parts[0]!.done).toBe(0.95);
        expect(progress.leftMs).toBeNull();
    });

    it("leaves out what is skipped, what never ran here, and the time a person takes", () => {
        const steps = [
            step("checkout", "succeeded", 0, 10),
            step("test", "pending"),
            step("push", "skipped"),
            step("approval", "succeeded", 10, 50),
            step("build", "running", 50),
        ];
        expect(stepProgress(steps, typical, now)!.parts.map(({ name }) => name)).toEqual(["checkout", "build"]);
    });

    it.each([
        { name: "no step", steps: [], known: typical },
        { name: "no earlier deployment", steps: [step("checkout", "running", 0)], known: {} },
    ])("says nothing when there is $name", ({ steps, known }) => {
        expect(stepProgress(steps, known, now)).toBeNull();
    });
});
