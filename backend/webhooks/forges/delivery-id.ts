import { createHash } from "node:crypto";

/** Column widths of `cicd_webhook_event`. */
const MAX_LENGTH = 200;

/** The sender's own id, or a fingerprint of the content where it sent none: the same content is the same delivery. */
export function deliveryIdOr(given: string | null, ...content: (Buffer | string)[]): string {
    // eslint-disable-next-line no-control-regex
    const clean = given?.replace(/[\u0000-\u001f\u007f]/g, "").trim();
    if (clean) {
        return clean.length <= MAX_LENGTH ? clean : `sha256:${fingerprint([clean])}`;
    }
    return `body:${fingerprint(content)}`;
}

function fingerprint(content: readonly (Buffer | string)[]): string {
    const hash = createHash("sha256");
    content.forEach((part) => hash.update(part).update("\n"));
    return hash.digest("hex");
}
