import { existsSync } from "node:fs";
import path from "node:path";
import { installPackages } from "../engine/apt.mjs";

const inPath = (program) =>
    (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

/** Installs these programs (package → program) from the system's own sources where that is possible. */
export async function ensurePrograms(programs) {
    const missing = Object.entries(programs).filter(([, program]) => !inPath(program));
    if (missing.length === 0) {
        return { missing: [] };
    }
    if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
        await installPackages(missing.map(([name]) => name)).catch(() => undefined);
    }
    return { missing: missing.map(([, program]) => program).filter((program) => !inPath(program)) };
}
