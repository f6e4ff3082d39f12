const BASIC = /^basic +([A-Za-z0-9+/]+={0,2})$/i;

/** The password of HTTP Basic authentication, whoever the user is; "" where there is none. */
export function basicPassword(authorization: string): string {
    const base64 = BASIC.exec(authorization)?.[1] ?? "";
    const bytes = Buffer.from(base64, "base64");
    // Node reads broken base64 as far as it goes; only what encodes back to itself is what was meant.
    if (bytes.toString("base64") !== base64) {
        return "";
    }
    const text = bytes.toString("utf8");
    const colon = text.indexOf(":");
    return colon === -1 ? "" : text.slice(colon + 1);
}
