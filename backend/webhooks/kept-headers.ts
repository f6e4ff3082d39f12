import type { IncomingHttpHeaders } from "node:http";

const SECRET = /auth|cookie|signature|token|secret|password|api-?key|credential/i;
const MAX_HEADERS = 60;
const MAX_LENGTH = 500;

/** Headers as they are kept and shown: without whatever could be a secret. */
export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
    const kept: Record<string, string> = {};
    let count = 0;
    for (const name in headers) {
        const value = headers[name];
        if (value !== undefined && count < MAX_HEADERS && !SECRET.test(name)) {
            kept[name] = String(value).slice(0, MAX_LENGTH);
            count++;
        }
    }
    return kept;
}
