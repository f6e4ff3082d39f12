import { CicdError } from "../../common/errors";
import type { ForgeAnswer } from "../git/request-forge";
import type { ApiRequest } from "./forge-api";

/** An API answered, and not as it was asked to. */
export class ForgeApiError extends CicdError {
    /** The answer's. */
    readonly answered: number;
    /** What the forge itself said; "" when nothing. */
    readonly said: string;
    /** When another try makes sense, in milliseconds; null where none does. */
    readonly retryAfterMs: number | null;

    constructor(view: ConstructorParameters<typeof CicdError>[0], facts: AnswerFacts) {
        super(view);
        this.answered = facts.answered;
        this.said = facts.said;
        this.retryAfterMs = facts.retryAfterMs;
    }
}

interface AnswerFacts {
    answered: number;
    said: string;
    retryAfterMs: number | null;
}

const longestPauseMs = 3_600_000;

/** GitHub words its limits with other headers than the usual one. */
function pauseOf({ headers }: ForgeAnswer, now: Date): number {
    const after = headers["retry-after"];
    const seconds = Number(after);
    if (after !== undefined && Number.isFinite(seconds)) {
        return bounded(seconds * 1000);
    }
    if (after !== undefined) {
        return bounded(Date.parse(after) - now.getTime());
    }
    const reset = Number(headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"]);
    return Number.isFinite(reset) ? bounded(reset * 1000 - now.getTime()) : 0;
}

const bounded = (ms: number) => (ms > 0 ? Math.min(ms, longestPauseMs) : 0);

/** A 403 of GitHub's is a limit, not a refusal, when nothing is left or it says when to come back. */
function isLimit({ status, headers }: ForgeAnswer): boolean {
    return (
        status === 429 ||
        (status === 403 && (headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== undefined))
    );
}

/** The forge's own sentence, without anything that could break a line; there are as many shapes as forges. */
function saidBy(body: unknown): string {
    const parts: string[] = [];
    const collect = (value: unknown, depth: number): void => {
        if (typeof value === "string") {
            parts.push(value);
        } else if (depth > 0 && Array.isArray(value)) {
            value.slice(0, 5).forEach((item) => collect(item, depth - 1));
        } else if (depth > 0 && typeof value === "object" && value !== null) {
            const known = value as Record<string, unknown>;
            for (const key of ["message", "error", "errors", "detail", "error_description", "base", "url"]) {
                collect(known[key], depth - 1);
            }
        }
    };
    collect(body, 4);
    const whole = [...new Set(parts)].join(": ");
    // A forge that repeats what it was sent must not make a hook's secret readable.
    const masked = whole.replace(/whsec_[A-Za-z0-9+/=_-]+/g, "…");
    return masked
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim()
        .slice(0, 300);
}

const quoted = (said: string) => (said === "" ? "." : `: "${said}"`);
const safe = "Deployments go on without it.";

function sentences(
    host: string,
    request: ApiRequest,
    { answered, said }: AnswerFacts,
): [message: string, hint: string] {
    const { doing, needs } = request;
    if (answered >= 300 && answered < 400) {
        return [
            `The API of ${host} sends us to another address (${answered}), which is not followed.`,
            "Enter the address that the repository has now.",
        ];
    }
    switch (answered) {
        case 401:
            return [
                `${host} refused the credential, so we could not ${doing} (401)${quoted(said)}`,
                `The token may be wrong, expired or revoked: store a new one with ${needs}.`,
            ];
        case 403:
            return [
                `The credential for ${host} may not ${doing} (403)${quoted(said)}`,
                `The token lacks a right: it needs ${needs}.`,
            ];
        case 404:
        case 410:
            return [
                `${host} does not find what is needed to ${doing} (${answered})${quoted(said)}`,
                `Check the repository's URL, and that the token may see this repository: it needs ${needs}.`,
            ];
        default:
            return [
                `${host} did not ${doing} (${answered})${quoted(said)}`,
                answered >= 500 || answered === 429
                    ? "Wait until the forge has recovered, then try again."
                    : "Look at what the forge says, and at the repository's settings there.",
            ];
    }
}

export function forgeApiError(host: string, request: ApiRequest, { answer, now }: { answer: ForgeAnswer; now: Date }) {
    const limited = isLimit(answer);
    const passes = limited || answer.status >= 500 || answer.status === 408 || answer.status === 425;
    const facts = {
        answered: answer.status,
        said: saidBy(answer.body),
        retryAfterMs: passes ? pauseOf(answer, now) : null,
    };
    const [message, hint] = limited
        ? [
              `${host} answers that it gets too many requests (${answer.status}), so we could not ${request.doing} yet.`,
              "It is tried again when the forge allows it.",
          ]
        : sentences(host, request, facts);
    return new ForgeApiError({ code: "FORGE_API_REFUSED", message, safe, hint }, facts);
}
