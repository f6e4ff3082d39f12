import type { ErrorCode } from "../../common/errors";

/** Why a request got no further; counted and logged, never kept. */
export interface Refusal {
    code: ErrorCode;
    message: string;
    hint: string;
    /** Seconds, for 429. */
    retryAfter?: number;
}

export function isRefusal(value: object): value is Refusal {
    return "code" in value && "hint" in value;
}

/** One answer for every unknown address, so that nobody learns which part of it was right. */
export const UNKNOWN_HOOK: Refusal = {
    code: "NOT_FOUND",
    message: "There is no such webhook.",
    hint: "Copy the webhook URL from the stack's repository page again.",
};

export const NOT_AUTHENTIC: Refusal = {
    code: "SIGNATURE_INVALID",
    message: "The delivery is not signed with this webhook's secret.",
    hint: "Enter the secret that belongs to this webhook at the sender, or make a new one and enter that.",
};

export function tooMany(retryAfter: number): Refusal {
    return {
        code: "RATE_LIMITED",
        message: "Too many deliveries from this address could not be verified.",
        hint: `Correct the webhook's URL and secret at the sender, then send again in ${retryAfter} seconds.`,
        retryAfter,
    };
}

export const UNSUPPORTED_CONTENT: Refusal = {
    code: "CONTENT_TYPE_UNSUPPORTED",
    message: "The delivery is neither JSON nor a form with JSON in its field payload, in UTF-8.",
    hint: "Choose the content type application/json at the sender.",
};

export const TOO_LARGE: Refusal = {
    code: "BODY_TOO_LARGE",
    message: "The delivery is larger than this server accepts.",
    hint: "Raise the limit in the CI/CD settings, or send only push events.",
};

export const TOO_SLOW: Refusal = {
    code: "TIMED_OUT",
    message: "The delivery did not arrive in time.",
    hint: "Send it again.",
};

export function unreadable(what: string): Refusal {
    return {
        code: "PAYLOAD_INVALID",
        message: `The delivery can't be read: ${what}.`,
        hint: "Send the forge's own payload without a custom template.",
    };
}

export const NOT_STORED: Refusal = {
    code: "STARTING",
    message: "The delivery could not be stored, so nothing was done with it.",
    hint: "Send it again in a moment; if it stays so, look at the server's log and the free disk space.",
};
