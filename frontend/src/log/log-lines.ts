import type { LogPieceView, LogTimes } from "../../../common/log-views";

export interface LogLine {
    /** Of its first byte, and behind its last one, its end included. */
    offset: number;
    end: number;
    /** Counted from 1 over what was cut; null of what stands for a cut. */
    number: number | null;
    /** Milliseconds of the Unix epoch; null of what nobody knows the time of. */
    time: number | null;
    /** With its colours. */
    text: string;
    /** False while more of it may come. */
    ended: boolean;
    /** It was drawn again over what stood there before: what comes before its text is not seen. */
    redrawn?: boolean;
}

export interface LogBounds {
    /** UTF-16 units and lines that are held at most. */
    length: number;
    lines: number;
}

type Range = [from: number, to: number];
type Part = { pieces: readonly LogPieceView[]; times: LogTimes; next: number };

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;
const lengthOf = (lines: readonly LogLine[]) => lines.reduce((sum, { text }) => sum + text.length + 1, 0);

/** Of a line that was drawn again and again, what was seen last. */
function lastState(text: string): string {
    const plain = text.endsWith("\r") ? text.slice(0, -1) : text;
    return plain.slice(plain.lastIndexOf("\r") + 1);
}

function seen(raw: string): Pick<LogLine, "text" | "redrawn"> {
    const text = lastState(raw);
    return text.length < raw.length - 1 ? { text, redrawn: true } : { text };
}

/** A part of a log: whatever the log's size, so much of it is held and no more. Nothing of what is hidden is. */
export class LogLines {
    lines: LogLine[] = [];
    /** Of the first byte that was looked at, and behind the last one. */
    start = 0;
    end = 0;
    private length = 0;
    /** Of the line that grows, as it came. */
    private raw = "";

    constructor(
        private readonly bounds: LogBounds,
        private readonly hidden: () => readonly Range[],
    ) {}

    get full(): boolean {
        return this.length > this.bounds.length || this.lines.length > this.bounds.lines;
    }

    /** Nothing is held any more; the next part begins here. */
    clear(offset: number): void {
        Object.assign(this, { lines: [], start: offset, end: offset, length: 0, raw: "" });
    }

    /** What follows; a line that has not ended goes on. */
    append({ pieces, times, next }: Part): void {
        for (const piece of pieces) {
            this.appendPiece(piece, times);
        }
        this.end = Math.max(this.end, next);
    }

    /** What comes before. It ends where the first line begins. */
    prepend(part: Part, start: number): void {
        const before = new LogLines(this.bounds, this.hidden);
        before.append(part);
        this.lines = this.joined(before.lines, this.lines);
        this.length = lengthOf(this.lines);
        this.start = Math.min(start, part.pieces[0]?.offset ?? start);
    }

    /** One line that came in two parts is one again, unless it is too long to be held with others. */
    private joined(before: readonly LogLine[], after: readonly LogLine[]): LogLine[] {
        const [last, first] = [before.at(-1), after[0]];
        const goesOn = last && first && !last.ended && last.end === first.offset && last.number === first.number;
        if (!goesOn || this.isTooLong(last.text.length + first.text.length)) {
            return [...before, ...after];
        }
        const text = first.redrawn ? first.text : last.text + first.text;
        return [...before.slice(0, -1), { ...first, offset: last.offset, time: last.time, text }, ...after.slice(1)];
    }

    private isTooLong(length: number): boolean {
        return length > this.bounds.length / 2;
    }

    /** Makes room at one of both ends, down to a share of what may be held; answers whether anything went. */
    trim(at: "start" | "end", share = 1): boolean {
        const count = this.full ? this.tooMany(at, share) : 0;
        if (count === 0) {
            return false;
        }
        const gone = at === "start" ? this.lines.slice(0, count) : this.lines.slice(-count);
        this.lines = at === "start" ? this.lines.slice(count) : this.lines.slice(0, -count);
        this.length -= lengthOf(gone);
        if (at === "start") {
            this.start = this.lines[0]!.offset;
        } else {
            this.end = gone[0]!.offset;
        }
        return true;
    }

    /** Lines of a range go. */
    hide([from, to]: Range): void {
        this.lines = this.lines.filter(({ offset }) => offset < from || offset >= to);
        this.length = lengthOf(this.lines);
    }

    private tooMany(at: "start" | "end", share: number): number {
        const { length: most, lines: mostLines } = this.bounds;
        const { lines } = this;
        let count = 0;
        for (let left = this.length; count < lines.length - 1; count++) {
            if (left <= most * share && lines.length - count <= mostLines * share) {
                break;
            }
            left -= lengthOf([at === "start" ? lines[count]! : lines[lines.length - 1 - count]!]);
        }
        return count;
    }

    private appendPiece(piece: LogPieceView, times: LogTimes): void {
        if (piece.cut > 0) {
            const { offset, cut, text } = piece;
            this.add({ offset, end: offset + cut, number: null, time: null, text: text.trim(), ended: true });
            return;
        }
        const texts = piece.text.split("\n");
        let { offset, line } = piece;
        texts.forEach((text, at) => {
            const ended = at < texts.length - 1;
            const end = offset + bytesOf(text) + (ended ? 1 : 0);
            if (end > offset) {
                const time = times.findLast(([from]) => from <= offset)?.[1] ?? null;
                this.write({ offset, end, number: line + 1, time, text, ended });
            }
            line += 1;
            offset = end;
        });
    }

    private write(line: LogLine): void {
        const last = this.lines.at(-1);
        const goesOn = last && !last.ended && last.end === line.offset;
        if (goesOn && !this.isTooLong(this.raw.length + line.text.length)) {
            this.raw += line.text;
            const text = lastState(this.raw);
            this.length += text.length - last.text.length;
            this.lines[this.lines.length - 1] = { ...last, ...seen(this.raw), end: line.end, ended: line.ended };
            this.end = line.end;
        } else {
            this.raw = line.text;
            this.add({ ...line, ...seen(line.text) });
        }
    }

    private add(line: LogLine): void {
        this.end = line.end;
        if (!this.hidden().some(([from, to]) => line.offset >= from && line.offset < to)) {
            this.lines.push(line);
            this.length += line.text.length + 1;
        }
    }
}
