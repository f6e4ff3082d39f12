import { readFile } from "node:fs/promises";
import type { LogPart } from "./log-parts";

/** Says of a byte of a log in which line it is and when it was written. */
export interface LogMark {
    offset: number;
    /** Lines that had ended before it, what was cut included. */
    line: number;
    /** Milliseconds of the Unix epoch. */
    time: number;
}

export const recordBytes = 24;

/** Marks lie beside the part that they are of, and go with it. */
export const marksFile = (part: Pick<LogPart, "file">): string => part.file.replace(/\.log$/, ".marks");

export function encodeMark({ offset, line, time }: LogMark): Buffer {
    const record = Buffer.allocUnsafe(recordBytes);
    [offset, line, time].forEach((value, at) => record.writeDoubleLE(value, at * 8));
    return record;
}

/** In order; none for a log of a version that wrote none. A record that a crash has torn is left out. */
export async function readMarks(part: Pick<LogPart, "file">): Promise<LogMark[]> {
    const bytes = await readFile(marksFile(part)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") {
            return Buffer.alloc(0);
        }
        throw error;
    });
    return Array.from({ length: Math.floor(bytes.length / recordBytes) }, (_, at) => {
        const value = (field: number) => bytes.readDoubleLE(at * recordBytes + field * 8);
        return { offset: value(0), line: value(1), time: value(2) };
    });
}
