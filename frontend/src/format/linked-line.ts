/** The line of a log that the address names (`#L12`), counted from 1. Null when it names none. */
export function linkedLine(hash: string): number | null {
    const line = Number(/^#L(\d{1,15})$/.exec(hash)?.[1] ?? 0);
    return line > 0 ? line : null;
}
