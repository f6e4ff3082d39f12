/** The value as it is written in a `.env` file, so that compose reads exactly this and interpolates nothing. */
export function quoteValue(value: string): string {
    if (/^[\w./:@%+,=-]*$/.test(value)) {
        return value;
    }
    const escaped = value
        .replace(/[\\"$]/g, "\\$&")
        .replaceAll("\n", "\\n")
        .replaceAll("\r", "\\r");
    // Between single quotes a backslash at the end would take the closing quote with it.
    return /['\r\n]|\\$/.test(value) ? `"${escaped}"` : `'${value}'`;
}
