import { createHash } from "node:crypto";

const kinds = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-[\w@.-]+)$/;

/** Host keys ("ssh-ed25519 AAAA…") in what `ssh-keyscan` prints; sorted, each once. */
export function hostKeysIn(output: string): string[] {
    const keys = output
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
        .filter(([host, kind, key]) => !host.startsWith("#") && kinds.test(kind ?? "") && key !== undefined)
        .map(([, kind, key]) => `${kind} ${key}`);
    return [...new Set(keys)].sort();
}

/** As ssh and the forges' own pages show it: "SHA256:…" with the kind before it. */
export function fingerprintOf(hostKey: string): string {
    const [kind, key] = hostKey.split(" ");
    const hash = createHash("sha256").update(Buffer.from(key, "base64")).digest("base64").replace(/=+$/, "");
    return `${kind} SHA256:${hash}`;
}
