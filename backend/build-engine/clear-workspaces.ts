import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes what deployments of a killed server left in their workspaces. Call at start, under the instance lock and
 * before the queue: nothing works there yet, and every attempt makes its own anew.
 */
export async function clearWorkspaces(stacksDir: string): Promise<void> {
    const root = join(stacksDir, ".cicd");
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((found) => found.isDirectory() && found.name !== "repos")) {
        await rm(join(root, entry.name, "work"), { recursive: true, force: true });
    }
}
