import { describe, expect, it } from "vitest";
import { splitAround } from "../../../frontend/src/format/split-around";

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
