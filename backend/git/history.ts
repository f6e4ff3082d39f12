import type { CommitView } from "../../common/views";
import { commitFormat, parseCommits } from "./commit-format";
import type { ChangedRange, TrackedFile } from "./git";
import type { GitCalls } from "./git-calls";

const deadlineMs = 60_000;

/** One record of `git ls-tree -z`: "<mode> <type> <blob>\t<path>". */
function parseEntry(record: string): TrackedFile {
    const [meta, ...path] = record.split("\t");
    const [mode, , blob] = meta.split(" ");
    return { path: path.join("\t"), mode: Number.parseInt(mode, 8), blob };
}

export async function listTrackedFiles(calls: GitCalls, gitDir: string, sha: string): Promise<TrackedFile[]> {
    const args = ["ls-tree", "-r", "-z", "--full-tree", sha];
    const output = await calls.expect({ args, gitDir, deadlineMs });
    return output.split("\0").filter(Boolean).map(parseEntry);
}

/** False for what the mirror lacks. */
export async function isCommit(calls: GitCalls, gitDir: string, sha: string): Promise<boolean> {
    const result = await calls.local({ args: ["cat-file", "-e", `${sha}^{commit}`], gitDir, deadlineMs });
    return result.exitCode === 0;
}

/** Null when one of them is unknown. */
export async function listCommitsBetween(
    calls: GitCalls,
    gitDir: string,
    { from, to, limit }: { from: string; to: string; limit: number },
): Promise<CommitView[] | null> {
    if (!(await isCommit(calls, gitDir, from)) || !(await isCommit(calls, gitDir, to))) {
        return null;
    }
    const args = ["log", "-z", "--no-color", `--max-count=${limit}`, commitFormat, to, `^${from}`, "--"];
    return parseCommits(await calls.expect({ args, gitDir, deadlineMs }));
}

/** Null when neither leads to the other as far as the history goes. */
export async function isAncestorOf(
    calls: GitCalls,
    gitDir: string,
    { ancestor, descendant }: { ancestor: string; descendant: string },
): Promise<boolean | null> {
    const leads = async (from: string, to: string) =>
        (await calls.local({ args: ["merge-base", "--is-ancestor", from, to], gitDir, deadlineMs })).exitCode === 0;
    if (await leads(ancestor, descendant)) {
        return true;
    }
    // What comes after can't come before; without a way in either direction the history may only be too short.
    return (await leads(descendant, ancestor)) ? false : null;
}

/** See `Git.changedFiles`. */
export async function listChangedFiles(
    calls: GitCalls,
    gitDir: string,
    { from, to, sinceFork = false }: ChangedRange,
): Promise<string[] | null> {
    const stdin = `${from}^{commit}\n${to}^{commit}\n`;
    const known = await calls.expect({ args: ["cat-file", "--batch-check=%(objecttype)"], gitDir, stdin, deadlineMs });
    if (known !== "commit\ncommit\n") {
        return null;
    }
    const base = sinceFork ? await mergeBase(calls, gitDir, [from, to]) : from;
    if (base === null) {
        return null;
    }
    const args = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", base, to, "--"];
    return (await calls.expect({ args, gitDir, deadlineMs })).split("\0").filter(Boolean);
}

/** Null for histories that have nothing in common. */
async function mergeBase(calls: GitCalls, gitDir: string, commits: readonly [string, string]): Promise<string | null> {
    const { exitCode, stdout } = await calls.local({ args: ["merge-base", ...commits], gitDir, deadlineMs });
    return exitCode === 0 ? stdout.trim() : null;
}
