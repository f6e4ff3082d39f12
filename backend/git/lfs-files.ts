import type { GitRemote, GitRunOptions } from "./git";
import type { GitCalls } from "./git-calls";
import { timeLeft } from "./git-calls";

interface Checkout {
    remote: Omit<GitRemote, "repositoryId">;
    sha: string;
    target: string;
}

/** Where git-lfs would ask by itself; said so that a repository's `.lfsconfig` can't say otherwise. */
function lfsUrl(url: string): string {
    return /^https?:/.test(url) ? `${url.replace(/\.git$/, "")}.git/info/lfs` : url;
}

/** Without them git-lfs fetches, but replaces no pointer. */
const filters = [
    "filter.lfs.required=true",
    "filter.lfs.clean=git-lfs clean -- %f",
    "filter.lfs.smudge=git-lfs smudge -- %f",
    "filter.lfs.process=git-lfs filter-process",
];

/**
 * Puts the files that are kept in Git LFS in the place of their pointers, with the repository's own credential. Where
 * git-lfs is not installed the pointers stay, and the log says so.
 */
export async function placeLfsFiles(calls: GitCalls, checkout: Checkout, options: GitRunOptions): Promise<void> {
    const { remote, sha, target } = checkout;
    const left = timeLeft(options.deadlineMs);
    const succeeds = async (args: readonly string[]) =>
        (await calls.local({ args, cwd: target, deadlineMs: left() }, options)).exitCode === 0;
    const search = ["grep", "--quiet", "-I", "-e", "filter=lfs", sha, "--", ":(glob)**/.gitattributes"];
    if (!(await succeeds(search))) {
        return;
    }
    if (!(await succeeds(["lfs", "version"]))) {
        options.onOutput?.(
            "The repository keeps files in Git LFS, but git-lfs is not installed: their pointers stay.\n",
        );
        return;
    }
    options.onOutput?.("Fetching the files that are kept in Git LFS\n");
    const args = (url: string) => {
        const settings = [`remote.origin.url=${url}`, `lfs.url=${lfsUrl(url)}`, ...filters];
        return [...settings.flatMap((setting) => ["-c", setting]), "lfs", "pull", "origin"];
    };
    await calls.remote(remote, { args, cwd: target, attempts: 3 }, { ...options, deadlineMs: left() });
}
