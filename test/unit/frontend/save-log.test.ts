import { describe, expect, it } from "vitest";
import { logFile } from "../../../frontend/src/log/save-log";

async function* pieces(...texts: string[]) {
    yield* texts;
}

describe("logFile()", () => {
    it("puts pieces together without colours, also where a piece ends within one", async () => {
        const file = await logFile(pieces("one\n\u001b[3", "2mtwo\u001b[0m\nth", "ree"));
        expect(await file.text()).toBe("one\ntwo\nthree");
        expect(file.type).toBe("text/plain");
    });

    it("holds no more than a bounded part of a line that never ends", async () => {
        const piece = "x".repeat(1024 * 1024);
        const file = await logFile(pieces(piece, piece, piece, piece));
        expect(file.size).toBe(4 * 1024 * 1024);
    });

    it("is empty for a log that is", async () => {
        expect((await logFile(pieces(""))).size).toBe(0);
    });
});
