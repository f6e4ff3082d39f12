import { describe, expect, it } from "vitest";
import { wholeDiff } from "../../../backend/use-cases/drift/line-diff";

const words = (before: string[], after: string[]) =>
    wholeDiff(before, after).map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`);

describe("wholeDiff()", () => {
    it.each([
        ["nothing", ["a", "b"], ["a", "b"], [" a", " b"]],
        ["a change in the middle", ["a", "b", "c"], ["a", "x", "c"], [" a", "-b", "+x", " c"]],
        ["what comes and goes", ["a", "b", "c"], ["b", "c", "d"], ["-a", " b", " c", "+d"]],
        ["a new file", [], ["a", "b"], ["+a", "+b"]],
        ["a removed one", ["a"], [], ["-a"]],
        ["doubled lines", ["a", "a", "b"], ["a", "b"], [" a", "-a", " b"]],
    ])("tells %s", (_, before, after, lines) => {
        expect(words(before, after)).toEqual(lines);
    });

    it("compares what is, and shows what may be shown", () => {
        const shown = { before: ["KEY: …"], after: ["KEY: …"] };
        expect(wholeDiff(["KEY: one"], ["KEY: two"], shown)).toEqual([
            { kind: "removed", text: "KEY: …" },
            { kind: "added", text: "KEY: …" },
        ]);
    });

    it("finds the ends also where the middle is too long to be compared", () => {
        const long = (name: string) => Array.from({ length: 2500 }, (_, i) => `${name} ${i}`);
        const lines = words(["a", ...long("x"), "z"], ["a", ...long("y"), "z"]);
        expect([lines[0], lines[1], lines[2501], lines.at(-1)]).toEqual([" a", "-x 0", "+y 0", " z"]);
    });
});
