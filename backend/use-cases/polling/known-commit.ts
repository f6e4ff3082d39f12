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
 * True where the stack has had its chance with this commit, so that whatever became of it nothing is tried again: it is
 * live, or was deployed from this ref before. Two things lead here: a late delivery that told of an older commit, and a
 * deployment by hand. A branch that was set back on purpose is another matter: then the ref doesn't move forward.
 */
export async function isKnownCommit(parts: KnownParts, binding: Binding, move: RefMove): Promise<boolean> {
    const { db } = parts;
    if ((await releases.active(db, binding.stack))?.commitSha === move.sha) {
        return true;
    }
    const refs = [move.ref, move.ref.replace(/^refs\/(heads|tags)\//, "")];
    if (!(await deployedCommits.wasTried(db, binding.stack, { sha: move.sha, refs }))) {
        return false;
    }
    return move.before === null || movesForward(parts, { ...move, before: move.before });
}

async function movesForward(
    { git, locks, remote, signal }: KnownParts,
    { before, sha }: { before: string; sha: string },
): Promise<boolean> {
    const key = `repository ${remote.repositoryId}`;
    await locks.hold(key, "fetch", () => git.fetch(remote, { deadlineMs: FETCH_MS, signal }));
    return git.isAncestor(remote.repositoryId, before, sha);
}
