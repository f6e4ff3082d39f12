import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { COMPOSE_NAMES, OVERRIDE_NAMES } from "../compose/compose-names";

/** The files that decide what compose does in a stack directory, as they are on disk. */
export interface LiveFiles {
    /** Compose files and override files by name, in compose's order of preference. */
    texts: Record<string, string>;
    /** The one that compose uses; null for a directory without. */
    composeName: string | null;
    /** The override file that compose would read beside it. */
    overrideName: string | null;
    environment: string | null;
}

async function textOf(file: string): Promise<string | null> {
    try {
        return (await stat(file)).isFile() ? await readFile(file, "utf8") : null;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return null;
        }
        throw error;
    }
}

export async function readLiveFiles(directory: string): Promise<LiveFiles> {
    const texts: Record<string, string> = {};
    for (const name of [...COMPOSE_NAMES, ...OVERRIDE_NAMES]) {
        const text = await textOf(path.join(directory, name));
        if (text !== null) {
            texts[name] = text;
        }
    }
    return {
        texts,
        composeName: COMPOSE_NAMES.find((name) => name in texts) ?? null,
        overrideName: OVERRIDE_NAMES.find((name) => name in texts) ?? null,
        environment: await textOf(path.join(directory, ".env")),
    };
}
