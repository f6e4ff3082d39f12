import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { secretValues } from "../deploy/environment/secret-values";
import type { GitCredential } from "../git/git";
import { secretTexts } from "../git/secret-texts";
import { buildSecrets } from "../models/build-secrets";
import type { PipelineServices } from "./step";

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

async function readEnvironment(path: string): Promise<string> {
    try {
        return await readFile(path, "utf8");
    } catch {
        return "";
    }
}
