/** Keeps the last `limit` characters of a text that comes in chunks. */
export class TailBuffer {
    private chunks: string[] = [];
    private length = 0;

    constructor(private readonly limit: number) {}

    push(chunk: string): void {
        this.chunks.push(chunk);
        this.length += chunk.length;
        while (this.length - this.chunks[0].length >= this.limit) {
            this.length -= this.chunks[0].length;
            this.chunks.shift();
        }
    }

    toString(): string {
        return this.chunks.join("").slice(-this.limit);
    }
}
