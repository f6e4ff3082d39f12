import { mkdir } from "node:fs/promises";
import type { Git, Tip } from "../../backend/git/git";

/** Every ref resolves to a commit made of its own characters; checkouts are empty folders. */
export class FakeGit implements Git {
    on: Partial<Git> = {};
    fetches = 0;
    /** Where refs point; every other ref resolves to a commit of its own. */
    tips: Record<string, string> = {};
    /** What `readTip` shows on every branch. */
    files: Record<string, string> = {};

    async fetch(...args: Parameters<Git["fetch"]>) {
        this.fetches += 1;
        await this.on.fetch?.(...args);
    }

    async listRefs(...args: Parameters<Git["listRefs"]>) {
        return (
            (await this.on.listRefs?.(...args)) ??
            Object.entries(this.tips).map(([ref, sha]) => ({ ref, sha, tag: null }))
        );
    }

    async resolve(_remote: unknown, ref: string) {
        const tip = this.tips[ref];
        const sha =
            tip ?? (/^[0-9a-f]{40}$/.test(ref) ? ref : Buffer.from(ref.padEnd(20, ".")).toString("hex").slice(0, 40));
        return { sha, ref, message: `commit of ${ref}`, author: "Ana" };
    }

    async checkout(...args: Parameters<Git["checkout"]>) {
        await this.on.checkout?.(...args);
        await mkdir(args[2], { recursive: true });
    }

    async trackedFiles() {
        return [];
    }

    async commitsBetween() {
        return [];
    }

    async compareCommits(...args: Parameters<Git["compareCommits"]>) {
        return (await this.on.compareCommits?.(...args)) ?? null;
    }

    async mirroredTip(_repositoryId: number, branch: string) {
        return this.tips[`refs/heads/${branch}`] ?? null;
    }

    async readBlobs(...args: Parameters<Git["readBlobs"]>) {
        return (await this.on.readBlobs?.(...args)) ?? new Map<string, string>();
    }

    async changedFiles(...args: Parameters<Git["changedFiles"]>) {
        return this.on.changedFiles?.(...args) ?? null;
    }

    async isAncestor(...args: Parameters<Git["isAncestor"]>) {
        return this.on.isAncestor?.(...args) ?? false;
    }

    async testConnection() {
        return { ok: true, checks: [], composeFiles: [], branches: [], defaultBranch: null };
    }

    async readTip<T>(_remote: unknown, branch: string, look: (tip: Tip) => Promise<T>): Promise<T> {
        const names = Object.keys(this.files);
        return look({
            branches: [branch],
            commit: await this.resolve(null, branch),
            files: names.map((path) => ({ path, mode: 0o100644, blob: path })),
            read: async ({ path }) => this.files[path] ?? null,
        });
    }

    async checkoutTip(...[, { branch, target }]: Parameters<Git["checkoutTip"]>) {
        await mkdir(target, { recursive: true });
        return { commit: await this.resolve(null, branch), files: [] };
    }

    async pushBranch(...args: Parameters<Git["pushBranch"]>) {
        return this.on.pushBranch?.(...args) ?? "c0ffee".padEnd(40, "0");
    }

    async removeMirror() {}
}
