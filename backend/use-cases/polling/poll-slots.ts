interface Waiting {
    host: string;
    begin: () => void;
}

/** Lets so much work run at once, in all and for each host, so that one host that hangs doesn't hold up the others. */
export class PollSlots {
    readonly #waiting: Waiting[] = [];
    readonly #perHost = new Map<string, number>();
    #running = 0;

    constructor(private readonly limits: { total: number; perHost: number }) {}

    async run<T>(host: string, work: () => Promise<T>): Promise<T> {
        await new Promise<void>((begin) => {
            this.#waiting.push({ host, begin });
            this.#beginNext();
        });
        try {
            return await work();
        } finally {
            this.#count(host, -1);
            this.#beginNext();
        }
    }

    #beginNext(): void {
        const at = this.#waiting.findIndex(({ host }) => (this.#perHost.get(host) ?? 0) < this.limits.perHost);
        if (at < 0 || this.#running >= this.limits.total) {
            return;
        }
        const [next] = this.#waiting.splice(at, 1);
        this.#count(next!.host, 1);
        next!.begin();
    }

    #count(host: string, change: number): void {
        const running = (this.#perHost.get(host) ?? 0) + change;
        this.#running += change;
        if (running === 0) {
            this.#perHost.delete(host);
        } else {
            this.#perHost.set(host, running);
        }
    }
}
