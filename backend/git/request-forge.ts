import http from "node:http";
import https from "node:https";
import { CicdError } from "../../common/errors";
import type { HostTrust } from "../models/host-trust";
import { guardedConnection } from "./guarded-connection";
import type { Lookup } from "./pin-host";

const patienceMs = 20_000;
/** Far more than any answer that we ask for; what is longer counts as no answer. */
const maxAnswerBytes = 4 * 1024 * 1024;

export interface ForgeRequest {
    method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
    url: string;
    headers: Record<string, string>;
    /** Sent as JSON. */
    body?: object;
}

export interface ForgeAnswer {
    status: number;
    headers: http.IncomingHttpHeaders;
    /** Null when it is not JSON. */
    body: unknown;
}

/**
 * Asks a forge's API: bound to the address that was judged, trusting the authority that is stored for the host,
 * following no redirect. Any status is a value. @throws CicdError URL_REFUSED | REPOSITORY_UNREACHABLE | TLS_UNTRUSTED
 */
export type RequestForge = (request: ForgeRequest) => Promise<ForgeAnswer>;

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
    return code === "ABORT_ERR" ? "no answer in time" : (code ?? message);
}

function unreachable(host: string, error: NodeJS.ErrnoException): CicdError {
    const untrusted = /CERT|SELF_SIGNED|UNABLE_TO/.test(error.code ?? "");
    return new CicdError(
        {
            code: untrusted ? "TLS_UNTRUSTED" : "REPOSITORY_UNREACHABLE",
            message: untrusted
                ? `The certificate of ${host} was not accepted (${error.code}).`
                : `The API of ${host} did not answer (${reasonOf(error)}).`,
            safe: "The running stack was not touched.",
            hint: untrusted
                ? `If ${host} has a private certificate authority, store that authority's certificate (PEM) for this host.`
                : "Check that the forge runs and is reachable from this server, then try again.",
        },
        { cause: error },
    );
}

function jsonOf(bytes: Buffer): unknown {
    try {
        return JSON.parse(bytes.toString("utf8"));
    } catch {
        return null;
    }
}

async function readAnswer(response: http.IncomingMessage): Promise<ForgeAnswer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > maxAnswerBytes) {
            response.destroy();
            throw new Error("its answer is too long");
        }
        pieces.push(piece);
    }
    return { status: response.statusCode ?? 0, headers: response.headers, body: jsonOf(Buffer.concat(pieces)) };
}

function send({ method, url, headers, body }: ForgeRequest, options: https.RequestOptions): Promise<ForgeAnswer> {
    const client = url.startsWith("https:") ? https : http;
    const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
    const about = bytes && { "Content-Type": "application/json", "Content-Length": String(bytes.length) };
    return new Promise((resolve, reject) => {
        const all = { ...options, method, headers: { "User-Agent": "dockge-cicd", ...about, ...headers } };
        const request = client.request(url, { ...all, signal: AbortSignal.timeout(patienceMs) }, (response) => {
            readAnswer(response).then(resolve, reject);
        });
        request.on("error", reject);
        request.end(bytes ?? undefined);
    });
}

export function createRequestForge(trust: Pick<HostTrust, "authority">, lookup?: Lookup): RequestForge {
    return async (request) => {
        const url = new URL(request.url);
        const options = await guardedConnection(url, trust, lookup);
        return send(request, options).catch((error: NodeJS.ErrnoException) => {
            throw unreachable(url.host, error);
        });
    };
}
