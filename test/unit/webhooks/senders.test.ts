import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ERROR_STATUS } from "../../../common/errors";
import { Secret } from "../../../backend/models/secret";
import { basicPassword } from "../../../backend/webhooks/basic-password";
import { FORGES, forgesByName } from "../../../backend/webhooks/forges";
import { azureDevops } from "../../../backend/webhooks/forges/azure-devops";
import { gogs } from "../../../backend/webhooks/forges/gogs";
import { damaged } from "../../fixtures/webhooks/damaged";
import { fixture, SENDERS, signed, type Sender } from "../../fixtures/webhooks/senders";

const NOW = new Date("2026-02-03T04:05:06Z");
const forges = forgesByName(FORGES);
const names = (sender: Sender) =>
    readdirSync(new URL(`../../fixtures/webhooks/${sender.fixtures}/`, import.meta.url)).map((file) =>
        file.replace(".json", ""),
    );

function read(sender: Sender, name: string, payload: unknown) {
    const { headers, body: raw } = signed(sender, name, { body: Buffer.from("{}") });
    const delivery = { headers, raw, json: raw, payload };
    const forge = forges.get(sender.forge)!;
    return { parsed: forge.parse(delivery), id: forge.deliveryId(delivery), event: forge.eventName(delivery) };
}

const own = Object.entries(SENDERS).flatMap(([label, sender]) => names(sender).map((name) => [label, name] as const));

describe("parse()", () => {
    test.each(own)(
        "%s: %s with any one value damaged never throws and names nothing but full refs and commits",
        (label, name) => {
            const sender = SENDERS[label]!;
            const payload: unknown = JSON.parse(fixture(sender, name)!.toString());
            for (const broken of damaged(payload)) {
                const { parsed, id, event } = read(sender, name, broken);
                expect([typeof id, typeof event]).toEqual(["string", "string"]);
                for (const found of Array.isArray(parsed) ? parsed : []) {
                    expect(found.ref ?? "").toMatch(/^$|^refs\/(heads|tags|pull|pull-requests|merge-requests)\/\S+$/);
                    expect(found.kind === "delete" || found.sha === null || /^[0-9a-f]{40}$/.test(found.sha)).toBe(
                        true,
                    );
                }
            }
        },
    );

    test("one unreadable change doesn't keep the others from being considered", () => {
        const bad = [null, { name: 7 }, { ref: { id: "refs/heads/a b" } }, { new: { type: "branch", name: "a b" } }];
        for (const [label, path] of [
            ["bitbucket", ["push", "changes"]],
            ["bitbucket-dc", ["changes"]],
            ["azure-devops", ["resource", "refUpdates"]],
        ] as const) {
            const payload = JSON.parse(fixture(SENDERS[label]!, "push")!.toString()) as Record<string, unknown>;
            const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, payload);
            const key = path.at(-1)!;
            parent[key] = [...bad, ...(parent[key] as unknown[])];
            expect(read(SENDERS[label]!, "push", payload).parsed).toMatchObject([{ ref: "refs/heads/main" }]);
        }
    });
});

describe("gogs.parse()", () => {
    const tag = { ref: "v1", ref_type: "tag", sender: { login: "ana" } };
    const parse = (event: string, payload: object) => read(SENDERS.gogs!, event, payload).parsed;

    test("reads a new tag, which comes as create only", () => {
        const sha = "2".repeat(40);
        expect(parse("create", { ...tag, sha })).toMatchObject([{ kind: "push", ref: "refs/tags/v1", sha }]);
        expect(parse("create", tag)).toMatchObject([{ kind: "push", ref: "refs/tags/v1", sha: null }]);
        expect(parse("create", { ...tag, sha: "$(id)" })).toHaveProperty("ignored");
    });
    test("leaves a new branch to its push, and reads what was deleted", () => {
        expect(parse("create", { ...tag, ref_type: "branch" })).toHaveProperty("ignored");
        expect(parse("delete", tag)).toMatchObject([{ kind: "delete", ref: "refs/tags/v1" }]);
    });
    test("doesn't look at the headers that it sends in other forges' names", () => {
        const headers = { "x-github-event": "push", "x-gitea-event": "push" };
        const raw = Buffer.from("{}");
        expect(gogs.parse({ headers, raw, json: raw, payload: {} })).toEqual({
            ignored: "the delivery names no event",
            sender: "",
        });
    });
});

describe("azureDevops", () => {
    const verify = (authorization: string, secret = "s:ecret") =>
        azureDevops.verify({ headers: { authorization }, raw: Buffer.alloc(0), json: null }, [new Secret(secret)], NOW);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

    test.each([
        ["any user", basic("anyone:s:ecret"), true],
        ["no user", basic(":s:ecret"), true],
        ["a small scheme", basic("x:s:ecret").replace("Basic", "basic"), true],
        ["another password", basic("x:secret"), false],
        ["the secret as user", basic("s:ecret"), false],
        ["no colon", basic("secret"), false],
        ["an empty password", basic("x:"), false],
        ["a bearer", "Bearer s:ecret", false],
        ["the bare secret", "s:ecret", false],
        ["base64 without its padding", basic("anyone:s:ecret").replace(/=+$/, ""), false],
        ["nothing", "", false],
    ])("verify() judges %s", (_, authorization, expected) => {
        expect(verify(authorization)).toBe(expected);
    });
    test("verify() refuses an empty password under an empty secret", () => {
        expect(verify(basic("x:"), "")).toBe(false);
        expect(basicPassword(basic("x:"))).toBe("");
    });
    test("is never answered 410, which would end its subscription", () => {
        expect(Object.values(ERROR_STATUS)).not.toContain(410);
    });
});
