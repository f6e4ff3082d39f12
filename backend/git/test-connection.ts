import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CicdError, type ErrorCode } from "../../common/errors";
import type { ConnectionCheck, ConnectionReport } from "../../common/views";
import { composeFilesIn, isFoundByName } from "./compose-files";
import type { GitCalls, RemoteTarget } from "./git-calls";
import { missingRefAdvice } from "./missing-ref";
import { parseRepositoryUrl } from "./repository-url";

const listMs = 20_000;
const treeMs = 60_000;
/** Somebody watches: one second chance for a hiccup, not more. */
const attempts = 2;
const names = ["reachable", "credential", "branch", "compose-file"] as const;
type CheckName = (typeof names)[number];

export interface Expected {
    branch: string;
    composePath: readonly string[];
}

/** Ends the tests at the first one that fails. */
class CheckFailed extends Error {
    constructor(
        readonly check: CheckName,
        message: string,
        readonly code?: ErrorCode,
    ) {
        super(message);
    }
}

const sentences = (error: CicdError) => `${error.message} ${error.hint}`;

/** A login that is refused was refused by somebody: the host is reachable. */
function checkOf(error: CicdError): CheckName {
    const aboutCredential = ["REPOSITORY_AUTH", "CREDENTIAL_HOST_MISMATCH", "REPOSITORY_NOT_FOUND"];
    return aboutCredential.includes(error.code) ? "credential" : "reachable";
}

async function listBranches(calls: GitCalls, remote: RemoteTarget): Promise<Pick<Draft, "branches" | "defaultBranch">> {
    const args = (url: string) => ["ls-remote", "--symref", "--end-of-options", url, "HEAD", "refs/heads/*"];
    const output = await calls.remote(remote, { args, attempts }, { deadlineMs: listMs });
    const lines = output.split("\n");
    const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find(Boolean) ?? null;
    const branches = lines.flatMap((line) => /^[0-9a-f]+\s+refs\/heads\/(.+)$/.exec(line)?.[1] ?? []);
    return { branches, defaultBranch: head !== null && branches.includes(head) ? head : null };
}

/** The paths of a branch's tip, without fetching the files' content where the server can leave it out. */
async function listPaths(calls: GitCalls, remote: RemoteTarget, branch: string): Promise<string[]> {
    const dir = await mkdtemp(path.join(tmpdir(), "cicd-test-"));
    try {
        await calls.expect({ args: ["init", "--quiet", "--bare", "--template=", "--", dir], deadlineMs: listMs });
        const shallow = ["--quiet", "--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head"];
        const refspec = `+refs/heads/${branch}:refs/heads/tested`;
        const args = (url: string) => ["fetch", ...shallow, "--end-of-options", url, refspec];
        await calls.remote(remote, { args, gitDir: dir, attempts }, { deadlineMs: treeMs });
        const tree = ["ls-tree", "-r", "-z", "--full-tree", "--name-only", "refs/heads/tested"];
        const output = await calls.expect({ args: tree, gitDir: dir, deadlineMs: listMs });
        return output.split("\0").filter(Boolean);
    } finally {
        await rm(dir, { recursive: true, force: true });
    }
}

function composeMessage(paths: readonly string[], found: readonly string[], expected: Expected): string {
    const missing = expected.composePath.filter((file) => !paths.includes(file));
    const others = found.length > 0 ? ` Found instead: ${found.slice(0, 5).join(", ")}.` : " There is none elsewhere.";
    if (missing.length > 0) {
        throw new CheckFailed("compose-file", `${missing.join(", ")} is not on ${expected.branch}.${others}`);
    }
    if (expected.composePath.length > 0) {
        return `${expected.composePath.join(", ")} is there.`;
    }
    if (found.length === 0 || !isFoundByName(found[0])) {
        const advice = found.length > 0 ? " Choose one of them as the compose file's path." : "";
        throw new CheckFailed("compose-file", `No compose file at the root of ${expected.branch}.${others}${advice}`);
    }
    return `${found[0]} is there.`;
}

async function runChecks(calls: GitCalls, remote: RemoteTarget, draft: Draft): Promise<void> {
    const { expected } = draft;
    const { host } = parseRepositoryUrl(remote.url);
    Object.assign(draft, await listBranches(calls, remote));
    draft.passed.reachable = `${host} answers.`;
    draft.passed.credential = remote.credential
        ? `${host} accepts the credential.`
        : "The repository can be read without a credential.";
    const branch = expected.branch.replace(/^refs\/heads\//, "");
    if (!draft.branches.includes(branch)) {
        const advice = missingRefAdvice(branch, draft.branches);
        throw new CheckFailed("branch", `There is no branch ${branch}. ${advice}`);
    }
    draft.passed.branch = `The branch ${branch} is there.`;
    const paths = await listPaths(calls, remote, branch);
    draft.composeFiles = composeFilesIn(paths);
    draft.passed["compose-file"] = composeMessage(paths, draft.composeFiles, { ...expected, branch });
}

interface Draft {
    expected: Expected;
    passed: Partial<Record<CheckName, string>>;
    branches: string[];
    defaultBranch: string | null;
    composeFiles: string[];
}

function report(draft: Draft, failure: Pick<CheckFailed, "check" | "message" | "code"> | null): ConnectionReport {
    const checks = names.map((name): ConnectionCheck => {
        if (failure?.check === name) {
            const { message, code } = failure;
            return { name, ok: false, message, ...(code ? { code } : {}) };
        }
        const passed = draft.passed[name];
        return passed === undefined
            ? { name, ok: false, skipped: true, message: "Not tested, because another check failed first." }
            : { name, ok: true, message: passed };
    });
    const { composeFiles, branches, defaultBranch } = draft;
    return { ok: failure === null, checks, composeFiles, branches, defaultBranch };
}

/** See `Git.testConnection`. Leaves nothing behind. */
export async function testConnection(
    calls: GitCalls,
    remote: RemoteTarget,
    expected: Expected,
): Promise<ConnectionReport> {
    const draft: Draft = { expected, passed: {}, branches: [], defaultBranch: null, composeFiles: [] };
    try {
        await runChecks(calls, remote, draft);
        return report(draft, null);
    } catch (error) {
        if (error instanceof CheckFailed) {
            return report(draft, error);
        }
        if (error instanceof CicdError) {
            // What was reached before counts: a tree that can't be read is a matter of the compose file's check.
            const check = draft.passed.branch ? "compose-file" : checkOf(error);
            if (error.code === "REPOSITORY_AUTH" || error.code === "REPOSITORY_NOT_FOUND") {
                draft.passed.reachable ??= `${parseRepositoryUrl(remote.url).host} answers.`;
            }
            return report(draft, { check, message: sentences(error), code: error.code });
        }
        throw error;
    }
}
