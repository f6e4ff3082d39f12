import type { ServerResponse } from "node:http";
import { ERROR_STATUS } from "../../common/errors";
import type { Outcome } from "./outcome";
import type { Refusal } from "./refusal";

/** How long what is still being sent is taken in and thrown away, so that the sender gets to read the answer. */
const LINGER_MS = 2000;

export function answerOutcome(response: ServerResponse, { status, verdict, reason, deployments }: Outcome): void {
    send(response, status, { ok: true, verdict, reason, deployments });
}

export function answerRefusal(response: ServerResponse, { code, message, hint, retryAfter }: Refusal): void {
    if (retryAfter !== undefined) {
        response.setHeader("Retry-After", String(retryAfter));
    }
    if (!response.req.complete) {
        giveUpBody(response);
    }
    send(response, ERROR_STATUS[code], { ok: false, error: { code, message, hint } });
}

/** Closing at once would reset the connection and the answer with it. */
function giveUpBody(response: ServerResponse): void {
    const { req: request } = response;
    response.setHeader("Connection", "close");
    request.resume();
    const timer = setTimeout(() => request.destroy(), LINGER_MS).unref();
    request.once("close", () => clearTimeout(timer));
}

/** Without Express's `json()`: it would compute an ETag for an answer that nobody caches. */
function send(response: ServerResponse, status: number, body: object): void {
    const text = JSON.stringify(body);
    response.writeHead(status, {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": Buffer.byteLength(text),
    });
    response.end(text);
}
