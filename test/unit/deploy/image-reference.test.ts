import { describe, expect, it } from "vitest";
import {
    contentReference,
    digestPin,
    parseReference,
    sameReference,
} from "../../../backend/deploy/render/image-reference";

describe("contentReference()", () => {
    it("names an image by stack, service and content", () => {
        expect(contentReference("shop", "web", "sha256:0123456789abcdef")).toBe("localhost/shop/web:0123456789ab");
    });

    it("keeps names apart that a reference can't hold", () => {
        const of = (stack: string, service: string) => contentReference(stack, service, "sha256:0123456789abcdef");
        const all = [of("shop", "web"), of("shop", "Web"), of("shop-", "web"), of("shop", "we-_b"), of("shop", "we_b")];
        expect(new Set(all).size).toBe(all.length);
        all.forEach((reference) =>
            expect(reference).toMatch(/^localhost(\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*){2}:[0-9a-f]{12}$/),
        );
    });
});

describe("parseReference()", () => {
    it.each([
        ["nginx", "nginx", null, null],
        ["nginx:1", "nginx", "1", null],
        ["host:5000/a/b", "host:5000/a/b", null, null],
        ["host:5000/a/b:1@sha256:x", "host:5000/a/b", "1", "sha256:x"],
    ])("reads %s", (reference, name, tag, digest) => {
        expect(parseReference(reference)).toEqual({ name, tag, digest });
    });
});

describe("digestPin()", () => {
    it.each([
        ["nginx:1.25", ["nginx@sha256:a"], "nginx:1.25@sha256:a"],
        ["nginx", ["docker.io/library/nginx@sha256:a"], "nginx:latest@sha256:a"],
        ["ghcr.io/a/b:1", ["other@sha256:x", "ghcr.io/a/b@sha256:a"], "ghcr.io/a/b:1@sha256:a"],
        ["mine:1", ["other@sha256:x"], null],
        ["mine:1", [], null],
        ["nginx@sha256:b", ["nginx@sha256:a"], "nginx@sha256:b"],
    ])("pins %s known as %j", (reference, digests, expected) => {
        expect(digestPin(reference, digests)).toBe(expected);
    });
});

it.each([
    ["a", "a:latest", true],
    ["a:1", "docker.io/library/a:1", true],
    ["a:1", "a:2", false],
    ["x/a", "docker.io/x/a", true],
    ["localhost/a", "a", false],
])("sameReference() of %s and %s is %s", (a, b, expected) => {
    expect(sameReference(a, b)).toBe(expected);
});
