import { randomBytes } from "node:crypto";

/**
 * In the form of a Standard Webhooks signing token, which every forge takes as a secret and GitLab asks for: one secret
 * fits whichever forge a repository turns out to have.
 */
export function newHookSecret(): string {
    return `whsec_${randomBytes(32).toString("base64")}`;
}
