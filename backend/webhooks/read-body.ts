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
    return new Promise((resolve, reject) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const settle = (settled: () => void) => {
            clearTimeout(timer);
            request.off("data", onData);
            settled();
        };
        const timer = setTimeout(() => settle(() => resolve(TOO_SLOW)), limits.deadline);
        const onData = (chunk: Buffer) => {
            size += chunk.length;
            if (size > limits.maxBytes) {
                settle(() => resolve(TOO_LARGE));
                return;
            }
            chunks.push(chunk);
        };
        request.on("data", onData);
        request.once("end", () => settle(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))));
        request.once("error", (error) => settle(() => reject(error)));
        request.once("close", () => settle(() => reject(new Error("the sender closed the connection"))));
    });
}
