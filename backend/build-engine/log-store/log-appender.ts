import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import type { LogPart } from "./log-parts";
import { marksFile } from "./log-marks";
import { listParts, partName } from "./log-parts";
import type { MarkWriter } from "./mark-writer";

export interface LogBounds {
    headBytes: number;
    tailBytes: number;
}

/** In UTF-16 units, each at most 3 bytes of UTF-8 (a pair of them: 4). */
const largestWrite = 64 * 1024;
/** Encoding and writing are one synchronous step, so one buffer serves all logs: a flood would make thousands. */
const encoded = Buffer.allocUnsafe(3 * (largestWrite + 1));
/** The tail is this many files; the oldest goes when a new one begins. */
const tailFiles = 4;

function writeAll(fd: number, bytes: Buffer): number {
    let written = 0;
    while (written < bytes.length) {
        written += writeSync(fd, bytes, written);
    }
    return written;
}

/** Text in pieces of at most `largestWrite` UTF-16 units that never split a character. */
function* pieces(text: string): Generator<string> {
    for (let from = 0; from < text.length;) {
        let to = Math.min(from + largestWrite, text.length);
        if (to < text.length && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800) {
            to += 1;
        }
        yield text.slice(from, to);
        from = to;
    }
}

/**
 * Appends to the newest part and begins a new one when it is full. Writes are synchronous: what floods in waits in its
 * pipe and not in our memory, and a crash loses nothing.
 */
export class LogAppender {
    private fd: number | null = null;
    /** Bytes that the disk refused since the last good write. */
    private lost = 0;

    private constructor(
        private readonly into: { dir: string; bounds: LogBounds; marks: MarkWriter },
        readonly parts: LogPart[],
    ) {}

    static async open(dir: string, bounds: LogBounds, marks: MarkWriter): Promise<LogAppender> {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        return new LogAppender({ dir, bounds, marks }, await listParts(dir));
    }

    get offset(): number {
        return this.parts.at(-1)?.end ?? 0;
    }

    append(text: string): void {
        for (const piece of pieces(text)) {
            this.appendPiece(encoded.subarray(0, encoded.write(piece)));
        }
    }

    private appendPiece(bytes: Buffer): void {
        try {
            const fd = this.fileFor(bytes.length);
            if (this.lost > 0) {
                this.write(fd, Buffer.from(`\n… ${this.lost} bytes could not be stored …\n`));
                this.lost = 0;
            }
            this.write(fd, bytes);
        } catch {
            this.lost += bytes.length;
        }
    }

    private write(fd: number, bytes: Buffer): void {
        const part = this.parts.at(-1) as LogPart;
        const { end } = part;
        part.end += writeAll(fd, bytes);
        this.into.marks.note(part, end, bytes);
    }

    private fileFor(bytes: number): number {
        const newest = this.parts.at(-1);
        const { headBytes, tailBytes } = this.into.bounds;
        const limit = this.parts.length <= 1 && (newest?.start ?? 0) === 0 ? headBytes : tailBytes / tailFiles;
        const full = newest !== undefined && newest.end > newest.start && newest.end - newest.start + bytes > limit;
        if (newest === undefined || full) {
            this.begin(newest?.end ?? 0);
        }
        this.fd ??= openSync((this.parts.at(-1) as LogPart).file, "a", 0o600);
        return this.fd;
    }

    private begin(start: number): void {
        this.closeFile();
        const file = path.join(this.into.dir, partName(start));
        this.fd = openSync(file, "a", 0o600);
        this.parts.push({ file, start, end: start });
        // The head is the first part and stays.
        for (const old of this.parts.splice(1, Math.max(0, this.parts.length - 2 - tailFiles))) {
            rmSync(old.file, { force: true });
            rmSync(marksFile(old), { force: true });
        }
    }

    private closeFile(): void {
        if (this.fd !== null) {
            closeSync(this.fd);
            this.fd = null;
        }
        this.into.marks.close();
    }

    close(): void {
        this.closeFile();
    }
}
