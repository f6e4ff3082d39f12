import { unreadable, type Refusal } from "./refusal";

/** Real payloads nest about ten levels. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Parses what isn't nested too deep: a body of a million brackets costs one look at its bytes. */
export function parseJson(bytes: Buffer): { payload: unknown } | Refusal {
    if (isTooDeep(bytes)) {
        return unreadable(`its JSON is nested more than ${MAX_DEPTH} levels deep`);
    }
    try {
        return { payload: JSON.parse(bytes.toString("utf8")) as unknown };
    } catch {
        return unreadable("it is not JSON");
    }
}

function isTooDeep(bytes: Buffer): boolean {
    let depth = 0;
    for (let index = 0; index < bytes.length; index++) {
        const byte = bytes[index]!;
        if (byte === QUOTE) {
            index = endOfString(bytes, index);
        } else if (byte === 0x5b || byte === 0x7b) {
            depth++;
            if (depth > MAX_DEPTH) {
                return true;
            }
        } else if (byte === 0x5d || byte === 0x7d) {
            depth--;
        }
    }
    return false;
}

/** Index of the quote that closes the string opened at `start`. */
function endOfString(bytes: Buffer, start: number): number {
    let end = bytes.indexOf(QUOTE, start + 1);
    while (end !== -1 && isEscaped(bytes, end)) {
        end = bytes.indexOf(QUOTE, end + 1);
    }
    return end === -1 ? bytes.length : end;
}

function isEscaped(bytes: Buffer, quote: number): boolean {
    let before = quote - 1;
    while (bytes[before] === BACKSLASH) {
        before--;
    }
    return (quote - before) % 2 === 0;
}
