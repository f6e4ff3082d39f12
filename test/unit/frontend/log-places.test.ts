import { describe, expect, it } from "vitest";
import { LogPlaces } from "../../../frontend/src/format/log-places";
import { splitAround } from "../../../frontend/src/format/split-around";

function places(...pieces: [text: string, offset: number][]): LogPlaces {
    const made = new LogPlaces();
    pieces.forEach(([text, offset]) => made.add(text, offset));
    return made;
}

describe("LogPlaces", () => {
    it.each([
        ["the first byte", 0, 0],
        ["a line's last byte", 5, 0],
        ["the next line's first byte, behind letters of two bytes", 6, 1],
        ["a line of the next piece", 11, 2],
        ["what is not there yet", 99, 2],
    ])("finds the line of %s", (_name, offset, line) => {
        expect(places(["grün\n", 0], ["next\nlast", 6]).lineAt(offset)).toBe(line);
    });

    it("counts on over a gap where the log was cut, and takes the nearest line for what is gone", () => {
        const cut = places(["head\n", 100], ["\n… 9 MB cut here …\n", 105], ["tail\nend\n", 9000]);
        expect([0, 100, 105, 5000, 9000, 9005].map((offset) => cut.lineAt(offset))).toEqual([0, 0, 1, 3, 3, 4]);
        expect([cut.lines, cut.end]).toEqual([5, 9009]);
    });

    it("is at the first line when nothing was written", () => {
        expect(places().lineAt(7)).toBe(0);
    });
});

describe("splitAround()", () => {
    it.each([
        ["nothing to look for", "a b", "", ["a b"]],
        ["no place", "a b", "x", ["a b"]],
        ["places in any case", "Error: error", "ERROR", ["", "Error", ": ", "error", ""]],
        ["signs that mean something in patterns", "a.b (x) a+b", "(x)", ["a.b ", "(x)", " a+b"]],
    ])("puts what is found at odd positions with %s", (_name, text, query, parts) => {
        expect(splitAround(text, query)).toEqual(parts);
    });
});
