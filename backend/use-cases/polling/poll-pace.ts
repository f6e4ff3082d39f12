const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** All first looks lie within this, so that a missed push is deployed within a minute of the start. */
const START_SPREAD_MS = 20 * SECOND;
const START_GAP_MS = 100;
const FIRST_RETRY_MS = 15 * SECOND;
const LONGEST_RETRY_MS = 15 * MINUTE;

/** 0 ≤ n < 1 */
export type Random = () => number;

/** How long after the start to look first: few repositories at once, many spread out. Milliseconds. */
export function startDelay(repositories: number, random: Random): number {
    return Math.round(random() * Math.min(START_SPREAD_MS, repositories * START_GAP_MS));
}

/** Until the next look; a tenth more or less, so that servers which started together don't stay together. */
export function nextLook(minutes: number, random: Random): number {
    return Math.round(minutes * MINUTE * (0.9 + 0.2 * random()));
}

/** After so many failures in a row: doubles each time, up to a quarter of an hour or the usual time between two looks. */
export function nextTry(failures: number, minutes: number, random: Random): number {
    const longest = Math.max(LONGEST_RETRY_MS, minutes * MINUTE);
    const full = Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
    return Math.round(full * (0.5 + random() / 2));
}
