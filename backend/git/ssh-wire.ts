/** One length-prefixed field, as SSH writes all of its keys (RFC 4251, section 5). */
export function field(value: string | Buffer): Buffer {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
}

/** A positive number: a leading zero byte where it would be read as negative. */
export function positive(value: Buffer): Buffer {
    const start = value.findIndex((byte) => byte !== 0);
    const bytes = value.subarray(Math.max(0, start));
    return field(bytes[0] >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

/** Takes fields off the front, one after the other. @throws RangeError where the bytes end too early */
export function fieldReader(bytes: Buffer): () => Buffer {
    let at = 0;
    return () => {
        const length = bytes.readUInt32BE(at);
        const end = at + 4 + length;
        if (end > bytes.length) {
            throw new RangeError("the key ends too early");
        }
        const value = bytes.subarray(at + 4, end);
        at = end;
        return value;
    };
}
