/**
 * One holder at a time per key, in the order of asking. Compose has no lock of its own, and two calls for one project
 * at once break it, so everything that changes a stack passes here: deployments, the host's buttons, "down".
 */
export class KeyedLock {
    readonly #tails = new Map<string, Promise<void>>();
    readonly #holders = new Map<string, string>();

    /** What holds the key now, in people's words, or null. */
    holder(key: string): string | null {
        return this.#holders.get(key) ?? null;
    }

    /** False while somebody holds it or waits for it. */
    isFree(key: string): boolean {
        return !this.#tails.has(key);
    }

    /** Runs `work` alone on this key. A failed holder does not stop the next one. */
    async hold<T>(key: string, purpose: string, work: () => Promise<T>): Promise<T> {
        const before = this.#tails.get(key) ?? Promise.resolve();
        let release!: () => void;
        const mine = new Promise<void>((resolve) => (release = resolve));
        const tail = before.then(() => mine);
        this.#tails.set(key, tail);
        await before;
        this.#holders.set(key, purpose);
        try {
            return await work();
        } finally {
            this.#holders.delete(key);
            if (this.#tails.get(key) === tail) {
                this.#tails.delete(key);
            }
            release();
        }
    }
}
