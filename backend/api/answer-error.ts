import type { NextFunction, Request, Response } from "express";
import { CicdError, ERROR_STATUS, toErrorView } from "../../common/errors";
import { TooManyRequests } from "./too-many-requests";

/** The last word on every failed request: `{ error: { code, message, safe, hint } }`. */
export function answerError(report: (error: unknown) => void) {
    // Express knows an error handler by its four parameters.
    // eslint-disable-next-line max-params
    return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
        const shown = error instanceof CicdError ? error : (fromParser(error) ?? error);
        if (!(shown instanceof CicdError)) {
            report(shown);
        }
        if (response.headersSent) {
            next(error);
            return;
        }
        if (shown instanceof TooManyRequests) {
            response.set("Retry-After", String(shown.retryAfter));
        }
        const view = toErrorView(shown);
        response.status(ERROR_STATUS[view.code]).json({ error: view });
    };
}

/** What Express and its body parser say about a request that can't be read. */
function fromParser(error: unknown): CicdError | null {
    const { type, status } = (error ?? {}) as { type?: string; status?: number };
    if (type === "entity.too.large") {
        return new CicdError({
            code: "BODY_TOO_LARGE",
            message: "The request is larger than the API accepts.",
            hint: "Send at most 1 MiB.",
        });
    }
    if (type === "charset.unsupported" || type === "encoding.unsupported") {
        return new CicdError({
            code: "CONTENT_TYPE_UNSUPPORTED",
            message: "The request's encoding is not understood.",
            hint: "Send JSON in UTF-8.",
        });
    }
    if (type === "entity.parse.failed" || (status !== undefined && status >= 400 && status < 500)) {
        return new CicdError({
            code: "INVALID_INPUT",
            message: type === "entity.parse.failed" ? "The body is not JSON." : "The request can't be read.",
            hint: "Correct it and send it again; nothing was changed.",
        });
    }
    return null;
}
