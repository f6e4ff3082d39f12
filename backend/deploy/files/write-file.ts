import { randomUUID } from "node:crypto";
import { chmod, lchown, lstat, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyEntry } from "./tracked-copy";

export interface Owner {
    uid: number;
    gid: number;
}

/** New files belong to whom the stack directory belongs; null when we are not root and can't give files away. */
export async function ownerOf(directory: string): Promise<Owner | null> {
    if (process.getuid?.() !== 0) {
        return null;
    }
    const { uid, gid } = await stat(directory);
    return { uid, gid };
}

async function placed(target: string, owner: Owner | null, write: (aside: string) => Promise<void>): Promise<void> {
    const aside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID().slice(0, 8)}`);
    try {
        await write(aside);
        if (owner !== null) {
            await lchown(aside, owner.uid, owner.gid);
        }
        await rename(aside, target);
    } catch (error) {
        await rm(aside, { force: true });
        throw error;
    }
}

/** All or nothing: readers see the old text or the new one. */
export async function writeText(
    target: string,
    text: string,
    rights: { mode: number; owner: Owner | null },
): Promise<void> {
    await placed(target, rights.owner, async (aside) => {
        await writeFile(aside, text, { mode: rights.mode });
        await chmod(aside, rights.mode);
    });
}

/** Copies a file or link over `target`, all or nothing. */
export async function placeCopy(
    source: string,
    target: string,
    rights: { mode: number; owner: Owner | null },
): Promise<void> {
    await placed(target, rights.owner, (aside) => copyEntry(source, aside, rights.mode));
}

/** Makes the folder and gives what it made to the owner. */
export async function makeFolder(folder: string, owner: Owner | null): Promise<void> {
    const first = await mkdir(folder, { recursive: true });
    for (
        let made = folder;
        first !== undefined && owner !== null && made.startsWith(first);
        made = path.dirname(made)
    ) {
        await lchown(made, owner.uid, owner.gid);
    }
}

/** The rights of a file that is there, or null. */
export async function modeOf(file: string): Promise<number | null> {
    const found = await lstat(file).catch(() => null);
    return found === null ? null : found.mode & 0o777;
}
