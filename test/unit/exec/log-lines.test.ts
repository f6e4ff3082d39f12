import { expect, it } from "vitest";
import { linesOfLog } from "../../../backend/exec/log-lines";

function frame(stream: "stdout" | "stderr", text: string): Buffer {
    const header = Buffer.alloc(8);
    header[0] = stream === "stderr" ? 2 : 1;
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
}

const stamp = (ms: number) => `2026-11-22T10:00:00.${String(ms).padStart(3, "0")}456789Z`;

it("linesOfLog() tells each line's stream and time, without colours and empty lines", () => {
    const log = [
        frame("stdout", `${stamp(1)} hi\n`),
        frame("stderr", `${stamp(2)} \u001b[31mbad\u001b[0m\r\n`),
        frame("stdout", `${stamp(3)} \n`),
    ];
    expect(linesOfLog(Buffer.concat(log), false)).toEqual([
        { text: "hi", stream: "stdout", at: Date.parse("2026-11-22T10:00:00.001Z") },
        { text: "bad", stream: "stderr", at: Date.parse("2026-11-22T10:00:00.002Z") },
    ]);
});

it("linesOfLog() puts a long line together that the engine keeps in pieces", () => {
    const log = [
        frame("stdout", `${stamp(1)} one `),
        frame("stderr", `${stamp(1)} x\n`),
        frame("stdout", `${stamp(2)} two\n`),
    ];
    expect(linesOfLog(Buffer.concat(log), false).map(({ text }) => text)).toEqual(["one two", "x"]);
});

it("linesOfLog() reads the log of a terminal, which has neither frames nor streams", () => {
    const log = Buffer.from(`${stamp(1)} up\r\n${stamp(2)} well\r\n`);
    expect(linesOfLog(log, true).map(({ text }) => text)).toEqual(["up", "well"]);
});
