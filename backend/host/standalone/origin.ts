import type { IncomingMessage } from "node:http";

/**
 * True when a connection comes from our own page, or from something that is no browser (those send no Origin).
 * A foreign page in a browser that is logged in here must not get a connection.
 */
export function isOwnOrigin({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined) {
        return true;
    }
    try {
        return new URL(origin).host === host;
    } catch {
        return false;
    }
}
