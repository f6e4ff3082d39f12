import type { Release } from "../models/releases";

/**
 * Releases that nobody needs any more: those beyond the number to keep, and those that never became live, except for
 * ones newer than the live one, which a retry may still go on with. #0 stays.
 *
 * @param all newest first
 * @param live id of the release that is live, or is about to be
 */
export function surplusReleases(
    all: readonly Release[],
    { live, keep }: { live: number | undefined; keep: number },
): Release[] {
    const candidates = all.filter((release) => release.state !== "active" && release.id !== live);
    const discarded = candidates.filter(({ state, id }) => state === "discarded" && (live === undefined || id < live));
    const retired = candidates.filter((release) => release.state === "retired" && release.number !== 0);
    return [...discarded, ...retired.slice(keep)];
}
