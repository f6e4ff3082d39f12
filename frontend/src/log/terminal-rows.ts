import type { Terminal } from "@xterm/xterm";
import type { LogPage } from "./log-page";
import type { LogRow } from "./log-rows";

/** A row that can be seen, and where: terminal rows below the top of the screen, and how many of them it takes. */
export interface SeenRow {
    row: LogRow;
    top: number;
    height: number;
}

const resetAll = "\u001bc";
const redrawn = "\r\u001b[K";
const textOf = (row: LogRow) => (row.kind === "line" ? row.line.text : `\u001b[0m${row.step.name}`);

/** Draws pages on a terminal and knows which of its rows shows what: long lines take several. */
export class TerminalRows {
    /** As they are drawn by now, and where each of them begins. */
    rows: readonly LogRow[] = [];
    private starts: number[] = [];
    private columns = 0;
    private written: LogPage = { generation: -1, rows: [], target: null };
    private writing = 0;
    private closed = false;

    constructor(private readonly terminal: Terminal) {}

    /** Whether everything that was asked for is drawn. */
    get idle(): boolean {
        return this.writing === 0;
    }

    draw(page: LogPage, done: () => void): void {
        const anew = page.generation !== this.written.generation;
        const text = anew ? resetAll + page.rows.map(textOf).join("\n") : this.growth(page.rows);
        this.written = page;
        this.writing++;
        this.terminal.write(text, () => {
            this.writing--;
            if (this.closed) {
                return;
            }
            this.columns = anew ? 0 : this.columns;
            if (this.idle) {
                this.rows = page.rows;
                this.measure();
                done();
            }
        });
    }

    /** Before the terminal goes: it calls back for what it is given even then, and can't be scrolled any more. */
    close(): void {
        this.closed = true;
    }

    /** Where rows begin, after what was written or after another width. */
    measure(): void {
        const { active } = this.terminal.buffer;
        if (this.columns !== this.terminal.cols) {
            this.columns = this.terminal.cols;
            this.starts = [];
        }
        for (let y = (this.starts.at(-1) ?? -1) + 1; y <= active.baseY + active.cursorY; y++) {
            if (!active.getLine(y)?.isWrapped) {
                this.starts.push(y);
            }
        }
    }

    startOf(at: number): number {
        const { active } = this.terminal.buffer;
        return this.starts[at] ?? active.baseY + active.cursorY + 1;
    }

    /** Which row is at a row of the terminal. */
    at(y: number): number {
        let [low, high] = [0, this.starts.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            [low, high] = this.starts[middle]! <= y ? [middle, high] : [low, middle - 1];
        }
        return low;
    }

    /** The row with the line of a byte. */
    of(offset: number): number {
        return Math.max(
            0,
            this.rows.findLastIndex((row) => row.kind === "line" && row.line.offset <= offset),
        );
    }

    seen(): SeenRow[] {
        const { viewportY } = this.terminal.buffer.active;
        const found: SeenRow[] = [];
        for (let at = this.at(viewportY); at < this.rows.length; at++) {
            const top = this.startOf(at) - viewportY;
            if (top >= this.terminal.rows) {
                break;
            }
            if (top >= 0) {
                found.push({ row: this.rows[at]!, top, height: this.startOf(at + 1) - this.startOf(at) });
            }
        }
        return found;
    }

    private growth(rows: readonly LogRow[]): string {
        const { rows: before } = this.written;
        const last = before.at(-1);
        const same = last ? rows[before.length - 1] : undefined;
        const rest = rows.slice(before.length).map(textOf);
        if (!last || !same) {
            return rest.join("\n");
        }
        const [old, now] = [textOf(last), textOf(same)];
        const grown = now.startsWith(old) ? now.slice(old.length) : redrawn + now;
        return [grown, ...rest].join("\n");
    }
}
