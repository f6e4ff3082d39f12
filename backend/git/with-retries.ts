import { setTimeout as delay } from "node:timers/promises";
import { TransientError } from "./transient-error";

export interface RetryOptions {
    /** Tries in all. */
    attempts: number;
    /** 0 ≤ n < 1 */
    random: () => number;
    sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const usualRetries: RetryOptions = {
    attempts: 5,
    random: Math.random,
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
};

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

interface Limits {
    remainingMs: () => number;
    signal?: AbortSignal;
    onRetry: (error: TransientError, pauseMs: number) => void;
}

/** Doubles with each try; the second half is random, so that many servers don't come back at once. */
function pauseAfter(attempt: number, random: () => number): number {
    const full = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
    return Math.round(full * (0.5 + random() / 2));
}

/** Repeats `work` on a TransientError, as long as a further try fits into the deadline. */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions, limits: Limits): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
        try {
            return await work();
        } catch (error) {
            const pause = pauseAfter(attempt, options.random);
            const again = attempt < options.attempts && pause < limits.remainingMs() && !limits.signal?.aborted;
            if (!(error instanceof TransientError) || !again) {
                throw error;
            }
            limits.onRetry(error, pause);
            // A cancel ends the pause; the next try then says so.
            await options.sleep(pause, limits.signal).catch(() => undefined);
        }
    }
}
