import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { MIRRORS_FOLDER } from "../deploy/remove-home";
import type { Database } from "../models/db";
import { openProgresses } from "../models/open-progress";

interface Place {
    db: Database;
    stacksDir: string;
}

/**
 * Removes the checkouts and workspaces of a stack that nothing goes on with: what is open keeps its own, and so does the
 * last one that failed, for a retry. Other files of the work folder are in use.
 */
export async function sweepWorkspaces({ db, stacksDir }: Place, stack: string): Promise<void> {
    const work = join(stacksDir, ".cicd", stack, "work");
    const found = (await readdir(work).catch(() => [])).filter((name) => /^\d+$/.test(name));
    const kept = found.length > 0 ? await keptWorkspaces(db, stack) : new Set<string>();
    for (const name of found.filter((one) => !kept.has(one))) {
        await rm(join(work, name), { recursive: true, force: true });
    }
}

/**
 * The same for all stacks, and whatever else a killed server left there. Call at start, under the instance lock and
 * before the queue: nothing works there yet.
 */
export async function clearWorkspaces({ db, stacksDir }: Place): Promise<void> {
    const root = join(stacksDir, ".cicd");
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((found) => found.isDirectory() && found.name !== MIRRORS_FOLDER)) {
        const work = join(root, entry.name, "work");
        const kept = await keptWorkspaces(db, entry.name);
        const names = await readdir(work).catch(() => []);
        for (const name of names.filter((one) => !kept.has(one))) {
            await rm(join(work, name), { recursive: true, force: true });
        }
        if (kept.size === 0) {
            await rm(work, { recursive: true, force: true });
        }
    }
}

async function keptWorkspaces(db: Database, stack: string): Promise<Set<string>> {
    const held = await openProgresses.list(db, stack);
    return new Set(held.map(({ id, progress }) => String(progress?.home ?? id)));
}
