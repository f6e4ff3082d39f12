const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

function lengthOfCharacter(first: number): number {
    if (first >= 0xf0) {
        return 4;
    }
    if (first >= 0xe0) {
        return 3;
    }
    return first >= 0xc0 ? 2 : 1;
}

/** Without a character that is not complete yet at the end. */
export function wholeCharacters(bytes: Buffer): Buffer {
    let last = bytes.length - 1;
    while (last > 0 && last > bytes.length - 4 && isContinuation(bytes[last])) {
        last -= 1;
    }
    const complete = last < 0 || last + lengthOfCharacter(bytes[last]) <= bytes.length;
    return complete || last === 0 ? bytes : bytes.subarray(0, last);
}

/** Bytes of a character that began before. */
export function skippedAtStart(bytes: Buffer): number {
    let skipped = 0;
    while (skipped < 3 && skipped < bytes.length && isContinuation(bytes[skipped])) {
        skipped += 1;
    }
    return skipped;
}
