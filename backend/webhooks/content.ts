import type { IncomingHttpHeaders } from "node:http";

export type ContentKind = "json" | "form" | null;

const JSON_TYPE = /^application\/([a-z0-9.+-]+\+)?json$/;
const PARAMETER = /^charset=("?)(utf-8|utf8|us-ascii)\1$/;

/** What the headers say the body is; null for what we don't read (another type, charset or encoding). */
export function contentKind(headers: IncomingHttpHeaders): ContentKind {
    const encoding = headers["content-encoding"];
    const [type = "", ...parameters] = (headers["content-type"] ?? "")
        .toLowerCase()
        .split(";")
        .map((part) => part.trim());
    const charsets = parameters.filter((parameter) => parameter.startsWith("charset="));
    if ((encoding && encoding !== "identity") || !charsets.every((charset) => PARAMETER.test(charset))) {
        return null;
    }
    if (type === "application/x-www-form-urlencoded") {
        return "form";
    }
    return JSON_TYPE.test(type) ? "json" : null;
}

/** The JSON bytes in the body, or null when it holds none. */
export function jsonBytes(kind: ContentKind, raw: Buffer): Buffer | null {
    if (kind !== "form") {
        return kind === "json" ? raw : null;
    }
    const payloads = new URLSearchParams(raw.toString("utf8")).getAll("payload");
    return payloads.length === 1 ? Buffer.from(payloads[0]!, "utf8") : null;
}
