import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Document } from "yaml";
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
        },
        options,
    );
    return { document: readYaml("The merged compose file", text), merged: true };
}

async function readContained(checkout: string, file: string): Promise<Document> {
    return readYaml(path.relative(checkout, file), await readFile(file, "utf8"));
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
