/** Milliseconds between two runs for the same key. */
const INTERVAL_MS = 100;

interface Pending {
    again: boolean;
}

/**
 * Runs `work` soon after each call, at most ten times a second per key. The last run for a key always begins after its
 * last call, so that what it reads is the final truth.
 */
export function coalesce<Key>(work: (key: Key) => Promise<void>, report: (error: unknown) => void) {
    const pending = new Map<Key, Pending>();

    async function run(key: Key, state: Pending): Promise<void> {
        do {
            state.again = false;
            await work(key).catch(report);
            await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS).unref());
        } while (state.again);
        pending.delete(key);
    }

    return (key: Key): void => {
        const state = pending.get(key);
        if (state) {
            state.again = true;
            return;
        }
        const fresh = { again: false };
        pending.set(key, fresh);
        void run(key, fresh);
    };
}
