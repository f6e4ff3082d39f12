const announceBeforeMs = 14 * 86_400_000;

/** What people should know of a credential before, or because, it stops working. */
export interface CredentialNotice {
    id: number;
    name: string;
    host: string;
    kind: "refused" | "expired" | "expires";
    /** Since when, or when. */
    at: string;
}

interface Known {
    id: number;
    name: string;
    host: string;
    expiresAt: string | null;
    failingSince: string | null;
}

/** The most pressing one; null while all is well. An expiry is announced 14 days ahead. */
export function credentialNotice(
    { id, name, host, expiresAt, failingSince }: Known,
    now: number,
): CredentialNotice | null {
    if (failingSince !== null) {
        return { id, name, host, kind: "refused", at: failingSince };
    }
    const left = expiresAt === null ? Infinity : Date.parse(expiresAt) - now;
    if (expiresAt === null || left > announceBeforeMs) {
        return null;
    }
    return { id, name, host, kind: left <= 0 ? "expired" : "expires", at: expiresAt };
}
