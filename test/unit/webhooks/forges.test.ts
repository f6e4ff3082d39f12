import { describe, expect, test } from "vitest";
import { FORGES, forgesByName } from "../../../backend/webhooks/forges";
import { github } from "../../../backend/webhooks/forges/github";
import { generic } from "../../../backend/webhooks/forges/generic";
import { Secret } from "../../../backend/models/secret";
import { HOOK_SECRET } from "../../fixtures/webhooks/seed";
import { hmac } from "../../fixtures/webhooks/sign";

describe("forgesByName()", () => {
    test("throws when two entries have one name", () => {
        expect(() => forgesByName([...FORGES, { ...github }])).toThrow("two forges are called github");
        expect([...forgesByName(FORGES).keys()]).toEqual(FORGES.map(({ name }) => name));
    });
});

const BODY = Buffer.from('{"ref":"main"}');
const delivery = (headers: Record<string, string>, raw: Buffer = BODY) => ({ headers, raw, json: raw, payload: null });
const NOW = new Date("2026-02-03T04:05:06Z");
const secrets = [new Secret("other"), new Secret(HOOK_SECRET)];

describe("generic.verify()", () => {
    const signature = `sha256=${hmac(HOOK_SECRET, BODY)}`;
    const cases: [string, Record<string, string>, boolean][] = [
        ["its own header", { "x-signature-256": signature }, true],
        ["GitHub's header", { "x-hub-signature-256": signature }, true],
        ["the secret itself", { authorization: `Bearer ${HOOK_SECRET.replaceAll(" ", "-")}` }, false],
        ["another secret", { authorization: "Bearer nothing" }, false],
        ["an empty bearer", { authorization: "Bearer " }, false],
        ["basic authentication", { authorization: "Basic b3RoZXI=" }, false],
        ["an empty signature beside the right secret", { "x-signature-256": "", authorization: "Bearer other" }, false],
        ["a bare signature", { "x-signature-256": signature.slice(7) }, false],
    ];
    test.each(cases)("%s", (_, headers, expected) => {
        expect(generic.verify(delivery(headers), secrets, NOW)).toBe(expected);
    });
    test("accepts the secret itself as a bearer", () => {
        expect(generic.verify(delivery({ authorization: "Bearer other" }), secrets, NOW)).toBe(true);
        expect(generic.verify(delivery({ authorization: "bearer  other" }), secrets, NOW)).toBe(true);
    });
    test("refuses everything without secrets", () => {
        expect(generic.verify(delivery({ authorization: "Bearer other" }), [], NOW)).toBe(false);
        expect(generic.verify(delivery({ authorization: "Bearer " }), [new Secret("")], NOW)).toBe(false);
    });
});

describe("generic.deliveryId()", () => {
    const signed = { "x-signature-256": "sha256=00" };
    const id = (headers: Record<string, string>, raw?: Buffer) => generic.deliveryId(delivery(headers, raw));

    test("is the sender's own when it gives one", () => {
        expect(id({ "x-delivery-id": "a-1" })).toBe("a-1");
    });
    test("of a signed request without one is its content and timestamp", () => {
        expect(id(signed)).toBe(id(signed));
        expect(id({ ...signed, "x-timestamp": "1" })).not.toBe(id({ ...signed, "x-timestamp": "2" }));
        expect(id(signed)).not.toBe(id(signed, Buffer.from('{"ref":"other"}')));
    });
    test("of a request with the secret itself is new each time", () => {
        const bearer = { authorization: "Bearer other" };
        expect(id(bearer)).not.toBe(id(bearer));
    });
    test("fits its column and holds no control characters", () => {
        expect(id({ "x-delivery-id": "x".repeat(5000) }).length).toBeLessThanOrEqual(200);
        expect(id({ "x-delivery-id": "a\u0000b\n" })).toBe("ab");
    });
});
