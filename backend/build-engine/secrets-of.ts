import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GitCredential } from "../git/git";
import { secretTexts } from "../git/secret-texts";

const SECRET_KEY = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|PRIVATE|AUTH|DSN|_URL$|_URI$/i;

/** What must not appear in a deployment's log: the credential, and values of `.env` whose keys look like secrets. */
export async function secretsOf(stacksDir: string, stack: string, credential: GitCredential | null): Promise<string[]> {
    const values = secretValues(await readEnvironment(join(stacksDir, stack, ".env")));
    return [...secretTexts(credential), ...values];
}

/** Values of keys that look like secrets. */
export function secretValues(text: string): string[] {
    return text.split("\n").flatMap((line) => {
        const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
        const value = match?.[2]?.replace(/^(["'])(.*)\1$/, "$2") ?? "";
        // Shorter values ("1", "true") would mask half of every log.
        return match && SECRET_KEY.test(match[1] ?? "") && value.length >= 6 ? [value] : [];
    });
}

async function readEnvironment(path: string): Promise<string> {
    try {
        return await readFile(path, "utf8");
    } catch {
        return "";
    }
}
