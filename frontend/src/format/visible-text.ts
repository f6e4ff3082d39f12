/** Control characters but line feed and tab, and what turns the direction of text around. */
// eslint-disable-next-line no-control-regex
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Whatever somebody sent, with nothing in it that a reader can't see: "\u001b[31m" says so instead of doing it. */
export function visibleText(text: string): string {
    return text
        .replaceAll("\r\n", "\n")
        .replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
