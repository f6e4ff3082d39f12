import type { Git } from "./git";
import type { GitCalls } from "./git-calls";
import { isAncestorOf, listChangedFiles, listCommitsBetween, listTrackedFiles } from "./history";
import type { Mirrors } from "./mirrors";

type Reads = Pick<Git, "trackedFiles" | "commitsBetween" | "changedFiles" | "isAncestor">;

const fullSha = /^[0-9a-f]{40}$/;

export function mustBeSha(...values: string[]): void {
    if (!values.every((value) => fullSha.test(value))) {
        throw new Error("A full commit id was expected.");
    }
}

/** What is read from a mirror without contacting anybody. */
export function mirrorReads(calls: GitCalls, mirrors: Mirrors): Reads {
    return {
        async trackedFiles(repositoryId, sha) {
            mustBeSha(sha);
            return listTrackedFiles(calls, mirrors.dir(repositoryId), sha);
        },
        async commitsBetween(repositoryId, { from, to }, limit) {
            mustBeSha(to, from ?? to);
            return listCommitsBetween(calls, mirrors.dir(repositoryId), { from, to, limit });
        },
        async changedFiles(repositoryId, range) {
            mustBeSha(range.from, range.to);
            return listChangedFiles(calls, mirrors.dir(repositoryId), range);
        },
        async isAncestor(repositoryId, ancestor, descendant) {
            mustBeSha(ancestor, descendant);
            return isAncestorOf(calls, mirrors.dir(repositoryId), { ancestor, descendant });
        },
    };
}
