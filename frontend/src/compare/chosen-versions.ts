import type { ReleaseView } from "../../../common/views";
import type { ComparedVersions } from "../composables/use-comparison";

/** Releases by their ids. */
export interface ChosenVersions {
    from: number;
    to: number | "git";
    /** The number of a release that was asked for and is no longer kept. */
    missing: number | null;
}

/** What a dialog begins with: newest first, `releases` must not be empty. */
export function chosenVersions(releases: readonly ReleaseView[], { from, to }: ComparedVersions): ChosenVersions {
    const byNumber = (number: number) => releases.find((release) => release.number === number);
    const missing = [from, to].find((one) => typeof one === "number" && !byNumber(one));
    const live = releases.find(({ state }) => state === "active") ?? releases[0]!;
    const after = typeof to === "number" ? (byNumber(to) ?? live) : live;
    const older = releases.find(({ number }) => number < after.number);
    const before = (from === null ? undefined : byNumber(from)) ?? (to === "git" ? live : older) ?? live;
    // With a single release there is only Git to compare it with.
    const isAlone = to === null && before === after;
    return {
        from: before.id,
        to: to === "git" || isAlone ? "git" : after.id,
        missing: typeof missing === "number" ? missing : null,
    };
}
