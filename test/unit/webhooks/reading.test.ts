import { describe, expect, test } from "vitest";
import { contentKind, jsonBytes } from "../../../backend/webhooks/content";
import { keptHeaders } from "../../../backend/webhooks/kept-headers";
import { parseJson } from "../../../backend/webhooks/parse-json";

describe("parseJson()", () => {
    const nested = (depth: number) => Buffer.from("[".repeat(depth) + "]".repeat(depth));

    test("takes 64 levels and refuses 65", () => {
        expect(parseJson(nested(64))).toHaveProperty("payload");
        expect(parseJson(nested(65))).toMatchObject({ code: "PAYLOAD_INVALID" });
    });
    test.each([
        `{"a":"${"[".repeat(200)}"}`,
        `{"a":"\\"${"{".repeat(200)}"}`,
        `{"a":"\\\\","b":"${"[".repeat(200)}"}`,
        `[${"[],".repeat(200)}1]`,
    ])("counts no brackets in texts and none that are closed: %s", (text) => {
        expect(parseJson(Buffer.from(text))).toEqual({ payload: JSON.parse(text) });
    });
    test("is not fooled by an escaped quote before real nesting", () => {
        const text = `{"a":"\\\\","b":${"[".repeat(100)}${"]".repeat(100)}}`;
        expect(parseJson(Buffer.from(text))).toMatchObject({ code: "PAYLOAD_INVALID" });
    });
    test.each(["", "{", '"', '"\\', "\\", "undefined"])("refuses %j", (text) => {
        expect(parseJson(Buffer.from(text))).toMatchObject({ code: "PAYLOAD_INVALID" });
    });
    test("needs no time to speak of for a megabyte of quotes and backslashes", () => {
        const startedAt = performance.now();
        parseJson(Buffer.from(`"${"\\".repeat(1_000_000)}`));
        parseJson(Buffer.from('\\"'.repeat(500_000)));
        expect(performance.now() - startedAt).toBeLessThan(500);
    });
});

describe("contentKind()", () => {
    const cases: [string | undefined, string | null][] = [
        ["application/json", "json"],
        ["Application/JSON; Charset=UTF-8", "json"],
        ['application/json;charset="utf-8"', "json"],
        ["application/vnd.github+json", "json"],
        ["application/x-www-form-urlencoded", "form"],
        ["application/x-www-form-urlencoded; charset=utf-8", "form"],
        ["application/json; charset=latin1", null],
        ["text/plain", null],
        ["application/jsonp", null],
        ["", null],
        [undefined, null],
    ];
    test.each(cases)("%s is %s", (type, kind) => {
        expect(contentKind({ "content-type": type })).toBe(kind);
    });
    test("is null for a compressed body", () => {
        expect(contentKind({ "content-type": "application/json", "content-encoding": "gzip" })).toBeNull();
    });
});

describe("jsonBytes()", () => {
    test.each([
        ["payload=%7B%22a%22%3A%22%C3%BC+%2B%22%7D", '{"a":"ü +"}'],
        ["x=1&payload=%7B%7D", "{}"],
        ["payload=%7B%7D&payload=%7B%7D", undefined],
        ["other=%7B%7D", undefined],
        ["", undefined],
        ["payload=%", "%"],
    ])("reads the form %s as %s", (form, json) => {
        expect(jsonBytes("form", Buffer.from(form))?.toString()).toBe(json);
    });
});

describe("keptHeaders()", () => {
    test("drops whatever could be a secret, and bounds the rest", () => {
        const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`x-${index}`, "1"]));
        const headers = {
            "user-agent": "GitHub-Hookshot/1",
            authorization: "Bearer s",
            "proxy-authorization": "Basic s",
            cookie: "s",
            "x-hub-signature": "sha1=1",
            "x-hub-signature-256": "sha256=1",
            "x-gitlab-token": "s",
            "webhook-signature": "v1,s",
            "x-api-key": "s",
            "x-amz-security-token": "s",
            "x-client-secret": "s",
            "x-long": "y".repeat(9000),
        };
        expect(keptHeaders(headers)).toEqual({ "user-agent": "GitHub-Hookshot/1", "x-long": "y".repeat(500) });
        expect(Object.keys(keptHeaders(many))).toHaveLength(60);
    });
});
