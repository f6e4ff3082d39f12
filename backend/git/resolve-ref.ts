import { refSchema } from "../../common/schema";
import { CicdError } from "../../common/errors";
import { datedFormat, parseDated } from "./commit-log";
import type { GitRemote, GitRunOptions, ResolvedCommit } from "./git";
import type { GitCalls } from "./git-calls";
import { timeLeft } from "./git-calls";
import { keptRef, type Mirrors } from "./mirrors";
import { missingRef } from "./missing-ref";
import { parseRepositoryUrl } from "./repository-url";

const isSha = (ref: string) => /^[0-9a-f]{7,40}$/i.test(ref);
const isFullSha = (ref: string) => /^[0-9a-f]{40}$/i.test(ref);

/** Where forges keep the heads of pull requests. */
const requestHead = /^refs\/(pull|merge-requests|pull-requests)\/\d+\/(head|from|merge)$/;

/** In order of preference: a branch wins over a tag of the same name, both over a commit. */
function candidates(ref: string): string[] {
    if (ref.startsWith("refs/heads/") || ref.startsWith("refs/tags/")) {
        return [ref];
    }
    if (requestHead.test(ref)) {
        return [keptRef(ref)];
    }
    return [`refs/heads/${ref}`, `refs/tags/${ref}`, ...(isSha(ref) ? [ref.toLowerCase()] : [])];
}

function checkRef(ref: string): void {
    if (!refSchema.safeParse(ref).success) {
        throw new CicdError({
            code: "REF_INVALID",
            message: "The branch, tag or commit has a name that is not allowed.",
            safe: "Nothing was started.",
            hint: "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.",
        });
    }
}

interface Found {
    name: string;
    sha: string;
}

/** Names go in by stdin, one a line: no name can become an option. */
async function lookUp(calls: GitCalls, gitDir: string, names: readonly string[]): Promise<Found | null> {
    const stdin = names.map((name) => `${name}^{commit}\n`).join("");
    const args = ["cat-file", "--batch-check=%(objectname) %(objecttype)"];
    const output = await calls.expect({ args, gitDir, stdin, deadlineMs: 30_000 });
    const lines = output.split("\n");
    const at = names.findIndex((_, line) => / commit$/.test(lines[line] ?? ""));
    return at < 0 ? null : { name: names[at], sha: lines[at].split(" ")[0] };
}

async function branchesOf(calls: GitCalls, gitDir: string): Promise<string[]> {
    const args = ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads"];
    return (await calls.expect({ args, gitDir, deadlineMs: 30_000 })).split("\n").filter(Boolean);
}

/** See `Git.resolve`. */
export async function resolveRef(
    { calls, mirrors }: { calls: GitCalls; mirrors: Mirrors },
    { remote, ref }: { remote: GitRemote; ref: string },
    options: GitRunOptions,
): Promise<ResolvedCommit> {
    checkRef(ref);
    const left = timeLeft(options.deadlineMs);
    if (!(await mirrors.exists(remote))) {
        await mirrors.fetch(remote, options);
    }
    const gitDir = mirrors.dir(remote.repositoryId);
    if (requestHead.test(ref)) {
        await mirrors.fetchRef(remote, ref, { ...options, deadlineMs: left() });
    }
    let found = await lookUp(calls, gitDir, candidates(ref));
    if (!found && isFullSha(ref)) {
        await mirrors.fetchCommit(remote, ref.toLowerCase(), { ...options, deadlineMs: left() });
        found = await lookUp(calls, gitDir, [ref.toLowerCase()]);
    }
    if (!found && isSha(ref) && (await mirrors.deepen(remote.repositoryId))) {
        found = await lookUp(calls, gitDir, [ref.toLowerCase()]);
    }
    if (!found) {
        throw missingRef(ref, parseRepositoryUrl(remote.url).urlKey, await branchesOf(calls, gitDir));
    }
    const args = ["log", "-1", "-z", "--no-color", datedFormat, found.sha, "--"];
    const [commit] = parseDated(await calls.expect({ args, gitDir, deadlineMs: 30_000 }, options));
    const name = requestHead.test(ref) ? ref : found.name;
    return { ...commit, ref: name.startsWith("refs/") ? name : found.sha };
}
