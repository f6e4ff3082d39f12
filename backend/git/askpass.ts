import { randomUUID } from "node:crypto";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Git calls it with its question as the one argument ("Password for 'https://git@host': "). It answers from its
 * environment, and only for the host that the credential belongs to.
 */
const script = `#!/bin/sh
case "$1" in
    *"//$CICD_GIT_HOST'"* | *"//$CICD_GIT_HOST/"* | *"@$CICD_GIT_HOST'"* | *"@$CICD_GIT_HOST/"*) ;;
    *) exit 1 ;;
esac
case "$1" in
    Username*) printf '%s\\n' "$CICD_GIT_USERNAME" ;;
    Password*) printf '%s\\n' "$CICD_GIT_TOKEN" ;;
    *) exit 1 ;;
esac
`;

export function askpassIn(reposDir: string): string {
    return path.join(reposDir, ".askpass");
}

/** Makes the folder of mirrors with what git needs in it; holds no secret. Safe to call again. */
export async function prepareReposDir(reposDir: string): Promise<{ home: string; askpass: string }> {
    const home = path.join(reposDir, ".home");
    const askpass = askpassIn(reposDir);
    await mkdir(home, { recursive: true, mode: 0o700 });
    // Written aside and moved: another process of ours may be running the old one.
    const fresh = `${askpass}.${randomUUID()}`;
    await writeFile(fresh, script, { mode: 0o700 });
    await chmod(fresh, 0o700);
    await rename(fresh, askpass);
    return { home, askpass };
}
