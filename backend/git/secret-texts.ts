import type { GitCredential } from "./git";

/** What must not appear in any output: the token, or the key with each of its lines. */
export function secretTexts(credential: GitCredential | null): string[] {
    if (!credential) {
        return [];
    }
    if (credential.kind === "https") {
        return [credential.token.reveal()];
    }
    const key = credential.privateKey.reveal();
    const lines = key.split("\n").filter((line) => line.length >= 20 && !line.startsWith("-----"));
    return [key.trim(), ...lines];
}
