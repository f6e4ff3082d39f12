import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { encodeMark, type LogMark, marksFile, recordBytes } from "./log-marks";
import type { LogPart } from "./log-parts";

/** Fine enough for a column of times, and coarse enough for a log that floods. */
const everyMs = 1000;
/** A line's number is counted from the mark before it: no further than this. */
const everyBytes = 64 * 1024;

const newline = 10;

function linesIn(bytes: Buffer): number {
    let lines = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
        lines++;
    }
    return lines;
}

/** Behind the last whole record: a crash can have torn one. */
function openMarks(part: LogPart): number {
    const fd = openSync(marksFile(part), "a", 0o600);
    const { size } = fstatSync(fd);
    ftruncateSync(fd, size - (size % recordBytes));
    return fd;
}

/** Writes a mark at the beginning of each part, and then for each second and for each 64 KiB in which something came. */
export class MarkWriter {
    private fd: number | null = null;
    private last: LogMark | null = null;

    /** `line`: lines that have ended so far. */
    constructor(
        private line: number,
        private readonly now: () => number,
    ) {}

    /** Before `bytes` are written at `offset`. A disk that refuses a mark costs a time and nothing else. */
    note(part: LogPart, offset: number, bytes: Buffer): void {
        const mark = { offset, line: this.line, time: this.now() };
        const { last } = this;
        const due = !last || mark.time - last.time >= everyMs || offset - last.offset >= everyBytes;
        if (due || this.fd === null) {
            this.write(part, mark);
        }
        this.line += linesIn(bytes);
    }

    /** The next part gets marks of its own. */
    close(): void {
        if (this.fd !== null) {
            closeSync(this.fd);
            this.fd = null;
        }
    }

    private write(part: LogPart, mark: LogMark): void {
        this.last = mark;
        try {
            this.fd ??= openMarks(part);
            writeSync(this.fd, encodeMark(mark));
        } catch {
            // The lines after it are counted from the mark before.
        }
    }
}
