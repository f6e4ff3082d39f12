import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { commitFormat, parseCommits } from "./commit-format";
import type { Tip } from "./git";
import type { GitCalls, RemoteTarget } from "./git-calls";
import { listTrackedFiles } from "./history";
import { listRefs } from "./list-refs";
import { missingRef } from "./missing-ref";
import { parseRepositoryUrl } from "./repository-url";

const listMs = 20_000;
const fetchMs = 120_000;
/** Somebody watches: one second chance for a hiccup, not more. */
const attempts = 2;
/** Larger files are left with the server where it can leave them out. */
const SMALL = "--filter=blob:limit=256k";

async function fetchTip(calls: GitCalls, remote: RemoteTarget, { dir, ref }: { dir: string; ref: string }) {
    await calls.expect({ args: ["init", "--quiet", "--bare", "--template=", "--", dir], deadlineMs: listMs });
    const shallow = ["--quiet", "--depth=1", SMALL, "--no-tags", "--no-write-fetch-head"];
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

/** See `Git.readTip`. */
export async function readTip<T>(
    calls: GitCalls,
    { remote, branch }: { remote: RemoteTarget; branch: string },
    look: (tip: Tip) => Promise<T>,
): Promise<T> {
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, "")}`;
    const refs = await listRefs(calls, remote, { tags: false, deadlineMs: listMs });
    const branches = refs.map((found) => found.ref.replace(/^refs\/heads\//, ""));
    if (!refs.some((found) => found.ref === ref)) {
        throw missingRef(branch, parseRepositoryUrl(remote.url).urlKey, branches);
    }
    const dir = await mkdtemp(path.join(tmpdir(), "cicd-tip-"));
    try {
        const commit = await fetchTip(calls, remote, { dir, ref });
        const files = await listTrackedFiles(calls, dir, commit.sha);
        return await look({ branches, commit, files, read: ({ blob }) => readBlob(calls, dir, blob) });
    } finally {
        await rm(dir, { recursive: true, force: true });
    }
}
