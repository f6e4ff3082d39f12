import type { LogHit, LogHits, LogSlice } from "../log-store";

export interface LogSearch {
    /** In any case; colours don't count. */
    text: string;
    /** Offset of the first byte that is looked at. */
    from: number;
    /** How many lines are found at most. */
    limit: number;
}

/** A line without an end is looked at in pieces of this many characters; the end of one is looked at again. */
const longestLine = 16 * 1024;
const excerptLength = 240;
/** One request must not keep a core; where it stops, the next one goes on. */
const patienceMs = 2000;

const colours = /\u001b\[[0-9;:]*m/g; // eslint-disable-line no-control-regex -- what is left out of the text

interface Line {
    offset: number;
    text: string;
}

class Search {
    readonly items: LogHit[] = [];
    readonly #wanted: string;
    #line: Line | null = null;

    constructor(private readonly search: LogSearch) {
        this.#wanted = search.text.toLowerCase();
    }

    get full(): boolean {
        return this.items.length >= this.search.limit;
    }

    /** Answers where to go on when the limit is reached in the middle of it, or null. */
    take(slice: LogSlice): number | null {
        if (slice.next - slice.offset !== Buffer.byteLength(slice.text)) {
            // What was cut ends a line and holds none.
            this.end();
            return null;
        }
        let { offset } = slice;
        for (const part of slice.text.split(/(?<=\n)/)) {
            this.#add(part, offset);
            offset += Buffer.byteLength(part);
            if (this.full && offset < slice.next) {
                return offset;
            }
        }
        return null;
    }

    end(): void {
        const line = this.#line;
        this.#line = null;
        if (line) {
            this.#look(line);
        }
    }

    #add(part: string, offset: number): void {
        this.#line = { offset: this.#line?.offset ?? offset, text: (this.#line?.text ?? "") + part };
        if (part.endsWith("\n")) {
            this.end();
        } else if (this.#line.text.length > longestLine) {
            this.#cutLongLine(this.#line);
        }
    }

    #cutLongLine(line: Line): void {
        const kept = line.text.slice(-4 * this.search.text.length);
        const found = this.items.length;
        this.#look(line);
        const offset = line.offset + Buffer.byteLength(line.text) - Buffer.byteLength(kept);
        this.#line = this.items.length > found ? null : { offset, text: kept };
    }

    #look({ offset, text }: Line): void {
        const plain = text.replace(colours, "").replace(/[\r\n]+/g, "");
        const at = plain.toLowerCase().indexOf(this.#wanted);
        if (at >= 0) {
            const from = Math.max(0, Math.min(at - excerptLength / 3, plain.length - excerptLength));
            this.items.push({ offset, text: plain.slice(from, from + excerptLength) });
        }
    }
}

/** Lines that hold the text, from a place on: whatever the log's size, in little memory and bounded time. */
export async function searchLog(slices: AsyncIterable<LogSlice>, search: LogSearch): Promise<LogHits> {
    const started = performance.now();
    const state = new Search(search);
    for await (const slice of slices) {
        const next = state.take(slice);
        if (next !== null) {
            return { items: state.items, next };
        }
        if (state.full || performance.now() - started > patienceMs) {
            return { items: state.items, next: slice.next };
        }
    }
    state.end();
    return { items: state.items, next: null };
}
