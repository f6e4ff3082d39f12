import { existsSync } from "node:fs";
import path from "node:path";
import { installPackages } from "../engine/apt.mjs";

/** Servers lie where only root's PATH leads. */
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin"];
const inPath = (program) => folders.some((folder) => existsSync(path.join(folder, program)));

/**
 * Installs these programs (package → program) from the system's own sources where that is possible.
 * Resolves to what is still missing and what was installed.
 */
export async function ensurePrograms(programs) {
    const absent = Object.entries(programs).filter(([, program]) => !inPath(program));
    if (absent.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
        await installPackages(absent.map(([name]) => name)).catch(() => undefined);
    }
    const names = absent.map(([, program]) => program);
    return { missing: names.filter((name) => !inPath(name)), installed: names.filter(inPath) };
}
