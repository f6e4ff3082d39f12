import type { CredentialKind } from "../../../common/schema";
import type { CallPayload } from "../../../common/socket-payloads";

/** What is being typed; `secret` is a token, password or key, as the kind has it. */
export interface CredentialDraft {
    kind: CredentialKind;
    username: string;
    secret: string;
    appId: string;
    installationId: string;
}

export const emptyDraft = (): CredentialDraft => ({
    kind: "https-token",
    username: "",
    secret: "",
    appId: "",
    installationId: "",
});

/** An SSH key may be left out: one is generated then. */
export function isComplete({ kind, username, secret, appId, installationId }: CredentialDraft): boolean {
    const beside = {
        "https-token": secret,
        "https-password": secret && username.trim(),
        "ssh-key": "generated",
        "github-app": secret && appId.trim() && installationId.trim(),
    };
    return beside[kind] !== "";
}

export function credentialInput(
    draft: CredentialDraft,
    base: { name: string; host: string },
): CallPayload<"addCredential">["credential"] {
    const { kind, secret } = draft;
    const username = draft.username.trim();
    switch (kind) {
        case "https-token":
            return { ...base, kind, username: username || "git", token: secret };
        case "https-password":
            return { ...base, kind, username, password: secret };
        case "ssh-key":
            return { ...base, kind, ...(secret.trim() ? { privateKey: secret } : {}) };
        case "github-app": {
            const [appId, installationId] = [draft.appId.trim(), draft.installationId.trim()];
            return { ...base, kind, appId, installationId, privateKey: secret };
        }
    }
}
