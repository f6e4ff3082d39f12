import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { isMap } from "yaml";
import type { RepositorySettings } from "../../../common/effective-settings";
import { containedPath } from "../compose/contained-path";
import { findComposeFiles } from "../compose/find-compose-files";
import { parseYaml } from "../compose/parse-yaml";
import { readYaml } from "../compose/read-yaml";
import { parseSettings } from "./parse-settings";
import { SETTINGS_FILE, settingsInvalid } from "./settings-error";

const SECTION = "x-cicd";
const MAX_BYTES = 256 * 1024;

/**
 * What a commit says about its own build and deployment: the section `x-cicd` of its compose file (of several the last
 * one that has it) or the file `.dockge/cicd.yaml`. Null where it says nothing.
 *
 * @param composePath as configured; empty for the file that is found by name
 * @throws CicdError SETTINGS_INVALID | COMPOSE_FILE_INVALID | COMPOSE_PATH_ESCAPES
 */
export async function readRepositorySettings(
    checkout: string,
    composePath: readonly string[],
): Promise<RepositorySettings | null> {
    const file = await settingsFile(checkout);
    // What is wrong with the compose file as such is said where it is used.
    const files = await findComposeFiles(checkout, composePath).catch(() => []);
    const sections = await Promise.all(files.map((compose) => settingsSection(checkout, compose)));
    const section = sections.findLast((found) => found !== null) ?? null;
    if (file && section) {
        throw settingsInvalid(
            section.place,
            null,
            `there is ${SETTINGS_FILE} as well; settings are in one place only.`,
        );
    }
    return file ?? section;
}

async function settingsSection(checkout: string, file: string): Promise<RepositorySettings | null> {
    const name = path.relative(checkout, file);
    const text = await readFile(file, "utf8");
    if (!text.includes(SECTION)) {
        return null;
    }
    const document = readYaml(name, text);
    const section = document.get(SECTION, true);
    const place = `${SECTION} in ${name}`;
    return section === undefined ? null : parseSettings(section, { place, document, text, dollars: true });
}

async function settingsFile(checkout: string): Promise<RepositorySettings | null> {
    const misnamed = SETTINGS_FILE.replace(/yaml$/, "yml");
    if (await isThere(path.join(checkout, misnamed))) {
        throw settingsInvalid(misnamed, null, `nothing reads this file; its name is ${SETTINGS_FILE}.`);
    }
    const file = path.join(checkout, SETTINGS_FILE);
    if (!(await isThere(file))) {
        return null;
    }
    await containedPath(checkout, file, `The file ${SETTINGS_FILE}`);
    const stat = await lstat(file);
    if (!stat.isFile()) {
        throw settingsInvalid(SETTINGS_FILE, null, "it is no regular file.");
    }
    if (stat.size > MAX_BYTES) {
        throw settingsInvalid(SETTINGS_FILE, null, `it is larger than ${MAX_BYTES / 1024} KB.`);
    }
    const text = await readFile(file, "utf8");
    const document = parseYaml(text);
    const [error] = document.errors;
    if (error) {
        const line = text.slice(0, error.pos[0]).split("\n").length;
        throw settingsInvalid(SETTINGS_FILE, line, error.message.split("\n")[0]!.replace(/ at line \d+.*$/, "."));
    }
    if (document.contents === null) {
        return null;
    }
    return parseSettings(topLevel(document.contents), { place: SETTINGS_FILE, document, text, dollars: false });
}

/** Who moves the section into the file may take its name along. */
function topLevel(contents: unknown): unknown {
    const isWrapped = isMap(contents) && contents.items.length === 1 && contents.has(SECTION);
    return isWrapped ? contents.get(SECTION, true) : contents;
}

async function isThere(file: string): Promise<boolean> {
    return (await lstat(file).catch(() => null)) !== null;
}
