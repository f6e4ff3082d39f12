import { describe, expect, it } from "vitest";
import { baseImageFailure, registryFailure } from "../../../../backend/deploy/registry/registry-failure";

describe("registryFailure()", () => {
    it.each([
        ["toomanyrequests: You have reached your pull rate limit.", { kind: "rate", retryAfterMs: null }],
        ["toomanyrequests: retry-after: 328.1µs, allowed: 44000/minute", { kind: "rate", retryAfterMs: 1 }],
        [
            "received unexpected HTTP status: 429 Too Many Requests, Retry-After: 1m30s",
            { kind: "rate", retryAfterMs: 90_000 },
        ],
        ["toomanyrequests: retry-after: 12", { kind: "rate", retryAfterMs: 12_000 }],
        ["received unexpected HTTP status: 503 Service Unavailable", { kind: "transient" }],
        ["unexpected status from HEAD request to https://r/v2/a/manifests/1: 502 Bad Gateway", { kind: "transient" }],
        ['Get "https://r/v2/": dial tcp 10.0.0.1:443: connect: connection refused', { kind: "transient" }],
        ['Get "https://r/v2/": dial tcp: lookup r on 127.0.0.11:53: no such host', { kind: "transient" }],
        ['Head "https://r/v2/a/manifests/1": EOF', { kind: "transient" }],
        ["net/http: TLS handshake timeout", { kind: "transient" }],
        ["pull access denied for shop, repository does not exist or may require 'docker login'", { kind: "login" }],
        ["unauthorized: authentication required", { kind: "login" }],
        ["no basic auth credentials", { kind: "login" }],
        ["manifest for r/a:9 not found: manifest unknown: manifest unknown", { kind: "missing" }],
    ])("reads %j", (output, expected) => {
        expect(registryFailure(`Error response from daemon: ${output}\n`)).toMatchObject(expected);
    });

    it("leaves what is no matter of a registry to others", () => {
        expect(registryFailure("invalid reference format")).toBeNull();
    });
});

describe("baseImageFailure()", () => {
    it("names the base image that BuildKit could not get", () => {
        const output =
            "#2 ERROR: failed\nfailed to solve: r.example.org:5000/base:1: failed to resolve source metadata for " +
            "r.example.org:5000/base:1: unexpected status from HEAD request to https://r: 429 Too Many Requests\n";
        expect(baseImageFailure(output)).toEqual({
            failure: { kind: "rate", retryAfterMs: null },
            image: "r.example.org:5000/base:1",
        });
    });

    it("takes no command of the build for a registry", () => {
        expect(
            baseImageFailure("#7 1.2 curl: (22) The requested URL returned error: 503 Service Unavailable"),
        ).toBeNull();
    });
});
