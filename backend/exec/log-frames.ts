const headerBytes = 8;

/** The text of a container's log. Without a terminal, each piece has a header: stream, three zeros, length. */
export function textOfLog(log: Buffer, hasTerminal: boolean): string {
    if (hasTerminal) {
        return log.toString();
    }
    const pieces: Buffer[] = [];
    for (let at = 0; at + headerBytes <= log.length;) {
        const end = at + headerBytes + log.readUInt32BE(at + 4);
        pieces.push(log.subarray(at + headerBytes, end));
        at = end;
    }
    return Buffer.concat(pieces).toString();
}
