import { at } from "./untrusted";

/** GitHub's old limit; newer versions list more, and a list that long is better asked of Git. */
const MAX_COMMITS = 20;
const MAX_FILES = 1000;

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
        const paths = ["added", "removed", "modified"].flatMap((kind) => pathsOf(at(commit, kind)));
        if (paths.length === 0 || !paths.every((path): path is string => typeof path === "string")) {
            return null;
        }
        paths.forEach((path) => files.add(path));
        if (files.size > MAX_FILES) {
            return null;
        }
    }
    return [...files];
}

/** One entry too many is enough to know that the list is too long. */
function pathsOf(list: unknown): unknown[] {
    return Array.isArray(list) ? list.slice(0, MAX_FILES + 1) : [];
}
