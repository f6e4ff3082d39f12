import type { CommitView, ConnectionReport } from "../../common/views";
import type { Secret } from "../models/secret";

/** Bound to the host it was entered for (with the port, if not the protocol's own); never sent anywhere else. */
interface BoundCredential {
    /** Where it is stored, so that a refused login is recorded there. */
    id?: number;
    host: string;
}

/** User and token or password. */
export interface HttpsCredential extends BoundCredential {
    kind: "https";
    username: string;
    token: Secret;
    /** It may be sent unencrypted, to other machines than this one too. */
    plainHttp?: boolean;
}

export interface SshCredential extends BoundCredential {
    kind: "ssh";
    /** What `ssh -i` reads; without a passphrase. */
    privateKey: Secret;
}

/** Exchanged for a token of one hour whenever one is needed. */
export interface AppCredential extends BoundCredential {
    kind: "github-app";
    appId: string;
    installationId: string;
    /** PEM */
    privateKey: Secret;
}

export type GitCredential = HttpsCredential | SshCredential | AppCredential;

export interface GitRemote {
    repositoryId: number;
    url: string;
    credential: GitCredential | null;
}

export interface GitRunOptions {
    signal?: AbortSignal;
    deadlineMs: number;
    /** Masked progress lines. */
    onOutput?: (text: string) => void;
    deploymentId?: number;
}

export interface CheckoutOptions extends GitRunOptions {
    /** Where the commit came from. */
    remote?: GitRemote;
}

export interface ResolvedCommit extends CommitView {
    /** When it was committed, ISO 8601 in UTC. */
    at?: string;
    /** refs/heads/…, refs/tags/…, or the full SHA when a commit was asked for. */
    ref: string;
}

export interface TrackedFile {
    path: string;
    /** 0o100644, 0o100755, 0o120000 (symlink) or 0o160000 (submodule). */
    mode: number;
    /** Git's blob id. */
    blob: string;
}

/** Full commit ids. */
export interface ChangedRange {
    from: string;
    to: string;
    /** What `to` changed since its history and that of `from` went apart. */
    sinceFork?: boolean;
}

export interface DatedCommit extends CommitView {
    /** When it was committed; ISO 8601 in UTC. */
    at: string;
}

/** What leads from one commit to another; newest first, and counted beyond what is listed. */
export interface CommitLog {
    added: DatedCommit[];
    addedCount: number;
    /** Of the first one that the second one doesn't have. */
    gone: DatedCommit[];
    goneCount: number;
}

/** A branch or tag as the remote has it now. */
export interface RemoteRef {
    /** refs/heads/… or refs/tags/… */
    ref: string;
    /** The commit. */
    sha: string;
    /** The id of an annotated tag itself, which some forges name instead of the commit; else null. */
    tag: string | null;
}

/** A commit that is to become a branch of its own. */
export interface BranchChange {
    /** Full commit id. */
    parent: string;
    /** Short name; must not exist yet. */
    branch: string;
    files: readonly { path: string; text: string }[];
    message: string;
    /** A name. */
    author: string;
}

/** The newest commit of a branch, as long as somebody looks at it. */
export interface Tip {
    /** Short names of all branches. */
    branches: string[];
    commit: CommitView;
    files: TrackedFile[];
    /** Null for a file of more than 256 KiB. */
    read(file: TrackedFile): Promise<string | null>;
}

/** A branch's tip that lies on disk. */
export type CheckedOutTip = Pick<Tip, "commit" | "files">;

/**
 * The bare mirror of each repository (`<stacksDir>/.cicd/repos/<id>`) and what is read from it. Safe against the
 * repository's content: no hooks, no foreign configuration, https, http and ssh only. A token goes through
 * GIT_ASKPASS's environment; an SSH key is a file for the time of one call. SSH hosts are pinned when first met.
 *
 * @throws CicdError REPOSITORY_UNREACHABLE | REPOSITORY_NOT_FOUND | REPOSITORY_AUTH | BRANCH_NOT_FOUND |
 *   COMMIT_NOT_FOUND | URL_REFUSED | CREDENTIAL_HOST_MISMATCH | HOST_KEY_CHANGED | TLS_UNTRUSTED | TIMED_OUT | CANCELED
 */
export interface Git {
    /** Brings the mirror up to date; network failures are retried with backoff and jitter within the deadline. */
    fetch(remote: GitRemote, options: GitRunOptions): Promise<void>;
    /**
     * What the remote's branches (and tags, if asked for) point to, without fetching anything; at most 50,000 refs.
     * Tried once: whoever polls comes again.
     */
    listRefs(remote: GitRemote, options: GitRunOptions & { tags: boolean }): Promise<RemoteRef[]>;
    /**
     * Branch, tag or (full or unique short) SHA, in the mirror. A commit that the mirror lacks is fetched by its id, and
     * where a forge keeps a pull request's head (refs/pull/7/head) is fetched each time.
     */
    resolve(remote: GitRemote, ref: string, options: GitRunOptions): Promise<ResolvedCommit>;
    /**
     * An independent checkout of exactly this commit in `target` (made, must not exist). With `remote` its submodules
     * (from the same host only) and its files in Git LFS are fetched too; without it folders stay empty and pointers stay.
     * @throws CicdError SUBMODULE_REFUSED as well
     */
    checkout(repositoryId: number, sha: string, target: string, options: CheckoutOptions): Promise<void>;
    trackedFiles(repositoryId: number, sha: string): Promise<TrackedFile[]>;
    /** Newest first; commits of `to` that are not in `from`. Empty when `from` is unknown. */
    commitsBetween(
        repositoryId: number,
        range: { from: string | null; to: string },
        limit: number,
    ): Promise<CommitView[]>;
    /** Null where the mirror lacks one of them. */
    compareCommits(repositoryId: number, range: { from: string; to: string }, limit: number): Promise<CommitLog | null>;
    /** Where the mirror has a branch (short name), without asking anybody; null where it has none. */
    mirroredTip(repositoryId: number, branch: string): Promise<string | null>;
    /** Texts by blob id; without those that the mirror lacks, and those of more than so many bytes. */
    readBlobs(repositoryId: number, blobs: readonly string[], longest: number): Promise<Map<string, string>>;
    /** Paths that differ between two commits; of what was renamed both names. Null when the mirror lacks one of them. */
    changedFiles(repositoryId: number, range: ChangedRange): Promise<string[] | null>;
    isAncestor(repositoryId: number, ancestor: string, descendant: string): Promise<boolean>;
    /** Each check with its own message; never throws for what the check is about. */
    testConnection(
        remote: Omit<GitRemote, "repositoryId">,
        expected: { branch: string; composePath: readonly string[] },
    ): Promise<ConnectionReport>;
    /** Shows a branch's tip to `look`, also of a repository that has no mirror; leaves nothing behind. */
    readTip<T>(remote: Omit<GitRemote, "repositoryId">, branch: string, look: (tip: Tip) => Promise<T>): Promise<T>;
    /**
     * A checkout (see there) of a branch's tip in `target`, also of a repository that has no mirror; leaves nothing else
     * behind.
     */
    checkoutTip(
        remote: Omit<GitRemote, "repositoryId">,
        tip: { branch: string; target: string },
        options: GitRunOptions,
    ): Promise<CheckedOutTip>;
    /**
     * Commits changed files on top of a commit of the mirror and pushes that as a new branch; no other ref is touched.
     * Answers the commit.
     * @throws CicdError BRANCH_REFUSED as well
     */
    pushBranch(remote: GitRemote, change: BranchChange, options: GitRunOptions): Promise<string>;
    removeMirror(repositoryId: number): Promise<void>;
}
