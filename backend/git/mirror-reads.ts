import { commitLog } from "./commit-log";
import { readBlobs } from "./file-texts";
import type { Git } from "./git";
import type { GitCalls } from "./git-calls";
import { isAncestorOf, listChangedFiles, listCommitsBetween, listTrackedFiles } from "./history";
import type { Mirrors } from "./mirrors";

type Reads = Pick<
    Git,
    "trackedFiles" | "commitsBetween" | "compareCommits" | "mirroredTip" | "readBlobs" | "changedFiles" | "isAncestor"
>;

const fullSha = /^[0-9a-f]{40}$/;

export function mustBeSha(...values: string[]): void {
    if (!values.every((value) => fullSha.test(value))) {
        throw new Error("A full commit id was expected.");
    }
}

/** What is read from a mirror; the forge is asked only for the rest of a history that is too short to tell. */
export function mirrorReads(calls: GitCalls, mirrors: Mirrors): Reads {
    /** `null` means that this much of the history can't tell. */
    const read = async <T>(repositoryId: number, ask: (gitDir: string) => Promise<T | null>): Promise<T | null> => {
        const gitDir = mirrors.dir(repositoryId);
        const answer = await ask(gitDir);
        return answer === null && (await mirrors.deepen(repositoryId)) ? ask(gitDir) : answer;
    };
    return {
        async trackedFiles(repositoryId, sha) {
            mustBeSha(sha);
            return listTrackedFiles(calls, mirrors.dir(repositoryId), sha);
        },
        async commitsBetween(repositoryId, { from, to }, limit) {
            mustBeSha(to, from ?? to);
            const range = from === null ? null : { from, to, limit };
            return (range && (await read(repositoryId, (dir) => listCommitsBetween(calls, dir, range)))) ?? [];
        },
        async compareCommits(repositoryId, { from, to }, limit) {
            mustBeSha(from, to);
            return read(repositoryId, (dir) => commitLog(calls, dir, { from, to, limit }));
        },
        async mirroredTip(repositoryId, branch) {
            const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/heads/${branch}^{commit}`];
            const gitDir = mirrors.dir(repositoryId);
            const found = await calls.local({ args, gitDir, deadlineMs: 30_000 });
            return found.exitCode === 0 ? found.stdout.trim().split("\n").at(-1)! : null;
        },
        async readBlobs(repositoryId, blobs, longest) {
            mustBeSha(...blobs);
            return readBlobs(calls, mirrors.dir(repositoryId), { blobs, longest });
        },
        async changedFiles(repositoryId, range) {
            mustBeSha(range.from, range.to);
            return read(repositoryId, (gitDir) => listChangedFiles(calls, gitDir, range));
        },
        async isAncestor(repositoryId, ancestor, descendant) {
            mustBeSha(ancestor, descendant);
            const pair = { ancestor, descendant };
            return (await read(repositoryId, (gitDir) => isAncestorOf(calls, gitDir, pair))) ?? false;
        },
    };
}
