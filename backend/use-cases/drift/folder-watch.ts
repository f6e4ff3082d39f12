import { watch, type FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";

export interface FolderWatchDeps {
    /** Called for each change in a folder; often several times for one. */
    onChange: (name: string) => void;
    /** The names in a folder that matter. */
    files: readonly string[];
}

interface Watched {
    watcher: FSWatcher;
    inode: number;
}

/**
 * Tells of changed files as soon as the system does. Where it can't (a folder that is not there, no watches left, a
 * file system of another machine) nothing is told and nothing fails: whoever uses it looks now and then, too.
 */
export class FolderWatch {
    readonly #watched = new Map<string, Watched>();
    #closed = false;

    constructor(private readonly deps: FolderWatchDeps) {}

    /** Watches these folders, by name, and no others. Call it again for those that have come, or were put in place anew. */
    async follow(folders: ReadonlyMap<string, string>): Promise<void> {
        [...this.#watched.keys()].filter((name) => !folders.has(name)).forEach((name) => this.#end(name));
        for (const [name, folder] of folders) {
            const inode = (await stat(folder).catch(() => null))?.ino ?? null;
            if (this.#watched.get(name)?.inode !== inode) {
                this.#end(name);
            }
            if (inode !== null && !this.#closed && !this.#watched.has(name)) {
                this.#begin(name, { folder, inode });
            }
        }
    }

    close(): void {
        this.#closed = true;
        [...this.#watched.keys()].forEach((name) => this.#end(name));
    }

    #begin(name: string, { folder, inode }: { folder: string; inode: number }): void {
        try {
            const watcher = watch(folder, { persistent: false }, (_, file) => {
                if (file === null || this.deps.files.includes(file)) {
                    this.deps.onChange(name);
                }
            });
            watcher.on("error", () => this.#end(name));
            this.#watched.set(name, { watcher, inode });
        } catch {
            // The next call tries again.
        }
    }

    #end(name: string): void {
        this.#watched.get(name)?.watcher.close();
        this.#watched.delete(name);
    }
}
