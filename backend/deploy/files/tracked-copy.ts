import { chmod, copyFile, lstat, readlink, symlink } from "node:fs/promises";

/** Content and mode; a link stays a link. */
export async function copyEntry(source: string, target: string, mode: number): Promise<void> {
    const stat = await lstat(source);
    if (stat.isSymbolicLink()) {
        await symlink(await readlink(source), target);
        return;
    }
    await copyFile(source, target);
    await chmod(target, mode & 0o777);
}
