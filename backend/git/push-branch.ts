import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CicdError } from "../../common/errors";
import type { BranchChange, GitRemote, GitRunOptions } from "./git";
import { timeLeft, type GitCalls } from "./git-calls";
import { listTrackedFiles } from "./history";
import type { Mirrors } from "./mirrors";

/** Names no mailbox: whom a forge knows by it is nobody's business here. */
const EMAIL = "dockge@localhost";

/** A name that can stand in a commit. */
const named = (author: string) => author.replace(/[<>\p{Cc}]/gu, " ").trim() || "Dockge";

function refused(branch: string, said: string): CicdError {
    const reason = /\[remote rejected\][^(]*\(([^)]*)\)/.exec(said)?.[1];
    return new CicdError({
        code: "BRANCH_REFUSED",
        message: `The branch ${branch} was refused${reason ? `: ${reason.slice(0, 200)}` : ""}.`,
        safe: "No other branch was touched, and neither was the running stack.",
        hint: "Allow the repository's credential to push branches that begin with dockge/, or make the change by hand.",
    });
}

/** Git could not write, and says so in the words of reading. */
function asWriting(error: unknown, branch: string): unknown {
    if (!(error instanceof CicdError)) {
        return error;
    }
    const said = error.cause instanceof Error ? error.cause.message : "";
    if (/\[(remote )?rejected\]|denied to|not allowed to push|read only|returned error: 403|pre-receive/i.test(said)) {
        return refused(branch, said);
    }
    return error;
}

interface Places {
    calls: GitCalls;
    mirrors: Mirrors;
}

/** See `Git.pushBranch`. */
export async function pushBranch(
    { calls, mirrors }: Places,
    { remote, change }: { remote: GitRemote; change: BranchChange },
    options: GitRunOptions,
): Promise<string> {
    const left = timeLeft(options.deadlineMs);
    const gitDir = mirrors.dir(remote.repositoryId);
    const folder = await mkdtemp(path.join(tmpdir(), "dockge-index-"));
    try {
        const sha = await commit({ calls, gitDir, index: path.join(folder, "index") }, change, left);
        const ref = `refs/heads/${change.branch}`;
        const args = (url: string) => [
            // It must not be there yet, whatever it holds.
            ...["push", "--quiet", "--no-verify", `--force-with-lease=${ref}:`],
            ...["--end-of-options", url, `${sha}:${ref}`],
        ];
        const run = { ...options, deadlineMs: left() };
        await calls.remote(remote, { gitDir, args, attempts: 2 }, run).catch((error: unknown) => {
            throw asWriting(error, change.branch);
        });
        return sha;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

interface Work {
    calls: GitCalls;
    gitDir: string;
    /** A file of this call's own: the mirror has no index. */
    index: string;
}

async function commit({ calls, gitDir, index }: Work, change: BranchChange, left: () => number): Promise<string> {
    const env = {
        GIT_INDEX_FILE: index,
        GIT_AUTHOR_NAME: named(change.author),
        GIT_AUTHOR_EMAIL: EMAIL,
        GIT_COMMITTER_NAME: "Dockge",
        GIT_COMMITTER_EMAIL: EMAIL,
    };
    const git = async (args: readonly string[], stdin?: string) =>
        (await calls.expect({ args, gitDir, env, stdin, deadlineMs: left() })).trim();
    const modes = new Map(
        (await listTrackedFiles(calls, gitDir, change.parent)).map((file) => [file.path, file.mode.toString(8)]),
    );
    await git(["read-tree", change.parent]);
    for (const file of change.files) {
        const blob = await git(["hash-object", "-w", "--stdin"], file.text);
        const mode = modes.get(file.path) ?? "100644";
        await git(["update-index", "--add", "--cacheinfo", mode, blob, file.path]);
    }
    const tree = await git(["write-tree"]);
    return git(["commit-tree", tree, "-p", change.parent, "-F", "-"], change.message);
}
