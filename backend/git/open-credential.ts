import type { Credential } from "../models/credentials";
import type { SecretBox } from "../models/secret-box";
import type { GitCredential } from "./git";

/** A stored credential with its secret readable, as git takes it. */
export function openCredential(secrets: SecretBox, row: Credential): GitCredential {
    const { id, host, username, details } = row;
    const secret = secrets.open("credential", row.secret);
    if (row.kind === "ssh-key") {
        return { kind: "ssh", id, host, privateKey: secret };
    }
    if (row.kind === "github-app") {
        const { appId = "", installationId = "" } = details;
        return { kind: "github-app", id, host, appId, installationId, privateKey: secret };
    }
    return { kind: "https", id, host, username, token: secret, plainHttp: details.plainHttp === true };
}
