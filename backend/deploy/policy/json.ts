/** Looks into compose's resolved model without believing its shape: a newer Compose may write things differently. */
export type Mapping = Record<string, unknown>;

export function mapping(value: unknown): Mapping {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

export function list(value: unknown): unknown[] {
    return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export function text(value: unknown): string {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Also for a string or number where a newer version takes them: "true" is as true as true. */
export function isOn(value: unknown): boolean {
    return value === true || text(value).toLowerCase() === "true";
}
