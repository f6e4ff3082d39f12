/** Short enough that a turn of a process that is behind by seconds counts as one of many. */
const SLICE_MS = 50;
const MOST_SLICES = 20;

/**
 * Aborts once `ms` are over in which this process could have taken an answer, and not before: timers run ahead of what
 * lies in sockets, so that on an overloaded machine, where each turn of the event loop takes seconds, a plain timeout
 * passes for answers that came at once but are read some turns later. However long a turn takes, it counts as one slice.
 * Call `stop` when the answer is there.
 */
export function ownTime(ms: number): { signal: AbortSignal; stop(): void } {
    const over = new AbortController();
    const slices = Math.max(1, Math.min(MOST_SLICES, Math.round(ms / SLICE_MS)));
    let passed = 0;
    const timer = setInterval(() => {
        passed += 1;
        if (passed >= slices) {
            clearInterval(timer);
            over.abort();
        }
    }, ms / slices);
    return { signal: over.signal, stop: () => clearInterval(timer) };
}
