import type { Clock } from "../models/clock";

const BURST = 600;
const PER_SECOND = 50;
const MAX_CALLERS = 10_000;

/** A bucket of requests for each caller, filled at a steady rate. */
export class RequestBudget {
    readonly #buckets = new Map<string, { left: number; at: number }>();

    constructor(private readonly clock: Clock) {}

    /** Takes one request; answers 0, or the seconds until the next one may come. */
    spend(caller: string): number {
        const now = this.clock.now().getTime();
        const bucket = this.#buckets.get(caller) ?? { left: BURST, at: now };
        const earned = (Math.max(0, now - bucket.at) / 1000) * PER_SECOND;
        bucket.left = Math.min(BURST, bucket.left + earned);
        bucket.at = now;
        // The caller who was silent longest stands first and is forgotten first.
        this.#buckets.delete(caller);
        this.#buckets.set(caller, bucket);
        this.#forgetOldest();
        if (bucket.left < 1) {
            return Math.ceil((1 - bucket.left) / PER_SECOND);
        }
        bucket.left--;
        return 0;
    }

    #forgetOldest(): void {
        const oldest = this.#buckets.keys().next();
        if (this.#buckets.size > MAX_CALLERS && !oldest.done) {
            this.#buckets.delete(oldest.value);
        }
    }
}
