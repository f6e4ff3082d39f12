/** A clock that stands still, and timers that run when it is moved past them. */
export class ManualTime {
    #now: number;
    #timers: { at: number; run: () => void }[] = [];

    constructor(start: string) {
        this.#now = Date.parse(start);
    }

    readonly clock = { now: () => new Date(this.#now) };

    readonly after = (ms: number, run: () => void) => {
        const timer = { at: this.#now + ms, run };
        this.#timers.push(timer);
        return () => {
            this.#timers = this.#timers.filter((one) => one !== timer);
        };
    };

    /** How many timers are armed. */
    get armed(): number {
        return this.#timers.length;
    }

    /** Milliseconds until the next timer; null when none is armed. */
    get next(): number | null {
        return this.armed === 0 ? null : Math.min(...this.#timers.map(({ at }) => at)) - this.#now;
    }

    /** Moves on and runs what is due, in order. */
    advance(ms: number): void {
        const end = this.#now + ms;
        for (;;) {
            const [due] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
            if (!due) {
                break;
            }
            this.#timers = this.#timers.filter((one) => one !== due);
            this.#now = Math.max(this.#now, due.at);
            due.run();
        }
        this.#now = end;
    }
}
