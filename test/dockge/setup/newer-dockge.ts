import { cp, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dockgeDir } from "./dockge-process";

/** Copied, because Dockge finds its migrations and pages relative to its own root; the rest is only linked. */
const COPIED = ["backend", "common", "package.json", "tsconfig.json"];

/** A Dockge in `dir` like the one under test, with one migration more: what an update of Dockge brings. */
export async function makeNewerDockge(dir: string, migration: { name: string; text: string }): Promise<void> {
    for (const entry of await readdir(dockgeDir)) {
        const [from, to] = [join(dockgeDir, entry), join(dir, entry)];
        if (COPIED.includes(entry)) {
            await cp(from, to, { recursive: true });
        } else if (!entry.startsWith(".")) {
            await symlink(from, to);
        }
    }
    await writeFile(join(dir, "backend/migrations", migration.name), migration.text);
}
