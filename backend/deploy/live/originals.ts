import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyEntry } from "../files/tracked-copy";
import { modeOf } from "../files/write-file";
import type { StackLayout } from "../stack-layout";

/** `file` is null where nothing lay. */
type Index = Record<string, { file: string | null; mode: number }>;

/**
 * The user's versions of paths that a release took over. They come back when a release is put live that doesn't have
 * the path. Kept on disk, because undo also happens after a crash.
 */
export class Originals {
    readonly #folder: string;

    constructor(private readonly layout: StackLayout) {
        this.#folder = path.join(layout.home, "originals");
    }

    async #index(): Promise<Index> {
        try {
            return JSON.parse(await readFile(path.join(this.#folder, "index.json"), "utf8")) as Index;
        } catch {
            return {};
        }
    }

    async #write(index: Index): Promise<void> {
        await writeFile(path.join(this.#folder, "index.json"), JSON.stringify(index), { mode: 0o600 });
    }

    /** Remembers what lies there now, be it nothing; the first answer counts. */
    async remember(relative: string): Promise<void> {
        const index = await this.#index();
        const source = path.join(this.layout.directory, relative);
        const mode = await modeOf(source);
        if (relative in index) {
            return;
        }
        await mkdir(this.#folder, { recursive: true, mode: 0o700 });
        if (mode === null) {
            await this.#write({ ...index, [relative]: { file: null, mode: 0 } });
            return;
        }
        const file = `${Object.keys(index).length}-${path.basename(relative)}`;
        await rm(path.join(this.#folder, file), { force: true });
        await copyEntry(source, path.join(this.#folder, file), 0o600);
        await this.#write({ ...index, [relative]: { file, mode } });
    }

    /** Where the version lies; null when nothing lay there or nobody looked. */
    async find(relative: string): Promise<{ file: string; mode: number } | null> {
        const found = (await this.#index())[relative];
        return found?.file ? { file: path.join(this.#folder, found.file), mode: found.mode } : null;
    }

    /** Call when the version is back in its place. */
    async forget(relative: string): Promise<void> {
        const { [relative]: _gone, ...rest } = await this.#index();
        if (_gone !== undefined) {
            await this.#write(rest);
            await rm(path.join(this.#folder, _gone.file ?? "nothing"), { force: true });
        }
    }
}
