import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newHookSecret } from "../../../backend/use-cases/new-hook-secret";
import { gitlab } from "../../../backend/webhooks/forges/gitlab";
import { Secret } from "../../../backend/models/secret";

const NOW = new Date("2026-02-03T04:05:06Z");
const BODY = Buffer.from('{"object_kind":"push"}');
const SECRET = newHookSecret();
const KEY = Buffer.from(SECRET.slice("whsec_".length), "base64");

function signedAt(at: Date, key: Buffer = KEY) {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const mac = createHmac("sha256", key).update(`id-1.${timestamp}.`).update(BODY).digest("base64");
    return { "webhook-id": "id-1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${mac}` };
}
const earlier = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const delivery = (headers: Record<string, string>, raw = BODY) => ({ headers, raw, json: raw, payload: null });
const verify = (headers: Record<string, string>, secret = SECRET) =>
    gitlab.verify(delivery(headers), [new Secret(secret)], NOW);

test("newHookSecret() gives 32 bytes in GitLab's own form, each time others", () => {
    expect(SECRET).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(KEY).toHaveLength(32);
    expect(newHookSecret()).not.toBe(SECRET);
});

describe("gitlab.verify()", () => {
    const { "webhook-signature": signature, ...unsigned } = signedAt(NOW);
    const wrong = signedAt(NOW, Buffer.alloc(32))["webhook-signature"];
    const cases: [string, Record<string, string>, boolean][] = [
        ["the secret as secret token", { "x-gitlab-token": SECRET }, true],
        ["the secret as signing token", signedAt(NOW), true],
        ["both tokens", { ...signedAt(NOW), "x-gitlab-token": SECRET }, true],
        [
            "a right secret token beside a foreign signature",
            { ...signedAt(NOW, Buffer.alloc(32)), "x-gitlab-token": SECRET },
            true,
        ],
        ["a right signature beside a foreign secret token", { ...signedAt(NOW), "x-gitlab-token": "other" }, true],
        ["id and timestamp without a signature", unsigned, false],
        [
            "the right one of several signatures",
            { ...unsigned, "webhook-signature": `${wrong} v1,x ${signature}` },
            true,
        ],
        ["none of several signatures", { ...unsigned, "webhook-signature": `${wrong} ${wrong}` }, false],
        ["another version of the scheme", { ...unsigned, "webhook-signature": `v2${signature.slice(2)}` }, false],
        ["the signature in hex", { ...unsigned, "webhook-signature": `v1,${"a".repeat(64)}` }, false],
        ["another id", { ...signedAt(NOW), "webhook-id": "id-2" }, false],
        ["an empty id", { ...signedAt(NOW), "webhook-id": "" }, false],
        ["another timestamp", { ...signedAt(NOW), "webhook-timestamp": String(NOW.getTime() / 1000 - 1) }, false],
        ["a timestamp that is none", { ...signedAt(NOW), "webhook-timestamp": "now" }, false],
        ["a clock half an hour behind", signedAt(earlier(30)), true],
        ["a clock half an hour ahead", signedAt(earlier(-30)), true],
        ["a signature two hours old", signedAt(earlier(120)), false],
        ["a signature from the far future", signedAt(earlier(-120)), false],
        ["an empty secret token", { "x-gitlab-token": "" }, false],
        ["the secret's key as secret token", { "x-gitlab-token": SECRET.slice("whsec_".length) }, false],
    ];
    test.each(cases)("%s", (_, headers, expected) => {
        expect(verify(headers)).toBe(expected);
    });

    test.each(["", "whsec_", "whsec_AAAA", "plain"])("the stored secret %j signs nothing", (secret) => {
        for (const key of ["", secret, secret.slice(6)]) {
            expect(verify(signedAt(NOW, Buffer.from(key)), secret)).toBe(false);
            expect(verify(signedAt(NOW, Buffer.from(key, "base64")), secret)).toBe(false);
        }
    });
});

describe("gitlab.deliveryId()", () => {
    const id = (headers: Record<string, string>, raw = BODY) => gitlab.deliveryId(delivery(headers, raw));
    const uuid = (value: string) => ({ "x-gitlab-event-uuid": value });

    test("is the signed id, else the idempotency key", () => {
        expect(id({ "webhook-id": "a", "idempotency-key": "b" })).toBe("a");
        expect(id({ "idempotency-key": "b", ...uuid("c") })).toBe("b");
    });
    test("of an older GitLab is the event with its body, since recursive hooks share the event", () => {
        expect(id(uuid("c"))).toBe(id(uuid("c")));
        expect(id(uuid("c"))).not.toBe(id(uuid("d")));
        expect(id(uuid("c"))).not.toBe(id(uuid("c"), Buffer.from("{}")));
    });
});

describe("gitlab.parse()", () => {
    const tag = {
        ref: "refs/tags/v1",
        before: "0".repeat(40),
        after: "3".repeat(40),
        checkout_sha: "2".repeat(40) as unknown,
    };
    const parse = (event: string, payload: object) =>
        gitlab.parse({ ...delivery({ "x-gitlab-event": event }), payload });

    test("deploys the commit of an annotated tag, not the tag object", () => {
        expect(parse("Tag Push Hook", tag)).toMatchObject([{ kind: "push", ref: "refs/tags/v1", sha: "2".repeat(40) }]);
    });
    test("leaves the commit to the checkout where a tag names none", () => {
        expect(parse("Tag Push Hook", { ...tag, checkout_sha: null })).toMatchObject([{ kind: "push", sha: null }]);
    });
    test("reads a branch without checkout_sha by its after", () => {
        const branch = { ...tag, ref: "refs/heads/main", checkout_sha: undefined };
        expect(parse("Push Hook", branch)).toMatchObject([
            { ref: "refs/heads/main", sha: "3".repeat(40), before: null },
        ]);
    });
    test.each(["$(id)", 7, {}, "abc"])("refuses checkout_sha %j", (checkout_sha) => {
        expect(parse("Tag Push Hook", { ...tag, checkout_sha })).toHaveProperty("ignored");
    });
    test.each([
        [{ object_kind: "tag_push" }, true],
        [{ event_name: "push" }, true],
        [{ event_name: "project_create" }, false],
        [{}, false],
    ])("reads a system hook's push by its body: %j", (kind, isPush) => {
        expect(Array.isArray(parse("System Hook", { ...tag, ...kind }))).toBe(isPush);
    });
});
