import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { looksSecret } from "../../common/secret-key";
import { writtenValues } from "../deploy/environment/edit-env-file";
import { readableValues } from "../deploy/environment/env-file";
import type { GitCredential } from "../git/git";
import { secretTexts } from "../git/secret-texts";
import { buildSecrets } from "../models/build-secrets";
import type { PipelineServices } from "./step";

/** Wider than what a page hides: an address may be one that nobody else shall know. */
const TELLING_KEY = /KEY|AUTH|_URL$|_URI$/i;

/**
 * What must not appear in a log of the stack: the credential, its build secrets, and values of `.env` and `global.env`
 * whose keys look like secrets.
 */
export async function secretsOf(
    { db, secrets, stacksDir }: Pick<PipelineServices, "db" | "secrets" | "stacksDir">,
    stack: string,
    credential: GitCredential | null,
): Promise<string[]> {
    const files = [join(stacksDir, stack, ".env"), join(stacksDir, "global.env")];
    const texts = await Promise.all(files.map(readEnvironment));
    const built = Object.values(await buildSecrets.open(db, secrets, stack));
    return [...secretTexts(credential), ...built, ...texts.flatMap(secretValues)];
}

/** Values of keys that look like secrets, as they are read and as they are written. */
export function secretValues(text: string): string[] {
    const written = writtenValues(text);
    return Object.entries(readableValues(text)).flatMap(([key, value]) => {
        const raw = (written.get(key) ?? "").replace(/^(["'])([\s\S]*)\1$/, "$2");
        const telling = TELLING_KEY.test(key) || looksSecret(key, value);
        // Shorter values ("1", "true") would mask half of every log.
        return telling ? [...new Set([value, raw])].filter((one) => one.length >= 6) : [];
    });
}

async function readEnvironment(path: string): Promise<string> {
    try {
        return await readFile(path, "utf8");
    } catch {
        return "";
    }
}
