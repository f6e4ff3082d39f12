import { request as plain, type IncomingMessage } from "node:http";
import { request as secure } from "node:https";

export interface CaddyAnswer {
    status: number;
    /** Parsed where it is JSON. */
    body: unknown;
    /** Of the configuration that was read; Caddy sends it behind the body, too. */
    etag: string | null;
}

interface Call {
    method: "GET" | "PATCH";
    path: string;
    body?: unknown;
    /** Only if what is changed is still as it was read. */
    ifMatch?: string | null;
}

const DEADLINE_MS = 15_000;
const MOST_BYTES = 16 * 2 ** 20;

/** One call of Caddy's admin API; rejects when it can't be reached or does not answer in time. */
export function askCaddy(admin: string, { method, path, body, ifMatch }: Call): Promise<CaddyAnswer> {
    const url = new URL(admin + path);
    const send = url.protocol === "https:" ? secure : plain;
    const text = body === undefined ? null : JSON.stringify(body);
    const headers = {
        ...(text === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
        ...(ifMatch ? { "if-match": ifMatch } : {}),
    };
    return new Promise((resolve, reject) => {
        const signal = AbortSignal.timeout(DEADLINE_MS);
        const sent = send(url, { method, headers, signal, agent: false }, (answer) => {
            readAnswer(answer).then(resolve, reject);
        });
        sent.on("error", reject);
        sent.end(text ?? undefined);
    });
}

async function readAnswer(answer: IncomingMessage): Promise<CaddyAnswer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > MOST_BYTES) {
            throw new Error("the answer is larger than any configuration");
        }
        pieces.push(piece);
    }
    const etag = answer.headers.etag ?? answer.trailers.etag ?? null;
    return { status: answer.statusCode ?? 0, body: parsed(Buffer.concat(pieces).toString()), etag };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
