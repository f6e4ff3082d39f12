import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CicdError } from "../../../common/errors";
import type { StackTexts } from "../host";
import type { StackFolder } from "./stack-folder";

/** What the page edits; a missing file is an empty text. */
export async function readStackTexts({ dir, composeFile }: StackFolder): Promise<StackTexts> {
    return { composeYAML: await readText(join(dir, composeFile)), composeENV: await readText(join(dir, ".env")) };
}

/** @throws CicdError COMPOSE_FILE_INVALID, STACK_NOT_FOUND, STATE_CONFLICT; nothing is written then */
export async function saveStackTexts(folder: StackFolder, texts: StackTexts, isNew: boolean): Promise<void> {
    await checkCompose(texts.composeYAML);
    if (isNew === folder.exists) {
        throw isNew ? taken(folder.name) : gone(folder.name);
    }
    if (isNew) {
        await mkdir(folder.dir);
        await giveToOwnerOf(dirname(folder.dir), folder.dir);
    }
    await writeText(join(folder.dir, folder.composeFile), texts.composeYAML, 0o644);
    const envFile = join(folder.dir, ".env");
    if (texts.composeENV !== "" || existsSync(envFile)) {
        await writeText(envFile, texts.composeENV, 0o600);
    }
}

export async function deleteStackFolder({ dir }: StackFolder): Promise<void> {
    await rm(dir, { recursive: true, force: true });
}

async function readText(file: string): Promise<string> {
    return existsSync(file) ? readFile(file, "utf8") : "";
}

/** Written in place: a file that exists keeps its owner, its mode and its links. */
async function writeText(file: string, text: string, mode: number): Promise<void> {
    const isNew = !existsSync(file);
    await writeFile(file, text, { mode });
    if (isNew) {
        await giveToOwnerOf(dirname(file), file);
    }
}

/** New files belong to whoever owns the place; only root can give them away. */
async function giveToOwnerOf(place: string, path: string): Promise<void> {
    if (process.getuid?.() === 0) {
        const { uid, gid } = await stat(place);
        await chown(path, uid, gid);
    }
}

async function checkCompose(text: string): Promise<void> {
    const { parseYaml } = await import("../../deploy/compose/parse-yaml");
    const [problem] = parseYaml(text).errors;
    if (problem) {
        throw new CicdError({
            code: "COMPOSE_FILE_INVALID",
            message: `The compose file is not valid YAML: ${problem.message.split("\n")[0]}`,
            safe: "Nothing was saved.",
            hint: "Correct the line and save again.",
        });
    }
}

function taken(name: string): CicdError {
    return new CicdError({
        code: "STATE_CONFLICT",
        message: `There is a stack "${name}" already.`,
        safe: "It was not touched.",
        hint: "Choose another name, or open that stack.",
    });
}

function gone(name: string): CicdError {
    return new CicdError({
        code: "STACK_NOT_FOUND",
        message: `There is no stack "${name}" in the stacks directory any more.`,
        hint: "Keep a copy of your text and create the stack anew.",
    });
}
