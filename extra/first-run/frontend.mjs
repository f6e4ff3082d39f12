import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "./npm.mjs";
import { project } from "./project.mjs";
import { say } from "./say.mjs";

const sourceFolders = ["frontend", "common"];
const sourceFiles = ["vite.config.ts", "package-lock.json"];
const stamp = path.join(project, "dist", ".built-from");

async function filesBelow(folder) {
    const entries = await readdir(path.join(project, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)));
}

/** A fingerprint of everything that the bundles are made from; times of files say nothing after a checkout. */
async function fingerprint() {
    const found = (await Promise.all(sourceFolders.map(filesBelow))).flat().sort();
    const hash = createHash("sha256");
    for (const file of [...found, ...sourceFiles]) {
        hash.update(`${file}\0`);
        hash.update(await readFile(path.join(project, file)).catch(() => ""));
    }
    return hash.digest("hex");
}

/** Builds the pages when they are missing or their sources have changed. Resolves to an exit code. */
export async function ensureFrontend() {
    if (!existsSync(path.join(project, "vite.config.ts"))) {
        return 0;
    }
    const now = await fingerprint();
    if ((await readFile(stamp, "utf8").catch(() => "")) === now) {
        return 0;
    }
    say("Building the pages (vite build).");
    const code = await npm(["run", "--silent", "build"]);
    if (code === 0) {
        await writeFile(stamp, now);
    }
    return code;
}
