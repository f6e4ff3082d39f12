import { describe, expect, it } from "vitest";
import { TailBuffer } from "../../../backend/exec/tail-buffer";

describe("TailBuffer", () => {
    it.each([
        ["nothing", [], ""],
        ["less than the limit", ["ab", "cd"], "abcd"],
        ["more than the limit", ["abcdef", "ghij", "kl"], "cdefghijkl"],
        ["one chunk beyond the limit", ["abcdefghijklmnop"], "ghijklmnop"],
        ["empty chunks", ["", "ab", ""], "ab"],
    ])("keeps the end of %s", (_, chunks, expected) => {
        const buffer = new TailBuffer(10);
        chunks.forEach((chunk) => buffer.push(chunk));
        expect(buffer.toString()).toBe(expected);
    });
});
