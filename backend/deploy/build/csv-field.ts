/** A field of the lists of `key=value` that docker's flags take. */
export function csvField(field: string): string {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
