import { createHash, randomBytes } from "node:crypto";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ownerOf, placeOf } from "./files/write-file";

/** The stack's `.env`, the one live environment; null when there is none. */
export async function readEnvironmentFile(stackDir: string): Promise<string | null> {
    try {
        return await readFile(join(stackDir, ".env"), "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return null;
        }
        throw error;
    }
}

/** Replaces it in one move: readable by its owner only, who is the directory's owner. Null removes it. */
export async function writeEnvironmentFile(stackDir: string, text: string | null): Promise<void> {
    if (text === null) {
        await rm(join(stackDir, ".env"), { force: true });
        return;
    }
    const path = await placeOf(stackDir, ".env");
    const draft = `${path}.${randomBytes(4).toString("hex")}`;
    await writeFile(draft, text, { mode: 0o600 });
    const owner = await ownerOf(stackDir);
    if (owner !== null) {
        await chown(draft, owner.uid, owner.gid);
    }
    await rename(draft, path);
}

/** Names a state of the file without telling its content; an edit that started from another state is refused. */
export function environmentFingerprint(text: string | null): string {
    return createHash("sha256")
        .update(text ?? "")
        .digest("hex")
        .slice(0, 16);
}
