import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEnvironmentFile } from "../../deploy/environment-file";
import { readableValues } from "../../deploy/environment/env-file";

/** Shorter values ("true", "8080") are the same by chance. */
const TELLING = 6;

/** The other stacks that have the same value under the same key: whoever changes one may mean them too. */
export async function sameElsewhere(
    stacksDir: string,
    stack: string,
    values: Readonly<Record<string, string>>,
): Promise<Map<string, string[]>> {
    const telling = Object.entries(values).filter(([, value]) => value.length >= TELLING);
    const found = new Map<string, string[]>();
    if (telling.length === 0) {
        return found;
    }
    for (const other of (await stackFolders(stacksDir)).filter((name) => name !== stack)) {
        const theirs = await valuesOf(join(stacksDir, other));
        for (const [key] of telling.filter(([name, value]) => theirs[name] === value)) {
            found.set(key, [...(found.get(key) ?? []), other]);
        }
    }
    return found;
}

async function stackFolders(stacksDir: string): Promise<string[]> {
    const entries = await readdir(stacksDir, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    return folders.map(({ name }) => name).sort();
}

/** A file that we may not read is somebody else's. */
async function valuesOf(directory: string): Promise<Record<string, string>> {
    try {
        return readableValues((await readEnvironmentFile(directory)) ?? "");
    } catch {
        return {};
    }
}
