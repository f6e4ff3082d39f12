const marks = new Map<string, string>();

/**
 * The word that this page tells the server at an endpoint. Pushes of all instances come through one connection and say
 * themselves where they are from: what claims to be that server's without its word is somebody else's.
 */
export function markOf(endpoint: string): string {
    const known = marks.get(endpoint);
    if (known) {
        return known;
    }
    // Works over plain http as well, unlike randomUUID().
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const mark = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    marks.set(endpoint, mark);
    return mark;
}
