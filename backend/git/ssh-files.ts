import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Secret } from "../models/secret";

export interface SshFiles {
    dir: string;
    remove(): Promise<void>;
}

/** A private folder with the key and the pinned keys of the host, for the time of one call. */
export async function writeSshFiles(privateKey: Secret, hostKeys: readonly string[]): Promise<SshFiles> {
    const dir = await mkdtemp(path.join(tmpdir(), "cicd-ssh-"));
    const remove = () => rm(dir, { recursive: true, force: true });
    try {
        await writeFile(path.join(dir, "key"), privateKey.reveal(), { mode: 0o600 });
        const lines = hostKeys.map((key) => `forge ${key}\n`).join("");
        await writeFile(path.join(dir, "known_hosts"), lines, { mode: 0o600 });
    } catch (error) {
        await remove();
        throw error;
    }
    return { dir, remove };
}
