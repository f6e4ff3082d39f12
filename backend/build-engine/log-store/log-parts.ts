import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** One file of a log; offsets count as if nothing had ever been cut. */
export interface LogPart {
    file: string;
    start: number;
    end: number;
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
