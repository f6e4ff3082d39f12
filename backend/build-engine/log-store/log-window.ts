import type { LogAsk, LogRange, LogSlice, LogWindow, LogWindowPiece } from "../log-store";
import { type LogMark, readMarks } from "./log-marks";
import type { LogPart } from "./log-parts";
import { slicesOf } from "./slices-of";

type ListParts = () => Promise<readonly LogPart[]>;
type Place = Pick<LogMark, "offset" | "line">;

const begin: Place = { offset: 0, line: 0 };

/** What stands for a cut has another length than what it stands for. */
const isCut = ({ offset, text, next }: LogSlice) => next - offset !== Buffer.byteLength(text);

/** Without what was read beyond a place for the sake of whole characters. */
function upTo(slice: LogSlice, end: number): LogSlice {
    if (isCut(slice) || slice.next <= end) {
        return slice;
    }
    const text = Buffer.from(slice.text)
        .subarray(0, end - slice.offset)
        .toString();
    return { ...slice, text, next: end };
}

const linesIn = (text: string) => text.split("\n").length - 1;

/** The last mark that is not behind what is looked for; what is not marked is counted from the log's beginning. */
async function lastMark(parts: readonly LogPart[], isBefore: (mark: LogMark) => boolean): Promise<Place> {
    for (const part of parts.toReversed()) {
        const found = (await readMarks(part)).findLast(isBefore);
        if (found) {
            return found;
        }
    }
    return begin;
}

/** In which line a byte is, counted from 0 over what was cut. */
export async function lineAt(list: ListParts, offset: number): Promise<number> {
    const mark = await lastMark(await list(), (one) => one.offset <= offset);
    let { line } = mark;
    for await (const slice of slicesOf(list, { from: mark.offset, to: offset })) {
        line += isCut(slice) ? 0 : linesIn(upTo(slice, offset).text);
    }
    return line;
}

/** Where a line begins; of one that was cut, where the cut begins; of one that is not there yet, the end. */
async function offsetOfLine(list: ListParts, line: number): Promise<number> {
    const mark = await lastMark(await list(), (one) => one.line < line || one.offset === 0);
    let left = line - mark.line;
    let end = mark.offset;
    for await (const slice of slicesOf(list, mark.offset === 0 ? { from: 0 } : { from: mark.offset })) {
        if (left <= 0 || isCut(slice)) {
            return left <= 0 ? end : slice.offset;
        }
        const ended = linesIn(slice.text);
        if (ended >= left) {
            const lines = slice.text.split("\n", left);
            return slice.offset + Buffer.byteLength(lines.join("\n")) + 1;
        }
        left -= ended;
        end = slice.next;
    }
    return end;
}

/** Where so many kept bytes before a place begin; a cut on the way there is not torn. */
function startBefore(parts: readonly LogPart[], before: number, bytes: number): number {
    let from = before;
    let left = bytes;
    for (const part of parts.toReversed().filter(({ start }) => start < before)) {
        const taken = Math.min(left, Math.min(part.end, from) - part.start);
        from = Math.min(part.end, from) - taken;
        left -= taken;
        if (left === 0) {
            break;
        }
    }
    return from;
}

/** Times of what lies in the range: of its first byte, then wherever another second began. */
export async function timesIn(parts: readonly LogPart[], from: number, to: number): Promise<[number, number][]> {
    const marks: LogMark[] = [];
    for (const part of parts.filter(({ start, end }) => start < to && end >= from)) {
        marks.push(...(await readMarks(part)));
    }
    const first = marks.findLastIndex(({ offset }) => offset <= from);
    return marks
        .slice(Math.max(0, first))
        .filter(({ offset }) => offset < to)
        .map(({ offset, time }) => [offset, time]);
}

async function rangeOf(list: ListParts, { bytes, before, line, from = 0 }: LogAsk): Promise<LogRange & { to: number }> {
    if (before !== undefined) {
        return { from: startBefore(await list(), before, bytes), to: before };
    }
    const start = line === undefined ? from : await offsetOfLine(list, line);
    return { from: start, to: start + bytes };
}

/** A place amid a line waits for the next one; where there is none, it shows the line's end. */
function fromNextLine(slice: LogSlice): LogSlice {
    const at = slice.text.indexOf("\n");
    const skipped = at === slice.text.length - 1 ? "" : slice.text.slice(0, at + 1);
    return isCut(slice)
        ? slice
        : {
              ...slice,
              offset: slice.offset + Buffer.byteLength(skipped),
              text: slice.text.slice(skipped.length),
          };
}

async function beginsLine(list: ListParts, offset: number): Promise<boolean> {
    if (offset === 0 || (await list()).some(({ start }) => start === offset)) {
        return true;
    }
    for await (const slice of slicesOf(list, { from: offset - 1, to: offset })) {
        return isCut(slice) || (slice.offset === offset - 1 && slice.text.startsWith("\n"));
    }
    return true;
}

/** Slices that follow each other are one piece, so that only its first line needs to be counted. */
async function add(list: ListParts, pieces: LogWindowPiece[], slice: LogSlice): Promise<void> {
    const last = pieces.at(-1);
    if (isCut(slice)) {
        pieces.push({ offset: slice.offset, line: 0, text: slice.text, cut: slice.next - slice.offset });
    } else if (last && last.cut === 0) {
        last.text += slice.text;
    } else {
        pieces.push({ offset: slice.offset, line: await lineAt(list, slice.offset), text: slice.text, cut: 0 });
    }
}

/** A window of what is kept, with numbers and times of its lines. */
export async function readWindow(list: ListParts, ask: LogAsk): Promise<LogWindow> {
    const { from, to } = await rangeOf(list, ask);
    const pieces: LogWindowPiece[] = [];
    const whole = ask.before === undefined || (await beginsLine(list, from));
    let next = from;
    for await (const read of slicesOf(list, { from, to })) {
        const slice = ask.before === undefined ? read : upTo(read, to);
        await add(list, pieces, pieces.length === 0 && !whole ? fromNextLine(slice) : slice);
        next = slice.next;
    }
    const parts = await list();
    const times = await timesIn(parts, pieces[0]?.offset ?? from, next);
    return { pieces, times, next, size: parts.at(-1)?.end ?? 0 };
}
