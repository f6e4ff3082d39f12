import type { Git, GitRemote, ResolvedCommit } from "../../git/git";
import type { Binding } from "../../models/bindings";
import type { Database } from "../../models/db";
import { releases } from "../../models/releases";
import type { PushRequest } from "../enqueue-push";
import { pathWitnesses } from "./path-witnesses";

export interface AskGit {
    db: Database;
    git: Git;
    remote: GitRemote;
    signal: AbortSignal;
}

const DEADLINE_MS = 120_000;

/**
 * The request with what Git knows of it, once the mirror was brought up to date: as one, or as several where stacks have
 * to be compared with different commits.
 *
 * @throws CicdError COMMIT_NOT_FOUND | BRANCH_NOT_FOUND when the commit or the ref is gone by now, and what fetching
 *   them throws
 */
export async function askGit(parts: AskGit, request: PushRequest): Promise<PushRequest[]> {
    const commit = await commitOf(parts, request);
    const described = {
        ...request,
        sha: commit.sha,
        message: request.message ?? commit.message,
        author: request.author ?? commit.author,
    };
    const groups = new Map<readonly string[] | null, Binding[]>();
    const changed = rememberChanges(parts, request, commit.sha);
    for (const binding of request.bindings) {
        const files = await changed(binding);
        groups.set(files, [...(groups.get(files) ?? []), binding]);
    }
    return Promise.all(
        [...groups].map(async ([files, bindings]) => {
            const rules = bindings.flatMap((binding) => binding.rules);
            const judged = files && (await pathWitnesses(rules, files));
            return { ...described, bindings, known: { files: judged, message: commit.message } };
        }),
    );
}

/** Where a pull request's head is fetched from may be gone, and its commit still there. */
async function commitOf({ git, remote, signal }: AskGit, request: PushRequest): Promise<ResolvedCommit> {
    const options = { deadlineMs: DEADLINE_MS, signal };
    if (request.trigger === "pull-request" && request.sha !== null) {
        await git.resolve(remote, request.ref, options).catch(() => undefined);
    }
    return git.resolve(remote, request.sha ?? request.ref, options);
}

/** Asks once for each commit to compare with; equal answers are the same list. */
function rememberChanges(parts: AskGit, request: PushRequest, sha: string) {
    const known = new Map<string | null, Promise<string[] | null>>();
    const remember = (from: string | null, sinceFork = false) => {
        const files = known.get(from) ?? changesSince(parts, { from, to: sha, sinceFork });
        known.set(from, files);
        return files;
    };
    const everything = async () => (await remember(null)) ?? [];
    return async ({ stack, rules }: Binding): Promise<readonly string[] | null> => {
        if (rules.every(({ paths }) => paths.length === 0) || request.ref.startsWith("refs/tags/")) {
            return null;
        }
        if (request.trigger === "pull-request") {
            return (await remember(await baseOf(parts, request), true)) ?? everything();
        }
        const pushed = request.before && (await remember(request.before));
        if (pushed) {
            return pushed;
        }
        // A new branch, or one moved by force: what counts is how it differs from what the stack runs.
        const live = (await releases.active(parts.db, stack))?.commitSha;
        return (live ? await remember(live) : null) ?? everything();
    };
}

/** Everything in the commit where there is nothing to compare with; null where the mirror lacks that. */
async function changesSince(
    { git, remote: { repositoryId } }: AskGit,
    { from, to, sinceFork }: { from: string | null; to: string; sinceFork: boolean },
): Promise<string[] | null> {
    return from === null
        ? (await git.trackedFiles(repositoryId, to)).map(({ path }) => path)
        : git.changedFiles(repositoryId, { from, to, sinceFork });
}

async function baseOf({ git, remote, signal }: AskGit, { base }: PushRequest): Promise<string | null> {
    const options = { deadlineMs: DEADLINE_MS, signal };
    const tip = await git.resolve(remote, `refs/heads/${base}`, options).catch(() => null);
    return tip?.sha ?? null;
}
