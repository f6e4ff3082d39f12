import type { ErrorCode } from "./errors";
import type { CredentialKind, TokenScope } from "./schema";

export interface CredentialView {
    id: number;
    name: string;
    kind: CredentialKind;
    host: string;
    username: string;
    /** Of an SSH key, in the form that forges take; null for the other kinds. */
    publicKey: string | null;
    expiresAt: string | null;
    /** True from 14 days before it expires. */
    expiresSoon: boolean;
    /** Since when the host has refused it; null while it works. */
    failingSince: string | null;
    /** It may be sent over http. */
    plainHttp: boolean;
    createdAt: string;
    usedBy: number;
}

/** What is known about a host that repositories are read from. */
export interface HostView {
    /** With the port, if not the protocol's own. */
    host: string;
    /** SHA256 fingerprints of the SSH keys that it is pinned with; empty for a host over https alone. */
    hostKeys: string[];
    pinnedAt: string | null;
    /** Fingerprints of other keys that it has shown since; every connection is refused until they are accepted. */
    offeredKeys: string[];
    /** The private certificate authority, if one is stored. */
    authority: { subject: string; fingerprint: string; expiresAt: string } | null;
}

/** What a host shows over TLS; it can be pinned unless there is a problem that trust doesn't solve. */
export interface CertificateView {
    /** With the port, if not 443. */
    host: string;
    /** `authority` vouches for renewed certificates too; the other two count until they are renewed. */
    kind: "authority" | "self-signed" | "server";
    subject: string;
    issuer: string;
    /** SHA-256, as browsers show it. */
    fingerprint: string;
    expiresAt: string;
    /** One sentence: expired, or for another name. */
    problem: string | null;
}

/** How a registry answers to a login. `refused`: it does not take it; otherwise nothing is known about it. */
export interface LoginReport {
    ok: boolean;
    refused: boolean;
    /** One sentence. */
    message: string;
}

export interface ConnectionCheck {
    name: "reachable" | "credential" | "branch" | "compose-file";
    ok: boolean;
    /** Nothing is known about it, because a check before it failed. */
    skipped?: true;
    message: string;
    /** Of the check that failed, where it failed with one. */
    code?: ErrorCode;
}

export interface ConnectionReport {
    ok: boolean;
    checks: ConnectionCheck[];
    /** Compose files found on the branch, best guess first. */
    composeFiles: string[];
    branches: string[];
    /** What the repository itself calls its first branch; null where it doesn't say. */
    defaultBranch: string | null;
    /** What the host shows, when that is why it was not reached. */
    certificate?: CertificateView;
    /** True when all that is sent, the credential too, can be read on the way (http). */
    unencrypted?: boolean;
}

export interface TokenView {
    id: number;
    name: string;
    scope: TokenScope;
    createdAt: string;
    lastUsedAt: string | null;
    expiresAt: string | null;
}
