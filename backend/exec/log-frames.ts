import { StringDecoder } from "node:string_decoder";

const headerBytes = 8;
const STDERR = 2;

export type LogStream = "stdout" | "stderr";

/** Takes such a log apart as it comes, in chunks that end anywhere; holds back no more than a header or a character. */
export class FrameReader {
    readonly #decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };
    #header: Buffer = Buffer.alloc(0);
    #stream: LogStream = "stdout";
    #left = 0;

    constructor(private readonly onText: (text: string, stream: LogStream) => void) {}

    write(chunk: Buffer): void {
        for (let rest = chunk; rest.length > 0;) {
            rest = this.#left > 0 ? this.#payload(rest) : this.#startFrame(rest);
        }
    }

    #payload(chunk: Buffer): Buffer {
        const piece = chunk.subarray(0, this.#left);
        this.#left -= piece.length;
        const text = this.#decoders[this.#stream].write(piece);
        if (text !== "") {
            this.onText(text, this.#stream);
        }
        return chunk.subarray(piece.length);
    }

    #startFrame(chunk: Buffer): Buffer {
        const missing = headerBytes - this.#header.length;
        this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)]);
        if (this.#header.length === headerBytes) {
            this.#stream = this.#header[0] === STDERR ? "stderr" : "stdout";
            this.#left = this.#header.readUInt32BE(4);
            this.#header = Buffer.alloc(0);
        }
        return chunk.subarray(missing);
    }
}
