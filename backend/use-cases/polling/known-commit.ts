import type { KeyedLock } from "../../build-engine/keyed-lock";
import type { Git, GitRemote } from "../../git/git";
import type { Binding } from "../../models/bindings";
import type { Db } from "../../models/db";
import { deployedCommits } from "../../models/deployed-commits";
import { releases } from "../../models/releases";
import type { RefMove } from "./compare-refs";

/** Deadline for the one fetch that it may take, in milliseconds. */
const FETCH_MS = 300_000;

export interface KnownParts {
    db: Db;
    git: Git;
    remote: GitRemote;
    locks: KeyedLock;
    signal: AbortSignal;
}

/**
 * True where the stack has had its chance with this commit, so that nothing is tried again: it is live, or its last
 * deployment from this ref didn't succeed and the ref has only moved forward to it (a late delivery had told of an older
 * commit, or a person was faster). A branch that was set back on purpose is another matter, and so is one that comes to
 * a commit once more that was live before.
 */
export async function isKnownCommit(parts: KnownParts, binding: Binding, move: RefMove): Promise<boolean> {
    const { db } = parts;
    const { ref, sha, before } = move;
    if ((await releases.active(db, binding.stack))?.commitSha === sha) {
        return true;
    }
    const refs = [ref, ref.replace(/^refs\/(heads|tags)\//, "")];
    const state = await deployedCommits.lastState(db, binding.stack, { sha, refs });
    if (state === null || before === null) {
        return state !== null;
    }
    return state !== "succeeded" && movesForward(parts, { before, sha });
}

async function movesForward(
    { git, locks, remote, signal }: KnownParts,
    { before, sha }: { before: string; sha: string },
): Promise<boolean> {
    const key = `repository ${remote.repositoryId}`;
    await locks.hold(key, "fetch", () => git.fetch(remote, { deadlineMs: FETCH_MS, signal }));
    return git.isAncestor(remote.repositoryId, before, sha);
}
