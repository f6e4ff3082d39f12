import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { commitFormat, parseCommits } from "./commit-format";
import { checkOut } from "./checkout";
import type { CheckedOutTip, GitRunOptions, Tip } from "./git";
import { timeLeft, type GitCalls, type RemoteTarget } from "./git-calls";
import { listTrackedFiles } from "./history";
import { placeLfsFiles } from "./lfs-files";
import { listRefs } from "./list-refs";
import { missingRef } from "./missing-ref";
import { parseRepositoryUrl } from "./repository-url";
import { placeSubmodules } from "./submodules";

const listMs = 20_000;
const fetchMs = 120_000;
/** Somebody watches: one second chance for a hiccup, not more. */
const attempts = 2;
/** Larger files are left with the server where it can leave them out. */
const SMALL = "--filter=blob:limit=256k";

interface Fetched {
    dir: string;
    ref: string;
    /** Which files come along; all of them unless given. */
    only?: string;
}

async function fetchTip(calls: GitCalls, remote: RemoteTarget, { dir, ref, only }: Fetched) {
    await calls.expect({ args: ["init", "--quiet", "--bare", "--template=", "--", dir], deadlineMs: listMs });
    const shallow = ["--quiet", "--depth=1", ...(only ? [only] : []), "--no-tags", "--no-write-fetch-head"];
    const args = (url: string) => ["fetch", ...shallow, "--end-of-options", url, `+${ref}:refs/heads/tip`];
    await calls.remote(remote, { args, gitDir: dir, attempts }, { deadlineMs: fetchMs });
    const shown = ["log", "-1", "-z", "--no-color", commitFormat, "refs/heads/tip", "--"];
    return parseCommits(await calls.expect({ args: shown, gitDir: dir, deadlineMs: listMs }))[0]!;
}

/** Null for what was too large to fetch. */
async function readBlob(calls: GitCalls, gitDir: string, blob: string): Promise<string | null> {
    const result = await calls.local({ args: ["cat-file", "blob", blob], gitDir, deadlineMs: listMs });
    return result.exitCode === 0 ? result.stdout : null;
}

async function findBranch(calls: GitCalls, remote: RemoteTarget, branch: string) {
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, "")}`;
    const refs = await listRefs(calls, remote, { tags: false, deadlineMs: listMs });
    const branches = refs.map((found) => found.ref.replace(/^refs\/heads\//, ""));
    if (!refs.some((found) => found.ref === ref)) {
        throw missingRef(branch, parseRepositoryUrl(remote.url).urlKey, branches);
    }
    return { ref, branches };
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
    const dir = await mkdtemp(path.join(tmpdir(), "cicd-tip-"));
    try {
        return await use(dir);
    } finally {
        await rm(dir, { recursive: true, force: true });
    }
}

/** See `Git.readTip`. */
export async function readTip<T>(
    calls: GitCalls,
    { remote, branch }: { remote: RemoteTarget; branch: string },
    look: (tip: Tip) => Promise<T>,
): Promise<T> {
    const { ref, branches } = await findBranch(calls, remote, branch);
    return inFolder(async (dir) => {
        const commit = await fetchTip(calls, remote, { dir, ref, only: SMALL });
        const files = await listTrackedFiles(calls, dir, commit.sha);
        return look({ branches, commit, files, read: ({ blob }) => readBlob(calls, dir, blob) });
    });
}

/** See `Git.checkoutTip`. */
export async function checkoutTip(
    calls: GitCalls,
    { remote, branch, target }: { remote: RemoteTarget; branch: string; target: string },
    options: GitRunOptions,
): Promise<CheckedOutTip> {
    const left = timeLeft(options.deadlineMs);
    const { ref } = await findBranch(calls, remote, branch);
    return inFolder(async (dir) => {
        const commit = await fetchTip(calls, remote, { dir, ref });
        const checkout = { remote, sha: commit.sha, target };
        await checkOut(calls, { mirror: dir, sha: commit.sha, target }, { ...options, deadlineMs: left() });
        await placeSubmodules(calls, checkout, { ...options, deadlineMs: left() });
        await placeLfsFiles(calls, checkout, { ...options, deadlineMs: left() });
        return { commit, files: await listTrackedFiles(calls, dir, commit.sha) };
    });
}
