import { readFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "./npm.mjs";
import { project } from "./project.mjs";
import { say } from "./say.mjs";
import { ensurePrograms } from "./system-packages.mjs";

const heartbeat = 20_000;

async function packagesOf(file) {
    try {
        return JSON.parse(await readFile(path.join(project, file), "utf8")).packages;
    } catch {
        return null;
    }
}

/** "missing", "outdated" or "current"; npm writes its own lockfile into node_modules when an installation is complete. */
async function state() {
    const installed = await packagesOf("node_modules/.package-lock.json");
    if (!installed) {
        return "missing";
    }
    const locked = Object.entries((await packagesOf("package-lock.json")) ?? {});
    // Optional packages are absent where they don't fit the platform.
    const required = locked.filter(([name, entry]) => name && !entry.optional && !entry.devOptional);
    const isCurrent = required.every(([name, { version }]) => installed[name]?.version === version);
    return isCurrent ? "current" : "outdated";
}

async function install(args) {
    const start = Date.now();
    const timer = setInterval(() => {
        say(`… still installing (${Math.round((Date.now() - start) / 1000)} s)`);
    }, heartbeat);
    try {
        return await npm([...args, "--no-audit", "--no-fund"]);
    } finally {
        clearInterval(timer);
    }
}

/** The SQLite driver is compiled where no ready binary can be downloaded. */
const compiler = { python3: "python3", make: "make", "g++": "g++" };

/** Installs what package-lock.json names when it isn't there. Resolves to npm's exit code, 0 when all is in place. */
export async function ensureDependencies() {
    const now = await state();
    if (now === "current") {
        return 0;
    }
    say(`Dependencies are ${now}: installing them (about 3 minutes where the SQLite driver has to be compiled).`);
    // `npm ci` starts from nothing; an existing installation is only brought up to date.
    const args = now === "missing" ? ["ci"] : ["install", "--no-save"];
    const code = await install(args);
    if (code === 0) {
        return 0;
    }
    const { missing, installed } = await ensurePrograms(compiler);
    if (missing.length > 0) {
        say(
            `The SQLite driver may have to be compiled, which needs ${missing.join(", ")}: install that and try again.`,
        );
    }
    return installed.length > 0 && missing.length === 0 ? install(args) : code;
}
