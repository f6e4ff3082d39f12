import { describe, expect, it } from "vitest";
import { LogLines } from "../../../frontend/src/log/log-lines";

const part = (offset: number, text: string, line = 0) => ({
    pieces: [{ offset, line, text, cut: 0 }],
    times: [],
    next: offset + text.length,
});

function lines(length = 1000): LogLines {
    return new LogLines({ length, lines: 100 }, () => []);
}

describe("LogLines", () => {
    it("makes one line of what comes in two parts when one scrolls up", () => {
        const log = lines();
        log.clear(10);
        log.append(part(10, "tail of it\nnext\n", 3));
        log.prepend(part(0, "the\nhead a", 2), 0);
        expect(log.lines.map(({ text, offset, number }) => [text, offset, number])).toEqual([
            ["the", 0, 3],
            ["head atail of it", 4, 4],
            ["next", 21, 5],
        ]);
        expect([log.start, log.full]).toEqual([0, false]);
    });

    it("shows of a line that was drawn anew only what was seen last, wherever it was cut", () => {
        const log = lines();
        log.clear(10);
        log.append(part(10, "60 %\r100 %\n", 1));
        log.prepend(part(0, "10 %\r20 %\r", 1), 0);
        expect(log.lines.map(({ text }) => text)).toEqual(["100 %"]);
    });

    it("keeps the parts of a line apart that is too long to be held with others", () => {
        const log = lines(40);
        log.clear(30);
        log.append(part(30, "b".repeat(15)));
        log.prepend(part(0, "a".repeat(30)), 0);
        expect(log.lines.map(({ text }) => text.length)).toEqual([30, 15]);
        log.trim("end");
        expect(log.lines).toHaveLength(1);
    });

    it("begins a new row where a line that grows is too long", () => {
        const log = lines(40);
        log.append(part(0, "a".repeat(15)));
        log.append(part(15, "b".repeat(15)));
        expect(log.lines.map(({ text, number }) => [text.length, number])).toEqual([
            [15, 1],
            [15, 1],
        ]);
    });
});
