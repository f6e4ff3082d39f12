import type { Clock } from "../models/clock";

const WINDOW_MS = 60_000;
const MAX_FAILURES = 60;
const MAX_KEYS = 10_000;

/**
 * Failed verifications in the last minute, by whatever names the caller (an address, or an address and what it asked
 * for, so that another sender behind the same proxy is not stopped with the one that guesses).
 */
export class FailureLimit {
    readonly #windows = new Map<string, { failures: number; endsAt: number }>();

    constructor(private readonly clock: Clock) {}

    /** Seconds to wait, or 0. */
    retryAfter(key: string): number {
        const window = this.#windows.get(key);
        const left = window ? window.endsAt - this.clock.now().getTime() : 0;
        return window && left > 0 && window.failures >= MAX_FAILURES ? Math.ceil(left / 1000) : 0;
    }

    count(key: string): void {
        const now = this.clock.now().getTime();
        const window = this.#windows.get(key);
        if (window && window.endsAt > now) {
            window.failures++;
            return;
        }
        this.#windows.delete(key);
        this.#windows.set(key, { failures: 1, endsAt: now + WINDOW_MS });
        this.#forgetOldest();
    }

    /** Windows are in the order in which they began. */
    #forgetOldest(): void {
        const oldest = this.#windows.keys().next();
        if (this.#windows.size > MAX_KEYS && !oldest.done) {
            this.#windows.delete(oldest.value);
        }
    }
}
