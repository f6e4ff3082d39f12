import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Document } from "yaml";
import { CicdError } from "../../../common/errors";
import type { RunOptions } from "../../exec/command";
import { containedPath } from "./contained-path";
import type { ComposeCli } from "./compose-cli";
import { foreignFiles } from "./foreign-files";
import { readYaml } from "./read-yaml";

export interface DocumentInput {
    checkout: string;
    stack: string;
    /** Absolute; the first one's folder is where relative paths start. */
    files: readonly string[];
    /** The stack's own override file, merged last; null for none. */
    override: string | null;
    emptyEnvFile: string;
    /** A service may lack its image: a builder makes it. */
    unfinished: boolean;
}

/**
 * The one compose document of a stack: the file as written, or, where several files, `include` or `extends` make it
 * up, the merged model with variables and relative paths as written.
 * @throws CicdError COMPOSE_FILE_INVALID | COMPOSE_PATH_ESCAPES
 */
export async function loadDocument(
    input: DocumentInput,
    cli: ComposeCli,
    options: RunOptions,
): Promise<{ document: Document; merged: boolean }> {
    const documents = await Promise.all(input.files.map((file) => readContained(input.checkout, file)));
    const foreign = documents.map(foreignFiles);
    const alone = foreign.every((found) => !found.extends && found.compose.length === 0);
    if (documents.length === 1 && alone && input.override === null) {
        return { document: documents[0]!, merged: false };
    }
    await refuseEscapes(input.checkout, path.dirname(input.files[0]!), documents);
    if (input.override !== null) {
        readYaml(path.basename(input.override), await readFile(input.override, "utf8"));
    }
    const text = await cli.merge(
        {
            stack: input.stack,
            projectDirectory: path.dirname(input.files[0]!),
            files: input.override === null ? input.files : [...input.files, input.override],
            envFiles: [input.emptyEnvFile],
            unfinished: input.unfinished,
        },
        options,
    );
    return { document: readYaml("The merged compose file", text), merged: true };
}

async function readContained(checkout: string, file: string): Promise<Document> {
    const name = path.relative(checkout, file);
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" || error.code === "EISDIR" ? missing(name) : error;
    });
    return readYaml(name, text);
}

function missing(name: string): CicdError {
    return new CicdError({
        code: "COMPOSE_FILE_MISSING",
        message: `The commit has no file ${name}, which the compose file includes or extends.`,
        safe: "The running stack was not touched.",
        hint: "Add the file, or correct its path.",
    });
}

/** Compose would fetch a project from there by itself, past every rule about where Git may be read from. */
function refuseRemote(name: string): void {
    if (/^[a-z][a-z0-9+.-]*:|^git@/i.test(name)) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `The included project ${name} is refused: it is not in the repository.`,
            safe: "Nothing was fetched from there, and the running stack was not touched.",
            hint: "Put the included file into the repository, for example as a submodule.",
        });
    }
}

/** Follows `include` and `extends` before compose does, so that nothing outside of the checkout is ever opened. */
async function refuseEscapes(checkout: string, folder: string, documents: readonly Document[]): Promise<void> {
    const seen = new Set<string>();
    const waiting = documents.map((document) => ({ folder, foreign: foreignFiles(document) }));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const name of next.foreign.others) {
            await containedPath(checkout, path.resolve(next.folder, name), `include ${name}`);
        }
        for (const name of next.foreign.compose) {
            refuseRemote(name);
            const file = path.resolve(next.folder, name);
            await containedPath(checkout, file, `The included file ${name}`);
            if (!seen.has(file)) {
                seen.add(file);
                waiting.push({
                    folder: path.dirname(file),
                    foreign: foreignFiles(await readContained(checkout, file)),
                });
            }
        }
    }
}
