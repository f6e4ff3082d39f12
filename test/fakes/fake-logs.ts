import type { LogAsk, LogFollower, LogPiece, LogRange, LogStore } from "../../backend/build-engine/log-store";

/** One log in memory; it is open until `end`. Pieces are read at the listener's pace. */
export class FakeLogs implements Pick<
    LogStore,
    "follow" | "lineAt" | "pieces" | "read" | "search" | "tail" | "times" | "window"
> {
    text = "";
    pieceLength = 64 * 1024;
    /** Followers that were not closed. */
    followers = 0;
    /** Bytes handed to followers so far. */
    handed = 0;
    #open = true;
    #changed: (() => void)[] = [];

    write(text: string): void {
        this.text += text;
        this.#wake();
    }

    end(): void {
        this.#open = false;
        this.#wake();
    }

    async read(): Promise<string> {
        return this.text;
    }

    readonly searched: object[] = [];

    async search(_: number, search: object) {
        this.searched.push(search);
        return { items: [], next: null };
    }

    async lineAt(_: number, offset: number): Promise<number> {
        return this.text.slice(0, offset).split("\n").length - 1;
    }

    async times(_: number, { from }: LogRange): Promise<[number, number][]> {
        return [[from, 1000]];
    }

    readonly windows: LogAsk[] = [];

    async window(_: number, ask: LogAsk) {
        this.windows.push(ask);
        return { pieces: [], times: [], next: 0, size: this.text.length };
    }

    async *pieces(_: number, { from, to = Infinity }: LogRange) {
        for (let offset = from; offset < Math.min(to, this.text.length);) {
            const text = this.text.slice(offset, Math.min(to, offset + this.pieceLength));
            this.handed += text.length;
            yield { offset, text, next: (offset += text.length) };
        }
    }

    async tail(_: number, bytes: number): Promise<LogPiece> {
        const offset = Math.max(0, this.text.length - bytes);
        return { offset, text: this.text.slice(offset), end: !this.#open };
    }

    async follow(_: number, from: number, listener: (piece: LogPiece) => void | Promise<void>): Promise<LogFollower> {
        let closed = false;
        this.followers++;
        const run = async () => {
            for (let offset = from; !closed;) {
                const text = this.text.slice(offset, offset + this.pieceLength);
                if (text !== "") {
                    this.handed += text.length;
                    await listener({ offset, text, end: false });
                    offset += text.length;
                } else if (this.#open) {
                    await new Promise<void>((resolve) => this.#changed.push(resolve));
                } else {
                    return listener({ offset, text: "", end: true });
                }
            }
        };
        void run();
        return {
            close: () => {
                this.followers -= closed ? 0 : 1;
                closed = true;
                this.#wake();
            },
        };
    }

    #wake(): void {
        this.#changed.splice(0).forEach((wake) => wake());
    }
}
