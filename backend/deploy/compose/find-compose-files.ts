import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { COMPOSE_NAMES } from "./compose-names";
import { containedPath } from "./contained-path";

const SAFE = "Nothing was changed.";

async function isThere(file: string): Promise<boolean> {
    return (await lstat(file).catch(() => null)) !== null;
}

async function firstIn(directory: string): Promise<string | null> {
    for (const name of COMPOSE_NAMES) {
        if (await isThere(path.join(directory, name))) {
            return path.join(directory, name);
        }
    }
    return null;
}

async function oneLevelDown(checkout: string): Promise<string[]> {
    const entries = await readdir(checkout, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    const found = await Promise.all(folders.map((entry) => firstIn(path.join(checkout, entry.name))));
    return found.filter((file): file is string => file !== null).sort();
}

async function discover(checkout: string): Promise<string> {
    const atRoot = await firstIn(checkout);
    if (atRoot !== null) {
        return atRoot;
    }
    const below = await oneLevelDown(checkout);
    if (below.length === 1) {
        return below[0]!;
    }
    const names = below.map((file) => path.relative(checkout, file));
    throw new CicdError({
        code: "COMPOSE_FILE_MISSING",
        message: names.length
            ? `The repository has several compose files and none at its root: ${names.join(", ")}.`
            : "The repository has no compose file at its root or one folder below it.",
        safe: SAFE,
        hint: names.length
            ? "Set the compose file's path in the repository's settings."
            : `Add one of ${COMPOSE_NAMES.join(", ")}, or set the compose file's path in the repository's settings.`,
    });
}

async function regular(checkout: string, file: string): Promise<string> {
    const name = path.relative(checkout, file);
    // Before anything else: whether a file exists outside is nobody's to find out.
    await containedPath(checkout, file, `The compose file ${name}`);
    const stat = await lstat(file).catch(() => null);
    if (stat === null) {
        throw new CicdError({
            code: "COMPOSE_FILE_MISSING",
            message: `The commit has no file ${name}.`,
            safe: SAFE,
            hint: "Add the file, or correct the compose file's path in the repository's settings.",
        });
    }
    if (!stat.isFile()) {
        throw new CicdError({
            code: stat.isSymbolicLink() ? "COMPOSE_PATH_ESCAPES" : "COMPOSE_FILE_MISSING",
            message: `${name} is ${stat.isSymbolicLink() ? "a symbolic link" : "no regular file"}.`,
            safe: "Nothing was read through it, and nothing was changed.",
            hint: "Commit the compose file itself.",
        });
    }
    return file;
}

/**
 * The compose files of a checkout as absolute paths: those that were configured, else the one that is found by name.
 * @throws CicdError COMPOSE_FILE_MISSING | COMPOSE_PATH_ESCAPES
 */
export async function findComposeFiles(checkout: string, configured: readonly string[]): Promise<string[]> {
    const files = configured.length
        ? configured.map((name) => path.resolve(checkout, name))
        : [await discover(checkout)];
    return Promise.all(files.map((file) => regular(checkout, file)));
}
