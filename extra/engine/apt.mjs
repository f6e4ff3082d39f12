import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { paths } from "./paths.mjs";
import { announce, run } from "./run.mjs";

const archive = /\/(debian|debian-security|ubuntu|ubuntu-ports)\/?$/;

async function read(file) {
    return readFile(file, "utf8").catch(() => "");
}

async function sourceFiles() {
    const folder = "/etc/apt/sources.list.d";
    const names = await readdir(folder).catch(() => []);
    return [
        "/etc/apt/sources.list",
        ...names.filter((name) => /\.(list|sources)$/.test(name)).map((name) => path.join(folder, name)),
    ];
}

/** One apt source, kept as the text it was written in: only the suite's name is going to change. */
function parseStanza(text) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, "mi").exec(text)?.[1].trim().split(/\s+/) ?? [];
    return { kind: "sources", text, types: field("Types"), uris: field("URIs"), suites: field("Suites") };
}

function parseLine(text) {
    const parts = /^(deb)\s+(?:\[[^\]]*\]\s*)?(\S+)\s+(\S+)/.exec(text.trim());
    return parts && { kind: "list", text, types: [parts[1]], uris: [parts[2]], suites: [parts[3]] };
}

async function sources() {
    const found = [];
    for (const file of await sourceFiles()) {
        const text = await read(file);
        const isStanzas = file.endsWith(".sources");
        found.push(...(isStanzas ? text.split(/\n\s*\n/).map(parseStanza) : text.split("\n").map(parseLine)));
    }
    return found.filter((source) => source?.types.includes("deb"));
}

function ofDistribution(all, codename) {
    const belongs = (suite) => suite === codename || ["updates", "security"].some((s) => suite === `${codename}-${s}`);
    const candidates = all.filter((source) => source.suites.some(belongs));
    const official = candidates.filter((source) => source.uris.some((uri) => archive.test(uri)));
    return official.length > 0 ? official : candidates;
}

function renamed(source, from, to) {
    const suiteName = new RegExp(`(?<![\\w-])${from}(?=$|[\\s-])`, "g");
    if (source.kind === "list") {
        return source.text.replace(suiteName, to);
    }
    return source.text.replace(/^Suites:.*$/im, (line) => line.replace(suiteName, to));
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
    const chosen = ofDistribution(await sources(), own);
    for (const kind of ["sources", "list"]) {
        const texts = chosen.filter((source) => source.kind === kind).map((source) => renamed(source, own, suite));
        await writeFile(path.join(parts, `engine.${kind}`), texts.join("\n\n") + "\n");
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

/** Downloads these packages of the chosen suite into `folder`; nothing is installed. */
export async function downloadPackages(chosen, packages, folder) {
    const options = await privateApt(chosen);
    announce(`downloading ${packages.join(", ")} of ${chosen.suite} (nothing is installed)`);
    await run("apt-get", [...options, "-q", "update"]);
    await run("apt-get", [...options, "-q", "download", "--", ...packages], { cwd: folder });
    await rm(paths.apt, { recursive: true, force: true });
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
