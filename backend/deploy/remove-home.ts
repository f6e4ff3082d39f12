import { readdir, rm, rmdir } from "node:fs/promises";
import path from "node:path";

/** Beside the stacks' own folders. A stack may be called the same: then it shares the folder with the mirrors. */
export const MIRRORS_FOLDER = "repos";

/** Mirrors are called by their repositories' numbers; git's own programs and keys begin with a dot. */
const MIRRORS = /^(?:\d+(?:\.new)?$|\.)/;

/**
 * Removes what is kept beside a stack, and never a mirror. Idempotent.
 * @param home as `stackLayout` has it
 * @param kept names in it that stay
 */
export async function removeHome(home: string, kept: readonly string[]): Promise<void> {
    const isShared = path.basename(home) === MIRRORS_FOLDER;
    for (const name of await readdir(home).catch(() => [])) {
        if (!kept.includes(name) && !(isShared && MIRRORS.test(name))) {
            await rm(path.join(home, name), { recursive: true, force: true });
        }
    }
    await rmdir(home).catch(() => null);
}
