interface Planned {
    at: number;
    work: () => void;
}

/** Time that passes only when a test says so; also a clock. */
export class FakeTimers {
    #now = Date.parse("2026-03-04T05:06:07Z");
    readonly #planned = new Set<Planned>();

    readonly now = () => new Date(this.#now);

    readonly after = (ms: number, work: () => void) => {
        const planned = { at: this.#now + ms, work };
        this.#planned.add(planned);
        return () => void this.#planned.delete(planned);
    };

    /** Milliseconds until each of what is planned, soonest first. */
    get waits(): number[] {
        return [...this.#planned].map(({ at }) => at - this.#now).sort((a, b) => a - b);
    }

    /** Calls what becomes due within so many milliseconds, in order. */
    advance(ms: number): void {
        const end = this.#now + ms;
        for (let next = this.#next(end); next; next = this.#next(end)) {
            this.#planned.delete(next);
            this.#now = Math.max(this.#now, next.at);
            next.work();
        }
        this.#now = end;
    }

    #next(end: number): Planned | undefined {
        return [...this.#planned].sort((a, b) => a.at - b.at).find(({ at }) => at <= end);
    }
}
