import { at } from "./untrusted";

/** GitHub's old limit; newer versions list more, and a list that long is better asked of Git. */
const MAX_COMMITS = 20;
/** Judged while other senders wait; more are judged by and by, with what Git says. */
const MAX_FILES = 300;
const KINDS = ["added", "removed", "modified"];

/**
 * Every path that a push in GitHub's shape changed, or null where its commits don't tell for sure. They do for a branch
 * that the sender says was neither made nor moved by force: of a forced push the commits that went away are not listed,
 * and Gitea and its kin don't say whether it was one. A commit without any path is one whose list was left out.
 */
export function listedFiles(payload: unknown, after: string): string[] | null {
    const commits = at(payload, "commits");
    if (at(payload, "forced") !== false || at(payload, "created") !== false || !Array.isArray(commits)) {
        return null;
    }
    if (commits.length === 0 || commits.length >= MAX_COMMITS || at(commits.at(-1), "id") !== after) {
        return null;
    }
    const files = new Set<string>();
    for (const commit of commits as unknown[]) {
        if (!addPaths(files, commit)) {
            return null;
        }
    }
    return [...files];
}

/** False where a commit tells too little or too much. Plain loops, since this runs for every push. */
function addPaths(files: Set<string>, commit: unknown): boolean {
    let found = false;
    for (const kind of KINDS) {
        const paths = at(commit, kind);
        for (const path of Array.isArray(paths) ? (paths as unknown[]) : []) {
            if (typeof path !== "string" || files.size > MAX_FILES) {
                return false;
            }
            files.add(path);
            found = true;
        }
    }
    return found && files.size <= MAX_FILES;
}
