/** What an API answered is unknown until it is looked at; nothing of it is trusted to have a shape. */
export function field(value: unknown, ...keys: string[]): unknown {
    let found = value;
    for (const key of keys) {
        found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[key] : undefined;
    }
    return found;
}

export function listIn(value: unknown, ...keys: string[]): unknown[] {
    const found = field(value, ...keys);
    return Array.isArray(found) ? found : [];
}

/** "" for everything that is neither text nor number. */
export function textIn(value: unknown, ...keys: string[]): string {
    const found = field(value, ...keys);
    return typeof found === "string" || typeof found === "number" ? String(found) : "";
}
