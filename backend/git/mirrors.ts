import { access, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GitRemote, GitRunOptions } from "./git";
import type { GitCalls } from "./git-calls";
import { timeLeft } from "./git-calls";
import { parseRepositoryUrl } from "./repository-url";
import { takeTurns } from "./take-turns";
import { withinLimits } from "./within-limits";

interface Wanted {
    flags: readonly string[];
    refs: readonly string[];
}

const everything: Wanted = {
    flags: ["--prune", "--no-tags"],
    refs: ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"],
};
const quiet = ["fetch", "--quiet", "--force", "--no-auto-gc", "--no-recurse-submodules", "--no-write-fetch-head"];

/** Where the mirror keeps a ref that is neither branch nor tag. */
export const keptRef = (ref: string) => ref.replace(/^refs\//, "refs/cicd/");

/**
 * Of a repository that is met for the first time only so many commits of each branch and tag are fetched: of one with
 * 20,000 commits 0.4 MB in 0.3 s instead of 29 MB in 3 s. What is pushed from then on comes wholly.
 */
const firstDepth = "--depth=50";
const deepenMs = 600_000;
/** Holds the key of the address that a mirror was made of. */
const addressFile = "cicd-address";

/** What a process that was killed while it fetched can leave behind. */
const staleLock = /Unable to create '([^']+\.lock)': File exists/;
/** Of an empty repository git says nothing at all when it is asked for a part. */
const noDepth = /does not support (?:--depth|shallow)|shallow capabilities|^\s*$/i;
const broken = /not a git repository|object file \S+ is empty|loose object .* is corrupt|inflate: data stream error/i;

/** Bare mirrors below one folder. One fetch at a time for each: fetches of several stacks may ask for the same one. */
export class Mirrors {
    private readonly turns = takeTurns<number>();
    /** Where each was fetched from last, for the rest of its history. */
    private readonly remotes = new Map<number, GitRemote>();
    /** Served in a way that gives histories only wholly. */
    private readonly undivided = new Set<number>();

    constructor(
        private readonly calls: GitCalls,
        private readonly reposDir: string,
    ) {}

    dir(repositoryId: number): string {
        return path.join(this.reposDir, String(repositoryId));
    }

    /** False also for the mirror of a repository that was at this place before: nothing of it is this one's. */
    async exists({ repositoryId, url }: GitRemote): Promise<boolean> {
        const dir = this.dir(repositoryId);
        const isThere = await access(path.join(dir, "HEAD")).then(
            () => true,
            () => false,
        );
        // Those of earlier versions don't say.
        const of = isThere && (await readFile(path.join(dir, addressFile), "utf8").catch(() => null));
        return isThere && (of === null || of === parseRepositoryUrl(url).urlKey);
    }

    /** All branches and tags; what was deleted or moved by force is deleted or moved here too. */
    fetch(remote: GitRemote, options: GitRunOptions): Promise<void> {
        return this.fetchRefs(remote, everything, options);
    }

    /** One commit that no branch or tag leads to; kept under a ref of its own. */
    fetchCommit(remote: GitRemote, sha: string, options: GitRunOptions): Promise<void> {
        return this.fetchRefs(remote, { flags: ["--no-tags"], refs: [`+${sha}:refs/cicd/${sha}`] }, options);
    }

    /** One ref beside branches and tags, such as a pull request's head; kept under `keptRef` of it. */
    fetchRef(remote: GitRemote, ref: string, options: GitRunOptions): Promise<void> {
        return this.fetchRefs(remote, { flags: ["--no-tags"], refs: [`+${ref}:${keptRef(ref)}`] }, options);
    }

    /** Fetches the rest of a history that was cut. False when there is none, or nobody knows where to get it. */
    async deepen(repositoryId: number): Promise<boolean> {
        const remote = this.remotes.get(repositoryId);
        const cut = await stat(path.join(this.dir(repositoryId), "shallow")).catch(() => null);
        if (!remote || !cut?.size) {
            return false;
        }
        const rest = { ...everything, flags: [...everything.flags, "--unshallow"] };
        await this.fetchRefs(remote, rest, { deadlineMs: deepenMs });
        return true;
    }

    async remove(repositoryId: number): Promise<void> {
        const release = await this.turns(repositoryId);
        await rm(this.dir(repositoryId), { recursive: true, force: true }).finally(release);
    }

    private async fetchRefs(remote: GitRemote, wanted: Wanted, options: GitRunOptions): Promise<void> {
        const remainingMs = timeLeft(options.deadlineMs);
        const turn = this.turns(remote.repositoryId);
        const what = "Waiting for another fetch of this repository";
        try {
            await withinLimits(turn, { remainingMs, signal: options.signal, what });
            await this.fetchNow(remote, wanted, {
                ...options,
                deadlineMs: remainingMs(),
            });
        } finally {
            // A turn that was not waited for comes later, and is passed on then.
            void turn.then((release) => release());
        }
    }

    private async fetchNow(remote: GitRemote, { flags, refs }: Wanted, options: GitRunOptions): Promise<void> {
        const remainingMs = timeLeft(options.deadlineMs);
        const gitDir = await this.ensure(remote);
        this.remotes.set(remote.repositoryId, remote);
        const once = async () => {
            const depth = (await this.isNew(remote.repositoryId)) ? [firstDepth] : [];
            const args = (url: string) => [...quiet, ...flags, ...depth, "--end-of-options", url, ...refs];
            return this.calls.remote(remote, { gitDir, args }, { ...options, deadlineMs: remainingMs() });
        };
        try {
            await once();
        } catch (error) {
            if (!(await this.mend(remote, error as Error))) {
                throw error;
            }
            await once();
        }
    }

    /** Nothing has been fetched yet. */
    private async isNew(repositoryId: number): Promise<boolean> {
        if (this.undivided.has(repositoryId)) {
            return false;
        }
        const call = { args: ["for-each-ref", "--count=1"], gitDir: this.dir(repositoryId), deadlineMs: 30_000 };
        const { exitCode, stdout } = await this.calls.local(call);
        return exitCode === 0 && stdout === "";
    }

    private async ensure(remote: GitRemote): Promise<string> {
        const dir = this.dir(remote.repositoryId);
        if (!(await this.exists(remote))) {
            // Made aside and moved, so that a mirror is there wholly or not at all.
            const fresh = `${dir}.new`;
            await rm(fresh, { recursive: true, force: true });
            await rm(dir, { recursive: true, force: true });
            await mkdir(fresh, { recursive: true, mode: 0o700 });
            const args = ["init", "--quiet", "--bare", "--template=", "--", fresh];
            await this.calls.expect({ args, deadlineMs: 30_000 });
            const allow = ["config", "uploadpack.allowAnySHA1InWant", "true"];
            await this.calls.expect({ args: allow, gitDir: fresh, deadlineMs: 30_000 });
            await rename(fresh, dir);
        }
        const { urlKey } = parseRepositoryUrl(remote.url);
        await writeFile(path.join(dir, addressFile), urlKey, { flag: "wx" }).catch(() => undefined);
        return dir;
    }

    /** True when the mirror can be tried again. */
    private async mend(remote: GitRemote, error: Error): Promise<boolean> {
        const { repositoryId } = remote;
        const dir = this.dir(repositoryId);
        const said = error.cause instanceof Error ? error.cause.message : null;
        if (said === null) {
            return false;
        }
        const lock = staleLock.exec(said)?.[1];
        if (lock && path.resolve(lock).startsWith(dir + path.sep)) {
            await rm(lock, { force: true });
            return true;
        }
        if (noDepth.test(said) && !this.undivided.has(repositoryId)) {
            this.undivided.add(repositoryId);
            return true;
        }
        if (broken.test(said)) {
            await rm(dir, { recursive: true, force: true });
            await this.ensure(remote);
            return true;
        }
        return false;
    }
}
