/**
 * Any text as one word of HAProxy's configuration: whatever could mean something there is written by its code. Holds no
 * NUL: HAProxy ends a line at one.
 */
export function configWord(text: string): string {
    return Buffer.from(text)
        .toString("latin1")
        .replace(/[^\w./:=?&,-]/g, (character) => `\\x${code(character)}`);
}

/** A regular expression for exactly this text, as one word of the configuration. */
export function configPattern(text: string): string {
    return Buffer.from(text)
        .toString("latin1")
        .replace(/\W/g, (character) => `\\\\x${code(character)}`);
}

function code(character: string): string {
    return character.charCodeAt(0).toString(16).padStart(2, "0");
}
