// eslint-disable-next-line no-control-regex
const escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g;

/** Terminal text as plain text: no colours, and of a line that was overwritten (`\r`) what was seen last. */
export function withoutColours(text: string): string {
    return text
        .replace(escapes, "")
        .replace(/\r+\n/g, "\n")
        .replace(/[^\n]*\r/g, "");
}
