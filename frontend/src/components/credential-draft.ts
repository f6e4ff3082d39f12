import type { CredentialKind } from "../../../common/schema";
import type { CallPayload } from "../../../common/socket-payloads";

/** What is being typed; `secret` is a token, password or key, as the kind has it. */
export interface CredentialDraft {
    kind: CredentialKind;
    username: string;
    secret: string;
    appId: string;
    installationId: string;
    /** A day, as a date field has it; empty for none. */
    until: string;
    plainHttp: boolean;
}

/** What is valid until a day is valid for the whole of it. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59`).toISOString();

export const emptyDraft = (): CredentialDraft => ({
    kind: "https-token",
    username: "",
    secret: "",
    appId: "",
    installationId: "",
    until: "",
    plainHttp: false,
});

/** An SSH key may be left out: one is generated then. */
export function isComplete({ kind, username, secret, appId, installationId }: CredentialDraft): boolean {
    const beside = {
        "https-token": secret,
        "https-password": secret && username.trim(),
        "ssh-key": "generated",
        "github-app": secret && appId.trim() && installationId.trim(),
        registry: secret && username.trim(),
    };
    return beside[kind] !== "";
}

/** Something that would be lost. */
export const isTyped = ({ username, secret, appId, installationId }: CredentialDraft) =>
    [username, secret, appId, installationId].some((text) => text.trim() !== "");

export function credentialInput(
    draft: CredentialDraft,
    named: { name: string; host: string },
): CallPayload<"addCredential">["credential"] {
    const { kind, secret, until } = draft;
    const base = { ...named, ...(until ? { expiresAt: endOfDay(until) } : {}) };
    const plain = draft.plainHttp ? { plainHttp: true } : {};
    const username = draft.username.trim();
    switch (kind) {
        case "https-token":
            return { ...base, kind, username: username || "git", token: secret, ...plain };
        case "https-password":
            return { ...base, kind, username, password: secret, ...plain };
        case "registry":
            return { ...base, kind, username, password: secret };
        case "ssh-key":
            return { ...base, kind, ...(secret.trim() ? { privateKey: secret } : {}) };
        case "github-app": {
            const [appId, installationId] = [draft.appId.trim(), draft.installationId.trim()];
            return { ...base, kind, appId, installationId, privateKey: secret };
        }
    }
}
