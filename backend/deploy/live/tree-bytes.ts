import { lstat, readdir } from "node:fs/promises";
import path from "node:path";

/** What a file, or a folder with all below it, takes. What vanishes meanwhile counts nothing; links are not followed. */
export async function treeBytes(target: string): Promise<number> {
    const found = await lstat(target).catch(() => null);
    if (found === null || !found.isDirectory()) {
        return found?.size ?? 0;
    }
    let bytes = found.size;
    for (const name of await readdir(target).catch(() => [])) {
        bytes += await treeBytes(path.join(target, name));
    }
    return bytes;
}
