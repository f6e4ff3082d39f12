import { describe, expect, test } from "vitest";
import { forgeApiError } from "../../../backend/forge-api/forge-api-error";

const now = new Date("2026-01-01T12:00:00Z");
const request = { path: "/x", doing: "report the status", needs: "the scope api" };
const errorOf = (status: number, headers: Record<string, string> = {}, body: unknown = null) =>
    forgeApiError("git.example.org", request, { answer: { status, headers, body }, now });

describe("forgeApiError()", () => {
    test.each<[status: number, headers: Record<string, string>, retryAfterMs: number | null]>([
        [429, { "retry-after": "7" }, 7000],
        [429, { "retry-after": "Thu, 01 Jan 2026 12:00:30 GMT" }, 30_000],
        [429, { "retry-after": "Thu, 01 Jan 2026 11:00:00 GMT" }, 0],
        [429, { "retry-after": "soon" }, 0],
        [429, { "retry-after": "999999999" }, 3_600_000],
        [429, {}, 0],
        [429, { "ratelimit-reset": String(now.getTime() / 1000 + 20) }, 20_000],
        [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now.getTime() / 1000 + 60) }, 60_000],
        [403, { "retry-after": "5" }, 5000],
        [403, { "x-ratelimit-remaining": "12" }, null],
        [401, {}, null],
        [404, {}, null],
        [422, {}, null],
        [302, {}, null],
        [500, {}, 0],
        [503, { "retry-after": "2" }, 2000],
        [408, {}, 0],
    ])("of %i with %j is worth another try after %s ms", (status, headers, retryAfterMs) => {
        expect(errorOf(status, headers)).toMatchObject({ code: "FORGE_API_REFUSED", answered: status, retryAfterMs });
    });

    test.each<[unknown, string]>([
        [{ message: "Not Found" }, "Not Found"],
        [{ error: { message: "key: too long", detail: "40" } }, "key: too long: 40"],
        [
            { message: "Validation Failed", errors: [{ message: "Hook already exists" }] },
            "Validation Failed: Hook already exists",
        ],
        [{ message: { url: ["is blocked"] } }, "is blocked"],
        [{ errors: [{ message: "one" }, { message: "one" }] }, "one"],
        [{ message: "a\u001b[31m\nb" }, "a [31m b"],
        [{ message: "no whsec_YWJjZGVmZ2hpamtsbW5vcA== here" }, "no … here"],
        [{ message: "x".repeat(1000) }, "x".repeat(300)],
        ["<html>", "<html>"],
        [null, ""],
        [{ message: 7 }, ""],
    ])("quotes of %j what is said in words", (body, said) => {
        expect(errorOf(400, {}, body).said).toBe(said);
    });

    test.each([
        [401, /refused the credential/, /wrong, expired or revoked/],
        [403, /may not report the status/, /needs the scope api/],
        [404, /does not find/, /Check the repository's URL/],
        [302, /another address.*not followed/, /address that the repository has now/],
        [429, /too many requests/, /tried again/],
        [502, /did not report the status \(502\)/, /has recovered/],
    ])("says of %i what happened and what to do", (status, message, hint) => {
        const error = errorOf(status);
        expect(error.message).toMatch(message);
        expect(error.hint).toMatch(hint);
        expect(error.safe).toBe("Deployments go on without it.");
    });
});
