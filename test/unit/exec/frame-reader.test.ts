import { describe, expect, it } from "vitest";
import { FrameReader } from "../../../backend/exec/log-frames";

function frame(stream: number, payload: Buffer): Buffer {
    const header = Buffer.alloc(8);
    header[0] = stream;
    header.writeUInt32BE(payload.length, 4);
    return Buffer.concat([header, payload]);
}

const log = Buffer.concat([
    frame(1, Buffer.from("größe ")),
    frame(2, Buffer.from("oops\n")),
    frame(1, Buffer.alloc(0)),
    frame(1, Buffer.from("1 €\n").subarray(0, 4)),
    frame(1, Buffer.from("1 €\n").subarray(4)),
]);

describe("FrameReader", () => {
    it.each([1, 2, 3, 7, 8, 9, 1000])("reads the same text when the log comes in chunks of %d bytes", (size) => {
        const texts = { stdout: "", stderr: "" };
        const reader = new FrameReader((text, stream) => (texts[stream] += text));
        for (let at = 0; at < log.length; at += size) {
            reader.write(log.subarray(at, at + size));
        }
        expect(texts).toEqual({ stdout: "größe 1 €\n", stderr: "oops\n" });
    });
});
