import { stripVTControlCharacters } from "node:util";
import { FrameReader, type LogStream } from "./log-frames";

export interface LogLine {
    text: string;
    stream: LogStream;
    /** When the engine took it; milliseconds since 1970. */
    at: number;
}

const STAMP = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) ?/;

/** One frame each; those of a line that is longer than the engine's buffer belong together. */
function entriesOf(log: Buffer): LogLine[] {
    const entries: LogLine[] = [];
    const begun: Partial<Record<LogStream, LogLine>> = {};
    const reader = new FrameReader((piece, stream) => {
        const text = piece.replace(STAMP, "");
        const before = begun[stream];
        if (before) {
            before.text += text;
        } else {
            entries.push((begun[stream] = { text, stream, at: Date.parse(STAMP.exec(piece)?.[1] ?? "") || 0 }));
        }
        if (text.endsWith("\n")) {
            begun[stream] = undefined;
        }
    });
    reader.write(log);
    return entries;
}

/** With a terminal there are neither frames nor streams. */
function terminalEntries(log: Buffer): LogLine[] {
    const texts = log.toString().split(/\r?\n/);
    return texts.map((text) => ({ text: text.replace(STAMP, ""), stream: "stdout", at: 0 }));
}

/** Lines of a container's log that was asked for with timestamps, without colours and without empty ones. */
export function linesOfLog(log: Buffer, hasTerminal: boolean): LogLine[] {
    const entries = hasTerminal ? terminalEntries(log) : entriesOf(log);
    return entries.flatMap((entry) =>
        stripVTControlCharacters(entry.text)
            .split(/\r?\n/)
            .filter(Boolean)
            .map((text) => ({ ...entry, text })),
    );
}
