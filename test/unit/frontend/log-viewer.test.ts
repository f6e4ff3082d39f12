import { ref } from "vue";
import { describe, expect, it } from "vitest";
import type { LogPlace } from "../../../frontend/src/server/log-kinds";
import { LogViewer } from "../../../frontend/src/log/log-viewer";
import type { StepView } from "../../../common/views";
import { deploymentView } from "../../fakes/canned-views";
import { textLog } from "../../fakes/text-log";

const line = (at: number) => `line ${at} für alle\n`;
const text = (lines: number) => Array.from({ length: lines }, (_, at) => line(at)).join("");
const startOf = (at: number) => Buffer.byteLength(text(at));
const step = (name: StepView["name"], changes: Partial<StepView>): StepView => ({
    ...deploymentView(1).steps[0]!,
    name,
    ...changes,
});
const bounds = { length: 8000, lines: 10_000 };
const tail = 3000;

/** A viewer of a log of so many lines, whose end has come. */
function view(lines: number, { steps = [] as StepView[], follow = true } = {}) {
    const shown = text(lines);
    const log = textLog(shown);
    const following = ref(follow);
    const asked: LogPlace[] = [];
    const errors: unknown[] = [];
    const state = { log, steps };
    const viewer = new LogViewer({
        bounds,
        steps: () => state.steps,
        follow: following,
        window: async (place) => {
            asked.push(place);
            return state.log.window(place);
        },
        failed: (error) => errors.push(error),
    });
    const from = Math.max(0, log.size - tail);
    const before = Buffer.from(shown).subarray(0, from).toString();
    const lineNumber = before.split("\n").length - 1;
    const push = (offset: number, number: number, piece: string) =>
        viewer.take({ offset, line: number, text: piece, times: [[offset, 5000]], end: false });
    const open = () => push(from, lineNumber, Buffer.from(shown).subarray(from).toString());
    return { viewer, open, push, asked, errors, state, following };
}
const rows = ({ page }: LogViewer) =>
    page.value.rows.map((row) => (row.kind === "line" ? row.line.number : `${row.folded ? "+" : "-"}${row.step.name}`));
const numbers = (viewer: LogViewer) => rows(viewer).filter((one) => typeof one === "number");
/** Numbers follow each other without a hole. */
const isWhole = (found: readonly (number | null)[]) => found.every((one, at) => at === 0 || one === found[at - 1]! + 1);
const heldLength = ({ page }: LogViewer) =>
    page.value.rows.reduce((sum, row) => sum + (row.kind === "line" ? row.line.text.length : 0), 0);

describe("LogViewer", () => {
    it("begins with a whole line, and knows its number and its time", () => {
        const { viewer, open } = view(1000);
        open();
        const [first] = viewer.page.value.rows;
        expect(first).toMatchObject({ kind: "line", line: { time: 5000 } });
        const { number, text: shown } = (first as { line: { number: number; text: string } }).line;
        expect(`${shown}\n`).toBe(line(number - 1));
        expect(numbers(viewer).at(-1)).toBe(1000);
    });

    it("reads up to the beginning and down to the end again, holding no more than its bounds", async () => {
        const { viewer, open, following } = view(3000);
        open();
        following.value = false;
        while (!viewer.atStart) {
            await viewer.earlier();
            expect(isWhole(numbers(viewer))).toBe(true);
            expect(heldLength(viewer)).toBeLessThanOrEqual(bounds.length);
        }
        expect(numbers(viewer)[0]).toBe(1);
        while (!viewer.atEnd) {
            await viewer.later();
            expect(isWhole(numbers(viewer))).toBe(true);
            expect(heldLength(viewer)).toBeLessThanOrEqual(bounds.length);
        }
        expect(numbers(viewer).at(-1)).toBe(3000);
    });

    it("grows at its end while it is followed, and goes on with a line that had not ended", () => {
        const { viewer, push } = view(0);
        push(0, 0, "one\ntw");
        const { generation } = viewer.page.value;
        push(6, 1, "o\n");
        expect(viewer.page.value.rows.map((row) => row.kind === "line" && row.line.text)).toEqual(["one", "two"]);
        expect(viewer.page.value.generation).toBe(generation);
        push(8, 2, text(2000));
        expect(numbers(viewer).at(-1)).toBe(2002);
        expect(heldLength(viewer)).toBeLessThanOrEqual(bounds.length);
        expect(viewer.page.value.generation).toBeGreaterThan(generation);
    });

    it("takes nothing away from who reads while more comes, and catches up when asked for the end", async () => {
        const { viewer, push, state, following } = view(0, { follow: false });
        push(0, 0, text(300));
        state.log = textLog(text(2000));
        for (let at = 300; at < 2000; at += 100) {
            push(startOf(at), at, text(at + 100).slice(text(at).length));
        }
        expect(numbers(viewer)[0]).toBe(1);
        expect(viewer.atEnd).toBe(false);
        await viewer.toEnd();
        expect(following.value).toBe(true);
        expect(numbers(viewer).at(-1)).toBe(2000);
    });

    it("reaches the end of a log that grows while its end is on its way", async () => {
        const { viewer, open, push, asked, state } = view(3000);
        open();
        await viewer.goToLine(1);
        asked.length = 0;
        const before = state.log;
        const after = textLog(text(3010));
        let arrive = () => {};
        const arrived = new Promise<void>((resolve) => (arrive = resolve));
        state.log = { ...before, window: (place) => arrived.then(() => before.window(place)) as never };
        const shown = viewer.toEnd();
        for (let at = 3000; at < 3010; at++) {
            push(startOf(at), at, line(at));
        }
        state.log = after;
        arrive();
        await shown;
        await expect.poll(() => numbers(viewer).at(-1)).toBe(3010);
        // Its end, then what came meanwhile.
        expect(asked).toHaveLength(2);
    });

    it("asks once for what comes before, where nothing of it can be had", async () => {
        const { viewer, open, asked, errors, state } = view(3000);
        open();
        const { log } = state;
        const nothing = (before: number) => ({
            pieces: [{ offset: before, line: 1, text: "", cut: 0 }],
            ...{ times: [], next: before, size: log.size },
        });
        state.log = {
            ...log,
            window: ({ before }) => {
                if (asked.length > 5) {
                    throw new Error("asked again and again");
                }
                return nothing(before!);
            },
        };
        await viewer.earlier();
        expect(errors).toEqual([]);
        expect(asked).toHaveLength(1);
    });

    it("shows of a line that was drawn again what was seen last", () => {
        const { viewer, push } = view(0);
        push(0, 0, "10 %\r20 %");
        push(9, 0, "\r30 %\r\n");
        expect(viewer.page.value.rows).toMatchObject([{ line: { text: "30 %", ended: true } }]);
    });

    it("goes to any line, with what is around it", async () => {
        const { viewer, open } = view(5000);
        open();
        await viewer.goToLine(2000);
        expect(viewer.page.value.target).toEqual({ offset: startOf(1999), align: "center" });
        expect(numbers(viewer)).toContain(1990);
        expect(numbers(viewer)).toContain(2010);
        expect(isWhole(numbers(viewer))).toBe(true);
    });

    it("remembers where it shall go until the log is there", async () => {
        const { viewer, open } = view(100, { follow: false });
        await viewer.goToLine(7);
        open();
        await expect.poll(() => viewer.page.value.target).toEqual({ offset: startOf(6), align: "center" });
    });

    it("ends following when somebody looks elsewhere", async () => {
        const { viewer, open, following } = view(1000);
        open();
        await viewer.goToLine(3);
        expect(following.value).toBe(false);
    });

    describe("with steps", () => {
        const steps = [
            step("checkout", { state: "succeeded", logStart: 0, logEnd: startOf(10) }),
            step("build", { state: "succeeded", logStart: startOf(10), logEnd: startOf(2990) }),
            step("verify", { state: "failed", logStart: startOf(2990), logEnd: startOf(2995) }),
        ];

        it("folds what went well where something failed, and never reads it", async () => {
            const { viewer, open, asked } = view(3000, { steps });
            open();
            await viewer.earlier();
            expect(rows(viewer)).toEqual([
                "+checkout", "+build", "-verify", 2991, 2992, 2993, 2994, 2995, 2996, 2997, 2998, 2999, 3000,
            ]); // prettier-ignore
            expect(asked).toEqual([]);
        });

        it("opens a folded step at its beginning, and folds it again", async () => {
            const { viewer, open } = view(3000, { steps });
            open();
            await viewer.earlier();
            await viewer.toggle(steps[1] as never);
            expect(rows(viewer).slice(0, 3)).toEqual(["+checkout", "-build", 11]);
            expect(viewer.page.value.target).toEqual({ offset: startOf(10), align: "top" });
            await viewer.toggle(steps[1] as never);
            expect(rows(viewer)).toEqual(["+checkout", "+build"]);
            await viewer.later();
            expect(rows(viewer)).toContain("-verify");
            expect(numbers(viewer)[0]).toBe(2991);
        });

        it("unfolds the step in which something was found", async () => {
            const { viewer, open } = view(3000, { steps });
            open();
            await viewer.goTo({ offset: startOf(1500), align: "center" });
            expect(viewer.folded.value.has("build")).toBe(false);
            expect(numbers(viewer)).toContain(1501);
        });

        it("shows a failed step at its end, another one at its beginning, and nothing of one that wrote nothing", async () => {
            const { viewer, open } = view(3000, { steps });
            open();
            viewer.showStep(steps[2]!);
            expect(viewer.page.value.target).toEqual({ offset: startOf(2995) - 1, align: "bottom" });
            viewer.showStep(steps[1]!);
            await expect.poll(() => viewer.page.value.target).toEqual({ offset: startOf(10), align: "top" });
            const { target } = viewer.page.value;
            viewer.showStep(step("deploy", { state: "skipped", logStart: null, logEnd: null }));
            expect(viewer.page.value.target).toBe(target);
        });

        it("keeps all open where all went well", () => {
            const { viewer, open } = view(3000, { steps: steps.slice(0, 2) });
            open();
            expect(rows(viewer)[0]).toBe("-build");
        });
    });

    it("tells what went wrong with reading, and tries again at the next occasion", async () => {
        const { viewer, open, state, errors } = view(3000);
        open();
        const { log } = state;
        state.log = { ...log, window: () => Promise.reject(new Error("away")) as never };
        await viewer.earlier();
        expect(errors).toHaveLength(1);
        state.log = log;
        const before = numbers(viewer)[0]!;
        await viewer.earlier();
        expect(numbers(viewer)[0]).toBeLessThan(before);
    });
});
