import type { CommitLog, DatedCommit } from "./git";
import { parseCommits } from "./commit-format";
import type { GitCalls } from "./git-calls";
import { isCommit } from "./history";

const deadlineMs = 60_000;
/** One line before what `parseCommits` reads. */
export const datedFormat = "--format=%cI%n%H%n%an%n%B";

export function parseDated(output: string): DatedCommit[] {
    return output
        .split("\0")
        .filter((record) => record.trim() !== "")
        .flatMap((record) => {
            const [at, ...rest] = record.replace(/^\n/, "").split("\n");
            return parseCommits(rest.join("\n")).map((commit) => ({ ...commit, at: new Date(at).toISOString() }));
        });
}

async function count(calls: GitCalls, gitDir: string, [from, to]: readonly [string, string]): Promise<number> {
    return Number(await calls.expect({ args: ["rev-list", "--count", to, `^${from}`, "--"], gitDir, deadlineMs }));
}

/** See `Git.compareCommits`. */
export async function commitLog(
    calls: GitCalls,
    gitDir: string,
    { from, to, limit }: { from: string; to: string; limit: number },
): Promise<CommitLog | null> {
    if (!(await isCommit(calls, gitDir, from)) || !(await isCommit(calls, gitDir, to))) {
        return null;
    }
    const list = async (since: string, until: string) => {
        const args = ["log", "-z", "--no-color", `--max-count=${limit}`, datedFormat, until, `^${since}`, "--"];
        return parseDated(await calls.expect({ args, gitDir, deadlineMs }));
    };
    const [added, gone] = limit > 0 ? [await list(from, to), await list(to, from)] : [[], []];
    return {
        added,
        gone,
        addedCount: await count(calls, gitDir, [from, to]),
        goneCount: await count(calls, gitDir, [to, from]),
    };
}
