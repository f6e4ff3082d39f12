import type { FileHandle } from "node:fs/promises";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";

/** One file of a log; offsets count as if nothing had ever been cut. */
export interface LogPart {
    file: string;
    start: number;
    end: number;
}

export interface LogSlice {
    offset: number;
    text: string;
    /** Where to read on. */
    next: number;
}

/** A part is named after the offset of its first byte, so that a crash leaves nothing to repair. */
export function partName(start: number): string {
    return `${String(start).padStart(15, "0")}.log`;
}

const missing = (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
        return null;
    }
    throw error;
};

async function measure(file: string): Promise<LogPart | null> {
    const found = await stat(file).catch(missing);
    const start = Number.parseInt(path.basename(file), 10);
    return found && { file, start, end: start + found.size };
}

/** The kept parts in order; none for a log that was never opened. */
export async function listParts(dir: string): Promise<LogPart[]> {
    const names = (await readdir(dir).catch(missing)) ?? [];
    const files = names.filter((name) => /^\d{15}\.log$/.test(name)).sort();
    const parts = await Promise.all(files.map((name) => measure(path.join(dir, name))));
    return parts.filter((part) => part !== null);
}

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

function lengthOfCharacter(first: number): number {
    if (first >= 0xf0) {
        return 4;
    }
    if (first >= 0xe0) {
        return 3;
    }
    return first >= 0xc0 ? 2 : 1;
}

/** Without a character that is not complete yet at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
    let last = bytes.length - 1;
    while (last > 0 && last > bytes.length - 4 && isContinuation(bytes[last])) {
        last -= 1;
    }
    const complete = last < 0 || last + lengthOfCharacter(bytes[last]) <= bytes.length;
    return complete || last === 0 ? bytes : bytes.subarray(0, last);
}

function skippedAtStart(bytes: Buffer): number {
    let skipped = 0;
    while (skipped < 3 && skipped < bytes.length && isContinuation(bytes[skipped])) {
        skipped += 1;
    }
    return skipped;
}

function cutLine(bytes: number): string {
    const amount = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
    return `\n… ${amount} cut here …\n`;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
}

async function readPart(part: LogPart, from: number, limit: number): Promise<LogSlice | null> {
    const handle = await open(part.file, "r").catch(missing);
    if (!handle) {
        return null;
    }
    try {
        const bytes = await readAt(handle, from - part.start, Math.min(limit, part.end - from));
        if (bytes.length === 0) {
            return { offset: from, text: "", next: part.end };
        }
        const skipped = skippedAtStart(bytes);
        const text = wholeCharacters(bytes.subarray(skipped));
        return { offset: from + skipped, text: text.toString(), next: from + skipped + text.length };
    } finally {
        await handle.close();
    }
}

/**
 * At most `limit` bytes from `from` on, cut at whole characters; the cut line where that place is gone; null at the
 * end of the log. `list` is asked again when a part was rotated away meanwhile.
 */
export async function readSlice(
    list: () => Promise<readonly LogPart[]>,
    from: number,
    limit: number,
): Promise<LogSlice | null> {
    for (;;) {
        const part = (await list()).find(({ end }) => end > from);
        if (!part) {
            return null;
        }
        if (part.start > from) {
            return { offset: from, text: cutLine(part.start - from), next: part.start };
        }
        const slice = await readPart(part, from, limit);
        if (slice) {
            return slice;
        }
    }
}
