import type { Section } from "../../../common/compose-edit";

export function isSection(value: unknown): value is Section {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A stable text for comparing; keys of mappings have no order. */
export function fingerprintOf(value: unknown): string {
    return JSON.stringify(value, (_, inner: unknown) =>
        isSection(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    );
}
