import type { IncomingHttpHeaders } from "node:http";

/** One header as text: absent and empty differ for signatures, so absent is null. */
export function header(headers: IncomingHttpHeaders, name: string): string | null {
    const value = headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
}
