import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogStore } from "../../../backend/build-engine/log-store/create-log-store";

let dir: string;
let clock: number;
beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), "logs-"));
    clock = 1_000_000;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const line = (at: number) => `line ${at} für alle\n`;
const bounds = { headBytes: 20_000, tailBytes: 40_000 };

/** A log of so many lines, ten of them a second. */
async function logOf(lines: number, options: Partial<typeof bounds> = {}) {
    const store = createLogStore({ dir, now: () => clock, ...options });
    const log = await store.open(1, []);
    for (let at = 0; at < lines; at++) {
        log.write(line(at));
        clock += 100;
    }
    await log.close();
    return store;
}
const lengthOf = (lines: number) => Buffer.byteLength(Array.from({ length: lines }, (_, at) => line(at)).join(""));
const dropMarks = () =>
    readdirSync(path.join(dir, "1"))
        .filter((name) => name.endsWith(".marks"))
        .forEach((name) => rmSync(path.join(dir, "1", name)));

describe("window()", () => {
    it("gives the end of a log in whole lines, with their number", async () => {
        const store = await logOf(10_000);
        const { pieces, size } = await store.window(1, { before: lengthOf(10_000), bytes: 1000 });
        expect(size).toBe(lengthOf(10_000));
        expect(pieces).toHaveLength(1);
        expect(pieces[0]!.text.startsWith(line(pieces[0]!.line))).toBe(true);
        expect(pieces[0]!.text.endsWith(line(9999))).toBe(true);
        expect(pieces[0]!.offset).toBe(lengthOf(pieces[0]!.line));
    });

    it("shows the end of a line that is longer than the window, so that one gets on", async () => {
        const store = createLogStore({ dir, now: () => clock });
        const log = await store.open(1, []);
        const before = `first\n${"x".repeat(5000)}\n`.length;
        log.write(`first\n${"x".repeat(5000)}\nlast\n`);
        await log.close();
        const last = { offset: before - 1000, line: 1, text: `${"x".repeat(999)}\n`, cut: 0 };
        expect((await store.window(1, { before, bytes: 1000 })).pieces).toEqual([last]);
        const further = await store.window(1, { before: before - 1000, bytes: 1000 });
        expect(further.pieces).toEqual([{ ...last, offset: before - 2000, text: "x".repeat(1000) }]);
    });

    it("begins with any line that is asked for", async () => {
        const store = await logOf(10_000);
        for (const at of [0, 1, 3333, 9999]) {
            const { pieces } = await store.window(1, { line: at, bytes: 500 });
            expect([pieces[0]!.line, pieces[0]!.offset]).toEqual([at, lengthOf(at)]);
        }
    });

    it("goes back over a cut in one step that says how much is gone, and counts what is gone", async () => {
        const store = await logOf(10_000, bounds);
        const all = await store.window(1, { from: 0, bytes: 1_000_000 });
        const [head, cut, tail] = all.pieces;
        expect(tail!.text.startsWith(line(tail!.line))).toBe(true);
        expect(head!.offset + Buffer.byteLength(head!.text) + cut!.cut).toBe(tail!.offset);
        const back = await store.window(1, { before: tail!.offset, bytes: 300 });
        expect(back.pieces.at(-1)).toEqual(cut);
        expect(head!.text.endsWith(back.pieces[0]!.text)).toBe(true);
        expect((await store.window(1, { line: tail!.line - 10, bytes: 300 })).pieces[0]!.cut).toBe(cut!.cut);
    });

    it("says when its lines were written, to the second", async () => {
        const store = await logOf(100);
        const { times, pieces } = await store.window(1, { line: 50, bytes: lengthOf(20) });
        const timeOf = (offset: number) => times.findLast(([from]) => from <= offset)?.[1];
        expect(pieces[0]!.line).toBe(50);
        expect([timeOf(lengthOf(50)), timeOf(lengthOf(61))]).toEqual([1_005_000, 1_006_000]);
    });

    it("counts on when a log is opened again, and after what a crash has torn", async () => {
        await logOf(100);
        appendFileSync(path.join(dir, "1", "000000000000000.marks"), "torn");
        const store = createLogStore({ dir, now: () => clock });
        const log = await store.open(1, []);
        log.write(line(100));
        await log.close();
        expect((await store.window(1, { line: 100, bytes: 500 })).pieces).toMatchObject([
            { line: 100, text: line(100) },
        ]);
    });

    it("counts the lines of a log of a version that wrote no marks", async () => {
        const store = await logOf(5000);
        dropMarks();
        const { pieces, times } = await store.window(1, { before: lengthOf(5000), bytes: 500 });
        expect(pieces[0]!.text.startsWith(line(pieces[0]!.line))).toBe(true);
        expect(times).toEqual([]);
    });

    it("keeps marks of what is kept and of nothing else", async () => {
        await logOf(10_000, bounds);
        const names = readdirSync(path.join(dir, "1"));
        const marked = names.filter((name) => name.endsWith(".marks"));
        expect(marked.map((name) => name.replace("marks", "log"))).toEqual(names.filter((name) => /log$/.test(name)));
    });

    it("has nothing of a log that does not exist", async () => {
        const nothing = { pieces: [], times: [], next: 0, size: 0 };
        expect(await createLogStore({ dir }).window(9, { from: 0, bytes: 100 })).toEqual(nothing);
    });
});
