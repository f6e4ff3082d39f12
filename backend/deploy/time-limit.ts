import type { Clock } from "../models/clock";

/** Whoever stood still, or whose clock was put forward, has looked this often all the same. */
const LEAST_LOOKS = 4;

/**
 * For whoever looks again and again until something is so. Ask once before each look: true once `ms` are over, and then
 * this look is the last one, so that what has come meanwhile still counts. What passes between two looks counts for a part
 * of the time at most: a process or a clock that jumps over minutes has not waited for them.
 */
export function timeLimit(ms: number, clock: Clock): () => boolean {
    let passed = 0;
    let before = clock.now().getTime();
    return () => {
        const now = clock.now().getTime();
        passed += Math.min(ms / LEAST_LOOKS, Math.max(0, now - before));
        before = now;
        return passed >= ms;
    };
}
