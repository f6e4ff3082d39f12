import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyEntry } from "./tracked-copy";
import type { TreeEntry } from "./tracked-tree";

/** Tracked files by content: `<files>/<hash>` is a file, or a folder for a mounted folder. Never changed once there. */
export class SnapshotStore {
    constructor(private readonly folder: string) {}

    pathOf(hash: string): string {
        return path.join(this.folder, hash);
    }

    async has(hash: string): Promise<boolean> {
        return (await lstat(this.pathOf(hash)).catch(() => null)) !== null;
    }

    async putFile(hash: string, source: string, mode: number): Promise<void> {
        await this.#put(hash, (target) => copyEntry(source, target, mode));
    }

    async putText(hash: string, text: string): Promise<void> {
        await this.#put(hash, (target) => writeFile(target, text, { mode: 0o600 }));
    }

    /** Stores the entries (relative to `root`) as a folder whose top is `base`. */
    async putFolder(
        hash: string,
        root: string,
        content: { base: string; entries: readonly TreeEntry[] },
    ): Promise<void> {
        await this.#put(hash, async (target) => {
            await mkdir(target);
            for (const entry of content.entries) {
                const to = path.join(target, path.relative(content.base, entry.path));
                await mkdir(path.dirname(to), { recursive: true });
                await copyEntry(path.join(root, entry.source ?? entry.path), to, entry.mode);
            }
        });
    }

    /** Written aside and renamed: a half-written snapshot never carries its hash. */
    async #put(hash: string, write: (target: string) => Promise<void>): Promise<void> {
        if (await this.has(hash)) {
            return;
        }
        await mkdir(this.folder, { recursive: true });
        const aside = await mkdtemp(path.join(this.folder, ".new-"));
        try {
            await write(path.join(aside, "content"));
            await rename(path.join(aside, "content"), this.pathOf(hash)).catch(async (error: unknown) => {
                if (!(await this.has(hash))) {
                    throw error;
                }
            });
        } finally {
            await rm(aside, { recursive: true, force: true });
        }
    }
}
