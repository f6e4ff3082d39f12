import { randomUUID } from "node:crypto";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { askpassIn, askpassScript } from "./askpass";
import { sshProgramIn, sshScript } from "./ssh-program";

/** Written aside and moved: another process of ours may be running the old one. */
async function writeProgram(file: string, script: string): Promise<void> {
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, script, { mode: 0o700 });
    await chmod(fresh, 0o700);
    await rename(fresh, file);
}

/** Makes the folder of mirrors with what git needs in it; holds no secret. Safe to call again. */
export async function prepareReposDir(reposDir: string): Promise<{ home: string; askpass: string; ssh: string }> {
    const home = path.join(reposDir, ".home");
    const [ssh, askpass] = [sshProgramIn(reposDir), askpassIn(reposDir)];
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeProgram(ssh, sshScript);
    await writeProgram(askpass, askpassScript);
    return { home, askpass, ssh };
}
