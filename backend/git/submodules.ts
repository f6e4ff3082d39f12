import { realpath, rm } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../common/errors";
import type { GitRemote, GitRunOptions } from "./git";
import type { GitCalls } from "./git-calls";
import { timeLeft } from "./git-calls";
import { refuseSubmodule, submoduleUrl } from "./submodule-url";

/** More of them are a loop or an attack. */
const deepest = 5;
const most = 50;

interface Link {
    path: string;
    sha: string;
}

interface Declared {
    path?: string;
    url?: string;
    update?: string;
}

interface Level {
    /** Where this repository was read from. */
    url: string;
    dir: string;
    sha: string;
    depth: number;
}

export interface Superproject {
    remote: Omit<GitRemote, "repositoryId">;
    sha: string;
    /** The checkout, with empty folders where submodules belong. */
    target: string;
}

function linksIn(tree: string): Link[] {
    return tree
        .split("\0")
        .map((record) => /^160000 commit ([0-9a-f]{40})\t([^]+)$/.exec(record))
        .filter((match) => match !== null)
        .map(([, sha, at]) => ({ sha, path: at }));
}

/** Reads `git config -z --list`: a name, a line break, the value. */
function declaredIn(output: string): Declared[] {
    const modules = new Map<string, Declared>();
    for (const record of output.split("\0")) {
        const [, name, key, value] = /^submodule\.([^]+)\.(path|url|update)\n([^]*)$/.exec(record) ?? [];
        if (name !== undefined) {
            modules.set(name, { ...modules.get(name), [key]: value });
        }
    }
    return [...modules.values()];
}

/** A carriage return at a path's end has made git write elsewhere (CVE-2025-48384); nobody needs one. */
function refusePath(at: string): void {
    const parts = at.split("/");
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f\\]/.test(at)) {
        refuseSubmodule(at, "its path holds a control character or a backslash.");
    }
    if (parts.some((part) => part === "" || part === "." || part === ".." || /^\.git$/i.test(part))) {
        refuseSubmodule(at, "its path leads out of the repository.");
    }
}

/**
 * Fills the folders of submodules, theirs included. Nothing of git's own submodule commands runs, and no setting of
 * `.gitmodules` counts but path, URL and `update = none`. @throws CicdError SUBMODULE_REFUSED and those of a fetch
 */
export async function placeSubmodules(calls: GitCalls, project: Superproject, options: GitRunOptions): Promise<void> {
    await new Submodules(calls, project, options).place({
        url: project.remote.url,
        dir: project.target,
        sha: project.sha,
        depth: 0,
    });
}

class Submodules {
    private readonly left: () => number;
    private count = 0;

    constructor(
        private readonly calls: GitCalls,
        private readonly project: Superproject,
        private readonly options: GitRunOptions,
    ) {
        this.left = timeLeft(options.deadlineMs);
    }

    async place(level: Level): Promise<void> {
        const { links, declared } = await this.read(level);
        for (const link of links) {
            const module = declared.find((entry) => entry.path === link.path);
            if (module?.url === undefined || module.update === "none") {
                const name = JSON.stringify(link.path);
                this.say(`The submodule ${name} has no URL or is switched off: its folder stays empty.`);
                continue;
            }
            this.checkCount(level, link);
            refusePath(link.path);
            const url = submoduleUrl(level.url, { path: link.path, url: module.url });
            const dir = path.join(level.dir, link.path);
            await this.fill(link, url, dir);
            await this.place({ url, dir, sha: link.sha, depth: level.depth + 1 });
            // What was fetched is not part of the stack's files.
            await rm(path.join(dir, ".git"), { recursive: true, force: true });
        }
    }

    private say(text: string): void {
        this.options.onOutput?.(`${text}\n`);
    }

    private checkCount(level: Level, link: Link): void {
        this.count += 1;
        if (this.count > most || level.depth >= deepest) {
            refuseSubmodule(link.path, `there are more than ${most} submodules, or they are nested too deep.`);
        }
    }

    private expect(cwd: string, args: readonly string[]): Promise<string> {
        return this.calls.expect({ args, cwd, deadlineMs: this.left() }, this.options);
    }

    private async read({ dir, sha }: Level): Promise<{ links: Link[]; declared: Declared[] }> {
        const links = linksIn(await this.expect(dir, ["ls-tree", "-r", "-z", "--full-tree", sha]));
        const args = ["config", "-z", "--blob", `${sha}:.gitmodules`, "--list"];
        const modules = links.length > 0 ? await this.calls.local({ args, cwd: dir, deadlineMs: this.left() }) : null;
        return { links, declared: modules?.exitCode === 0 ? declaredIn(modules.stdout) : [] };
    }

    private async fill(link: Link, url: string, dir: string): Promise<void> {
        const { target } = this.project;
        if ((await realpath(dir)) !== path.join(await realpath(target), path.relative(target, dir))) {
            refuseSubmodule(link.path, "its folder lies behind a link.");
        }
        this.say(`Fetching the submodule ${link.path} from ${url}`);
        await this.expect(dir, ["init", "--quiet", "--template="]);
        await this.fetchCommit(url, dir, link.sha);
        await this.expect(dir, ["checkout", "--quiet", "--detach", link.sha, "--"]);
    }

    private async fetchCommit(url: string, dir: string, sha: string): Promise<void> {
        const remote = { url, credential: this.project.remote.credential };
        const quiet = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
        const fetch = (flags: readonly string[], ref: string) => {
            const args = (from: string) => [...quiet, ...flags, "--end-of-options", from, ref];
            const call = { args, gitDir: path.join(dir, ".git") };
            return this.calls.remote(remote, call, { ...this.options, deadlineMs: this.left() });
        };
        await fetch(["--depth=1"], sha).catch((error: unknown) => {
            // Some servers give single commits away only when a branch points at them.
            if (error instanceof CicdError && error.code === "COMMIT_NOT_FOUND") {
                return fetch([], "+refs/heads/*:refs/cicd/*");
            }
            throw error;
        });
    }
}
