import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** One file or link of a tree; paths are relative to where the walk began. */
export interface TreeEntry {
    path: string;
    /** 0o100644, 0o100755 or 0o120000, as Git knows them. */
    mode: number;
    hash: string;
    /** Where the content lies, when that is behind a link. */
    source?: string;
}

export const LINK_MODE = 0o120000;

const EXECUTABLE = 0o111;

function contentHash(mode: number, content: Buffer | string): string {
    return createHash("sha256")
        .update(`${mode.toString(8)}\0`)
        .update(content)
        .digest("hex");
}

/** For a file that is not in Git in this wording. */
export function textHash(text: string): string {
    return contentHash(0o100600, text);
}

/** The hash that a file on disk has if it counts with this mode; null when there is none or it is no file or link. */
export async function hashOnDisk(file: string, mode: number): Promise<string | null> {
    const stat = await lstat(file).catch(() => null);
    if (stat?.isSymbolicLink()) {
        return contentHash(LINK_MODE, await readlink(file));
    }
    return stat?.isFile() ? contentHash(mode, await readFile(file)) : null;
}

async function entryOf(file: string, relative: string): Promise<TreeEntry> {
    const stat = await lstat(file);
    if (stat.isSymbolicLink()) {
        return { path: relative, mode: LINK_MODE, hash: contentHash(LINK_MODE, await readlink(file)) };
    }
    const mode = stat.mode & EXECUTABLE ? 0o100755 : 0o100644;
    return { path: relative, mode, hash: contentHash(mode, await readFile(file)) };
}

/** Every file and link at or below `root/relative`, Git's own folder excepted; empty when there is nothing. */
export async function walkTree(root: string, relative: string): Promise<TreeEntry[]> {
    const here = path.join(root, relative);
    const stat = await lstat(here).catch(() => null);
    if (stat === null) {
        return [];
    }
    if (!stat.isDirectory()) {
        return stat.isFile() || stat.isSymbolicLink() ? [await entryOf(here, relative)] : [];
    }
    const names = (await readdir(here)).filter((name) => name !== ".git").sort();
    const below = await Promise.all(names.map((name) => walkTree(root, path.join(relative, name))));
    return below.flat();
}

/** One fingerprint for a set of entries. */
export function treeHash(entries: readonly TreeEntry[]): string {
    const lines = entries.map((entry) => `${entry.path}\0${entry.mode.toString(8)}\0${entry.hash}`).sort();
    return createHash("sha256").update(lines.join("\n")).digest("hex");
}
