import type { IncomingMessage } from "node:http";
import { TOO_LARGE, TOO_SLOW, type Refusal } from "./refusal";

export interface BodyLimits {
    maxBytes: number;
    /** Milliseconds for the whole body. */
    deadline: number;
}

/**
 * The body's bytes, counted while they arrive: what is too large is given up at the first byte too many. Rejects only
 * when the connection breaks, and then nobody is left to answer.
 */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer | Refusal> {
    if (Number(request.headers["content-length"] ?? 0) > limits.maxBytes) {
        return Promise.resolve(TOO_LARGE);
    }
    return new Promise((resolve, reject) => new BodyReader(request, limits, { resolve, reject }));
}

interface Settle {
    resolve: (body: Buffer | Refusal) => void;
    reject: (error: Error) => void;
}

/** A class, since this runs for every delivery and named closures are dear when TypeScript runs through tsx. */
class BodyReader {
    readonly #chunks: Buffer[] = [];
    readonly #timer: NodeJS.Timeout;
    #size = 0;
    #settled = false;

    constructor(
        request: IncomingMessage,
        private readonly limits: BodyLimits,
        private readonly settle: Settle,
    ) {
        this.#timer = setTimeout(() => this.#end(TOO_SLOW), limits.deadline);
        request.on("data", (chunk: Buffer) => this.#take(chunk));
        request.once("end", () =>
            this.#end(this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)),
        );
        // Every request closes in the end.
        request.once("close", () => this.#settled || this.#fail(new Error("the sender closed the connection")));
        request.once("error", (error) => this.#settled || this.#fail(error));
    }

    /** What comes after the verdict is thrown away. */
    #take(chunk: Buffer): void {
        this.#size += chunk.length;
        if (this.#size <= this.limits.maxBytes && !this.#settled) {
            this.#chunks.push(chunk);
        } else {
            this.#end(TOO_LARGE);
        }
    }

    #end(body: Buffer | Refusal): void {
        clearTimeout(this.#timer);
        if (!this.#settled) {
            this.#settled = true;
            this.settle.resolve(body);
        }
    }

    #fail(error: Error): void {
        clearTimeout(this.#timer);
        this.#settled = true;
        this.settle.reject(error);
    }
}
