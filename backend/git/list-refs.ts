import type { GitCalls, RemoteTarget } from "./git-calls";
import type { RemoteRef } from "./git";

/** More are of no use to anybody: the first ones, in the remote's own order, are what is looked at. */
const MAX_REFS = 50_000;

const LINE = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/\S+?)(\^\{\})?$/;

/** Branches and tags with the commits that they lead to: of an annotated tag the commit, and the tag's own id too. */
function parseRefs(output: string): RemoteRef[] {
    const found = new Map<string, RemoteRef>();
    for (const line of output.split("\n")) {
        const [, sha, ref, peeled] = LINE.exec(line) ?? [];
        if (!sha || !ref || (!found.has(ref) && found.size >= MAX_REFS)) {
            continue;
        }
        found.set(ref, peeled ? { ref, sha, tag: found.get(ref)?.sha ?? null } : { ref, sha, tag: null });
    }
    return [...found.values()];
}

/** See `Git.listRefs`. */
export async function listRefs(
    calls: GitCalls,
    remote: RemoteTarget,
    { tags, deadlineMs, signal }: { tags: boolean; deadlineMs: number; signal?: AbortSignal },
): Promise<RemoteRef[]> {
    const kinds = tags ? ["--heads", "--tags"] : ["--heads"];
    const args = (url: string) => ["ls-remote", "--quiet", ...kinds, "--end-of-options", url];
    // Whoever looks now and then comes again by itself.
    return parseRefs(await calls.remote(remote, { args, attempts: 1 }, { deadlineMs, signal }));
}
