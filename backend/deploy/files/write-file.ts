import { randomUUID } from "node:crypto";
import { chmod, lchown, lstat, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { RESERVED_NAMES } from "../compose/compose-names";
import { isInside } from "../compose/contained-path";
import { copyEntry } from "./tracked-copy";

export interface Owner {
    uid: number;
    gid: number;
}

const isId = (text: string | undefined) => /^\d{1,10}$/.test(text ?? "");

/**
 * New files belong to whom the directory belongs to. One of root's own says nothing about that: then PUID and PGID of
 * the server's environment do, where they are set. Null when we are not root and can't give files away.
 */
export async function ownerOf(
    directory: string,
    { PUID: user, PGID: group }: NodeJS.ProcessEnv = process.env,
): Promise<Owner | null> {
    if (process.geteuid?.() !== 0) {
        return null;
    }
    const { uid, gid } = await stat(directory);
    return uid === 0 && isId(user) ? { uid: Number(user), gid: isId(group) ? Number(group) : gid } : { uid, gid };
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

/** The rights of a file that is there, or null. A link has none of its own: what it leads to counts. */
export async function modeOf(file: string): Promise<number | null> {
    const found = await stat(file).catch(() => null);
    if (found !== null) {
        return found.mode & 0o777;
    }
    return (await lstat(file).catch(() => null)) === null ? null : 0o644;
}

/**
 * Where text for a name in the stack directory goes: through the user's link if that stays inside. Otherwise the link
 * is replaced, as also where it leads to another name that a release decides about.
 */
export async function placeOf(directory: string, name: string): Promise<string> {
    const file = path.join(directory, name);
    const root = await realpath(directory);
    const real = await realpath(file).catch(() => file);
    const goesThrough = isInside(root, real) && !RESERVED_NAMES.has(path.relative(root, real));
    return goesThrough ? real : file;
}
