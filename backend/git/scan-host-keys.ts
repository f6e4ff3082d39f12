import type { ProcessRunner } from "../exec/command";
import { hostKeysIn } from "./host-key";

const patienceSeconds = 10;

interface Where {
    address: string;
    port: string;
    env: Readonly<Record<string, string>>;
    deadlineMs: number;
    signal?: AbortSignal;
}

/** The keys that an SSH server shows right now, of all usual kinds; empty when it does not answer. */
export async function scanHostKeys(runner: ProcessRunner, where: Where): Promise<string[]> {
    const { address, port, env, deadlineMs, signal } = where;
    const args = ["-T", String(patienceSeconds), "-p", port, "-t", "ed25519,ecdsa,rsa", "--", address];
    const { stdout } = await runner.run({ file: "ssh-keyscan", args, env, deadlineMs }, { signal, rawStdout: true });
    return hostKeysIn(stdout);
}
