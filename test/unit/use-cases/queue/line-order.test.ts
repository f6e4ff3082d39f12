import { describe, expect, it } from "vitest";
import { inLine, moved, prioritiesFor } from "../../../../backend/use-cases/queue/line-order";
import { whyQueued } from "../../../../backend/use-cases/queue/why-queued";
import type { QueueMove } from "../../../../common/queue-schema";
import type { QueuedRow } from "../../../../backend/models/queue-line";

/** "a1 b2": stack and id; the later ids came later. */
const rows = (text: string): QueuedRow[] =>
    text.split(" ").map((word) => {
        const id = Number(word.slice(1));
        return { id, stack: word[0]!, priority: 0, since: String(id).padStart(3, "0") };
    });
const text = (line: readonly QueuedRow[]) => line.map(({ stack, id }) => stack + id).join(" ");

function afterMove(line: readonly QueuedRow[], id: number, to: QueueMove): QueuedRow[] {
    const priorities = prioritiesFor(line, moved(line, id, to));
    return inLine(
        [...line]
            .sort((a, b) => a.id - b.id)
            .map((row) => ({ ...row, priority: priorities.get(row.id) ?? row.priority })),
    );
}

describe("inLine()", () => {
    it("takes stacks in turns, so that many of one don't keep another out", () => {
        expect(text(inLine(rows("a1 a2 a3 b4 c5 b6")))).toBe("a1 b4 c5 a2 b6 a3");
    });

    it("lets a stack wait from its last start on", () => {
        const [a, b] = rows("a1 b2");
        expect(text(inLine([{ ...a!, since: "900" }, b!]))).toBe("b2 a1");
    });

    it("takes along what goes before a moved one in its own stack", () => {
        const line = rows("b1 a2 a3");
        line[2]!.priority = 1;
        expect(text(inLine(line))).toBe("a2 a3 b1");
    });
});

describe("moved()", () => {
    const table: [string, number, QueueMove, string][] = [
        ["a1 b2 c3", 3, "first", "c3 a1 b2"],
        ["a1 b2 c3", 3, "up", "a1 c3 b2"],
        ["a1 b2 c3", 1, "down", "b2 a1 c3"],
        ["a1 b2 c3", 1, "up", "a1 b2 c3"],
        ["a1 b2 c3", 1, "first", "a1 b2 c3"],
        ["a1 b2 c3", 3, "down", "a1 b2 c3"],
        ["a1 b2 a3", 3, "first", "a1 a3 b2"],
        ["b1 a2 a3", 3, "up", "a2 a3 b1"],
        ["a1 a2 b3", 1, "down", "b3 a1 a2"],
        ["a1 a2", 2, "up", "a1 a2"],
        ["a1", 1, "down", "a1"],
    ];
    it.each(table)("of %s moves %i %s", (line, id, to, expected) => {
        expect(text(moved(rows(line), id, to))).toBe(expected);
    });

    it("never changes the order within a stack, and holds as it is shown, whatever is moved", () => {
        let seed = 7;
        const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
        for (let round = 0; round < 200; round += 1) {
            const count = 1 + random(9);
            const start = Array.from({ length: count }, (_, at) => `${"abc"[random(3)]}${at + 1}`).join(" ");
            let line = inLine(rows(start));
            for (let move = 0; move < 5; move += 1) {
                const id = 1 + random(count);
                const to = (["first", "up", "down"] as const)[random(3)]!;
                const wanted = moved(line, id, to);
                const after = afterMove(line, id, to);
                expect(text(after), `${text(line)}, ${id} ${to}`).toBe(text(wanted));
                for (const stack of "abc") {
                    const own = after.filter((row) => row.stack === stack).map((row) => row.id);
                    expect(own).toEqual([...own].sort((a, b) => a - b));
                }
                line = after;
            }
        }
    });
});

describe("whyQueued()", () => {
    const turn = { place: 3, behind: null, places: 2, taken: 2 };
    it.each([
        [turn, "Third in line; two of two places are taken."],
        [{ ...turn, place: 1, places: 1, taken: 1 }, "First in line; one of one place is taken."],
        [{ ...turn, place: 22, places: 12, taken: 12 }, "22nd in line; 12 of 12 places are taken."],
        [{ ...turn, taken: 1 }, "Third in line; it begins as soon as a worker looks."],
        [
            { ...turn, behind: { id: 41, state: "running" as const } },
            "Third in line, behind deployment 41 of the same stack, which is running.",
        ],
        [
            { ...turn, place: 4, behind: { id: 41, state: "queued" as const } },
            "Fourth in line, behind deployment 41 of the same stack.",
        ],
    ])("%j", (given, expected) => {
        expect(whyQueued(given)).toBe(expected);
    });
});
