const newline = 10;
const bytes = new TextEncoder();

const lineEnds = (text: Uint8Array): number => text.reduce((count, byte) => (byte === newline ? count + 1 : count), 0);

/** In which line of a log a byte of it is. Pieces come in order; where something was cut, offsets leave a gap. */
export class LogPlaces {
    private readonly pieces: { offset: number; text: string; line: number }[] = [];
    /** Lines that have ended so far: the number of the one that grows. */
    lines = 0;
    /** Offset behind the last byte. */
    end = 0;

    add(text: string, offset: number): void {
        const encoded = bytes.encode(text);
        this.pieces.push({ offset, text, line: this.lines });
        this.lines += lineEnds(encoded);
        this.end = offset + encoded.length;
    }

    /** Counted from 0; what is not there any more, or not yet, is in the nearest line that is. */
    lineAt(offset: number): number {
        const piece = this.pieces.findLast((candidate) => candidate.offset <= offset);
        return piece ? piece.line + lineEnds(bytes.encode(piece.text).subarray(0, offset - piece.offset)) : 0;
    }
}
