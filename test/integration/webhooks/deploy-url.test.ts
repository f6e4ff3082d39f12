import { beforeEach, describe, expect, test } from "vitest";
import { makeDeployUrl, removeDeployUrl } from "../../../backend/use-cases/deploy-url";
import { ForgeSuite } from "../../fixtures/webhooks/forge-suite";
import { seedStack } from "../../fixtures/webhooks/seed";
import { asForm, SENDERS, signed, type Sent } from "../../fixtures/webhooks/senders";
import type { Answer } from "../../fixtures/webhooks/webhook-server";

const suite = new ForgeSuite("generic");
const make = (stack: string, token?: string) =>
    makeDeployUrl({ db: suite.database.knex, fallbackUrl: "http://server.test" }, stack, token);
let url = "";

beforeEach(async () => {
    // Another stack of the same repository and branch, which the URL of shop must leave alone.
    await seedStack(suite.database.knex, suite.repositoryId, { stack: "blog" });
    ({ url } = await make("shop"));
});

async function post(sent: { headers?: Record<string, string>; body?: Buffer | string }, at = url): Promise<Answer> {
    const path = at.replace("http://server.test", `http://127.0.0.1:${suite.server.port}`);
    const response = await fetch(path, { method: "POST", ...sent });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer["body"] };
}
const unsigned = (sender: string, name: string): Sent => {
    const { headers, body } = signed(SENDERS[sender]!, name);
    const { [SENDERS[sender]!.signatureHeader]: _, ...rest } = headers;
    return { headers: rest, body };
};

/** Azure's URLs are of a form of their own. */
const useAzure = () =>
    suite.database.knex("cicd_repository").update({ url: "https://dev.azure.com/shop/web/_git/web" });

describe("POST /api/deploy/compose/<token>", () => {
    test("has Dokploy's form", () => {
        expect(url).toMatch(/^http:\/\/server\.test\/api\/deploy\/compose\/[A-Za-z0-9_-]{43}$/);
    });

    const plain: [string, Parameters<typeof post>[0]][] = [
        ["nothing", {}],
        ["JSON that names no ref", { headers: { "content-type": "application/json" }, body: '{"image":"shop"}' }],
        ["an empty JSON body", { headers: { "content-type": "application/json" }, body: "" }],
        ["a form without a payload", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }],
        ["text", { headers: { "content-type": "text/plain" }, body: "hello" }],
    ];
    test.each(plain)(
        "with %s deploys the newest commit of the stack's branch, of this stack alone",
        async (_, sent) => {
            const answer = await post(sent);
            expect([answer.status, answer.body.verdict]).toEqual([202, "accepted"]);
            expect(await suite.queued()).toMatchObject([
                { stack: "shop", ref: "refs/heads/main", commitSha: null, trigger: "push", requestedBy: "deploy URL" },
            ]);
        },
    );

    test("deploys at each plain call, whatever the rules say of pushes", async () => {
        await suite.database.knex("cicd_binding").update({ rules: JSON.stringify([{ action: "manual" }]) });
        expect([(await post({})).status, (await post({})).status]).toEqual([202, 202]);
        expect((await suite.queued()).map(({ state }) => state)).toEqual(["queued", "superseded"]);
    });

    const labels = Object.keys(SENDERS).filter((label) => label !== "generic");
    test.each(labels)("reads a push of %s without a secret", async (label) => {
        await (label === "azure-devops" && useAzure());
        const sent = unsigned(label, "push");
        const answer = await post(sent);
        expect(answer.body.verdict).toBe("accepted");
        expect(await suite.queued()).toMatchObject([{ stack: "shop", commitSha: "2".repeat(40), requestedBy: "ana" }]);
        expect(await suite.events()).toMatchObject([{ forge: SENDERS[label]!.forge }]);
        expect((await post(sent)).body.verdict).toBe("duplicate");
        await suite.restart();
        expect((await post(sent)).body.verdict).toBe("duplicate");
        expect(await suite.queued()).toHaveLength(1);
    });
    test.each(labels)("deploys nothing for another branch of %s", async (label) => {
        const answer = await post(unsigned(label, "push-new-branch"));
        expect([answer.status, answer.body.verdict]).toEqual([202, "ignored"]);
        expect(await suite.queued()).toEqual([]);
    });

    test.each(labels)("deploys nothing for another repository of %s, nor takes it for seen", async (label) => {
        const { headers, body } = unsigned(label, "push");
        const other = String(body).replaceAll("shop/web", "shop/elsewhere").replaceAll('"web"', '"elsewhere"');
        const answer = await post({ headers, body: other.replaceAll("_git/web", "_git/elsewhere") });
        expect(answer.body).toMatchObject({
            verdict: "ignored",
            reason: expect.stringMatching(/elsewhere, this stack/),
        });
        expect(await suite.queued()).toEqual([]);
        expect(await suite.database.knex("cicd_repository").pluck("last_seen")).not.toContain("2".repeat(40));
    });

    test("takes GitHub's ping and its forms, and a plain ref of another branch by the rules", async () => {
        expect((await post(unsigned("github", "ping"))).body).toMatchObject({ verdict: "ignored", reason: /ping/ });
        expect((await post(asForm(SENDERS.github!, "push", "form"))).body.verdict).toBe("accepted");
        const other = { headers: { "content-type": "application/json" }, body: '{"ref":"refs/heads/other"}' };
        expect((await post(other)).body.verdict).toBe("ignored");
    });

    test("two stacks' URLs take the same delivery, once each", async () => {
        await useAzure();
        const { url: second } = await make("blog");
        const sent = unsigned("azure-devops", "push");
        for (const at of [url, second, url, second]) {
            expect((await post(sent, at)).status).toBeLessThan(300);
        }
        expect((await suite.queued()).map(({ stack }) => stack).sort()).toEqual(["blog", "shop"]);
    });

    test("knows no other token, and makes whoever guesses wait", async () => {
        const wrong = url.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
        const statuses: number[] = [];
        for (let count = 0; count < 62; count++) {
            statuses.push((await post({}, wrong)).status);
        }
        expect([statuses[0], statuses[59], statuses[61]]).toEqual([404, 404, 429]);
        expect((await post({}, "http://server.test/api/deploy/compose/token-1")).status).toBe(429);
        expect((await post({})).status).toBe(202);
        expect(await suite.events()).toHaveLength(1);
    });

    test.each([
        ["a large body", "x".repeat(2 * 1024 * 1024), 413],
        ["deep JSON", "[".repeat(100_000), 400],
        ["broken JSON", "{", 400],
    ])("refuses %s", async (_, body, status) => {
        expect((await post({ headers: { "content-type": "application/json" }, body })).status).toBe(status);
        expect(await suite.queued()).toEqual([]);
    });

    test("keeps neither the token nor its plain form anywhere", async () => {
        await post({});
        const token = url.split("/").at(-1)!;
        const tables = ["cicd_binding", "cicd_webhook_event", "cicd_deployment"];
        const rows = await Promise.all(tables.map((table) => suite.database.knex(table)));
        expect(JSON.stringify(rows)).not.toContain(token);
        expect(suite.server.log.join("\n")).not.toContain(token);
    });
});

describe("redeliver()", () => {
    const redeliver = async () => {
        const [newest] = await suite.events();
        return suite.server.webhooks.deliveries.redeliver(newest!, "bea");
    };

    test("deploys again what came through a stack's URL, of this stack alone", async () => {
        await post(unsigned("gogs", "push"));
        expect(await redeliver()).toMatchObject({ verdict: "accepted", forge: "gogs" });
        expect((await suite.queued()).map(({ stack }) => stack)).toEqual(["shop", "shop"]);
    });
    test("repeats a plain call", async () => {
        await post({});
        expect((await redeliver()).verdict).toBe("accepted");
        expect((await suite.queued()).map(({ stack }) => stack)).toEqual(["shop", "shop"]);
    });
});

describe("makeDeployUrl()", () => {
    test("ends the stack's earlier URL, and takes the token that a sender knows already", async () => {
        const known = await make("shop", "V1StGXR8_Z5jdHi6B-myT");
        expect(known.url).toBe("http://server.test/api/deploy/compose/V1StGXR8_Z5jdHi6B-myT");
        expect([(await post({})).status, (await post({}, known.url)).status]).toEqual([404, 202]);
    });
    test("refuses a token that leads to another stack", async () => {
        await make("shop", "V1StGXR8_Z5jdHi6B-myT");
        await expect(make("blog", "V1StGXR8_Z5jdHi6B-myT")).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        await expect(make("nobody")).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
    });
});

test("removeDeployUrl() ends it", async () => {
    await removeDeployUrl({ db: suite.database.knex }, "shop");
    expect((await post({})).status).toBe(404);
});
