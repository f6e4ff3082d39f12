const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const ZERO = /^0+$/;

/** Reads a path of keys out of anything; what isn't there is undefined, never an error. */
export function at(value: unknown, ...path: string[]): unknown {
    let current = value;
    for (const key of path) {
        if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) {
            return undefined;
        }
        current = (current as Record<string, unknown>)[key];
    }
    return current;
}

/** The first of them that is a text with something in it, cut to `length`. */
export function text(length: number, ...values: unknown[]): string | null {
    const found = values.find((value): value is string => typeof value === "string" && value !== "");
    return found === undefined ? null : found.slice(0, length);
}

export type Sha = { sha: string } | "none" | "malformed";

/** Forges write "no commit" as zeros; absent counts as none too. */
export function shaOf(value: unknown): Sha {
    if (value === undefined || value === null || value === "") {
        return "none";
    }
    if (typeof value !== "string" || !SHA.test(value)) {
        return "malformed";
    }
    return ZERO.test(value) ? "none" : { sha: value };
}
