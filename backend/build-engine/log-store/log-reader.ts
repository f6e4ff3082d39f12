import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { skippedAtStart, wholeCharacters } from "./characters";
import type { LogSlice } from "../log-store";
import type { LogPart } from "./log-parts";

export const pieceBytes = 64 * 1024;

function cutLine(bytes: number): string {
    const amount = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
    return `\n… ${amount} cut here …\n`;
}

/**
 * Reads one log in pieces of at most 64 KiB that end at whole characters. Buffer and file are kept from piece to piece:
 * in a flood there are thousands of them. To be closed.
 */
export class LogReader {
    private readonly buffer = Buffer.allocUnsafe(pieceBytes);
    private opened: { file: string; handle: FileHandle } | null = null;

    constructor(private readonly list: () => Promise<readonly LogPart[]>) {}

    /** What follows `from`: text, the cut line where that place is gone, or null at the end of the log. */
    async read(from: number, most = pieceBytes): Promise<LogSlice | null> {
        for (;;) {
            const part = (await this.list()).find(({ end }) => end > from);
            if (!part) {
                return null;
            }
            if (part.start > from) {
                return { offset: from, text: cutLine(part.start - from), next: part.start };
            }
            const handle = await this.open(part.file);
            if (handle) {
                return this.readPart(handle, part, { from, most });
            }
            // Rotated away since it was listed.
        }
    }

    async close(): Promise<void> {
        const opened = this.opened;
        this.opened = null;
        await opened?.handle.close();
    }

    private async open(file: string): Promise<FileHandle | null> {
        if (this.opened?.file !== file) {
            await this.close();
            const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
                if (error.code === "ENOENT") {
                    return null;
                }
                throw error;
            });
            this.opened = handle && { file, handle };
        }
        return this.opened?.handle ?? null;
    }

    private async readPart(handle: FileHandle, part: LogPart, at: { from: number; most: number }): Promise<LogSlice> {
        const { from, most } = at;
        // Room for one whole character at least.
        const length = Math.min(Math.max(4, most), part.end - from);
        const { bytesRead } = await handle.read(this.buffer, 0, length, from - part.start);
        if (bytesRead === 0) {
            return { offset: from, text: "", next: part.end };
        }
        const bytes = this.buffer.subarray(0, bytesRead);
        const skipped = skippedAtStart(bytes);
        const text = wholeCharacters(bytes.subarray(skipped));
        return { offset: from + skipped, text: text.toString(), next: from + skipped + text.length };
    }
}
