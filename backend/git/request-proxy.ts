import { request as plain, type IncomingMessage } from "node:http";
import { request as secure } from "node:https";
import type { HostTrust } from "../models/host-trust";
import { guardedConnection } from "./guarded-connection";
import type { Lookup } from "./pin-host";

export interface ProxyAnswer {
    status: number;
    /** Parsed where it is JSON. */
    body: unknown;
    /** Of the configuration that was read; Caddy sends it behind the body, too. */
    etag: string | null;
}

export interface ProxyRequest {
    method: "GET" | "PATCH";
    url: string;
    body?: unknown;
    /** Only if what is changed is still as it was read. */
    ifMatch?: string | null;
}

/**
 * One call of the API of a proxy that belongs to the user, each on a connection of its own, following no redirect: bound
 * to the address that was judged. Private addresses are where proxies are. Rejects when it can't be reached or does not
 * answer in time. @throws CicdError URL_REFUSED
 */
export type RequestProxy = (request: ProxyRequest) => Promise<ProxyAnswer>;

const DEADLINE_MS = 15_000;
const MOST_BYTES = 16 * 2 ** 20;

export function createRequestProxy(trust: Pick<HostTrust, "authority">, lookup?: Lookup): RequestProxy {
    return async ({ method, url: address, body, ifMatch }) => {
        const url = new URL(address);
        const connection = await guardedConnection(url, trust, lookup);
        const send = url.protocol === "https:" ? secure : plain;
        const text = body === undefined ? null : JSON.stringify(body);
        const headers = {
            ...(text === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
            ...(ifMatch ? { "if-match": ifMatch } : {}),
        };
        // What connects by itself has no agent anyway, and would lose its place to one.
        const alone = connection.createConnection ? {} : { agent: false };
        return new Promise((resolve, reject) => {
            const signal = AbortSignal.timeout(DEADLINE_MS);
            const sent = send(url, { ...connection, ...alone, method, headers, signal }, (answer) => {
                readAnswer(answer).then(resolve, reject);
            });
            sent.on("error", reject);
            sent.end(text ?? undefined);
        });
    };
}

async function readAnswer(answer: IncomingMessage): Promise<ProxyAnswer> {
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
