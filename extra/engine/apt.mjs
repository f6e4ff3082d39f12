import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { paths } from "./paths.mjs";
import { announce, run } from "./run.mjs";
import { sourcesOfSuite } from "./sources.mjs";

async function sourceFiles() {
    const folder = "/etc/apt/sources.list.d";
    const names = await readdir(folder).catch(() => []);
    const files = [
        "/etc/apt/sources.list",
        ...names.filter((name) => /\.(list|sources)$/.test(name)).map((name) => path.join(folder, name)),
    ];
    return Promise.all(files.map(async (name) => ({ name, text: await readFile(name, "utf8").catch(() => "") })));
}

/**
 * Writes apt settings of our own below .engine/apt: the distribution's sources with the suite's name changed,
 * with lists and cache beside them. Returns the options that make apt-get read those instead of the system's.
 */
async function privateApt({ own, suite }) {
    const parts = path.join(paths.apt, "sources.list.d");
    for (const folder of [parts, path.join(paths.apt, "lists", "partial"), path.join(paths.apt, "cache")]) {
        await mkdir(folder, { recursive: true });
    }
    const renamed = sourcesOfSuite(await sourceFiles(), own, suite);
    for (const [kind, text] of Object.entries(renamed)) {
        await writeFile(path.join(parts, `engine.${kind}`), text);
    }
    const settings = {
        "Dir::Etc::sourceparts": parts,
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::State::Lists": path.join(paths.apt, "lists"),
        "Dir::Cache": path.join(paths.apt, "cache"),
        "APT::Sandbox::User": "root",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    };
    return Object.entries(settings).flatMap(([key, value]) => ["-o", `${key}=${value}`]);
}

/** `choose` answers the packages, given the options with which apt sees the suite. */
async function download(chosen, folder, choose) {
    const options = await privateApt(chosen);
    await run("apt-get", [...options, "-q", "update"]);
    await run("apt-get", [...options, "-q", "download", "--", ...(await choose(options))], { cwd: folder });
    await rm(paths.apt, { recursive: true, force: true });
}

/** Downloads these packages of the chosen suite into `folder`; nothing is installed. */
export async function downloadPackages(chosen, packages, folder) {
    announce(`downloading ${packages.join(", ")} of ${chosen.suite} (nothing is installed)`);
    await download(chosen, folder, () => packages);
}

const otherRelations = ["recommends", "suggests", "conflicts", "breaks", "replaces", "enhances"];

/** Downloads one program's package and those of all libraries that it can ask for; nothing is installed. */
export async function downloadWithLibraries(chosen, program, folder) {
    announce(`downloading ${program} of ${chosen.suite} with its libraries (nothing is installed)`);
    await download(chosen, folder, async (options) => {
        const depends = ["depends", "--recurse", ...otherRelations.map((relation) => `--no-${relation}`)];
        const tree = await run("apt-cache", [...options, ...depends, "--", program]);
        return [program, ...new Set(tree.match(/^(?:lib|zlib)\S+$/gm))];
    });
}

/** Installs small packages of the running system's own suite. */
export async function installPackages(packages) {
    announce(`installing ${packages.join(", ")} with apt-get, from this system's own sources`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-q", "-y", "--no-install-recommends", "--", ...packages];
    try {
        await run("apt-get", install, { env });
    } catch {
        // A fresh machine has no package lists yet, or has stale ones.
        await run("apt-get", ["-q", "update"], { env });
        await run("apt-get", install, { env });
    }
}
