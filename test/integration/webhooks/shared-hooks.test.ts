import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployments } from "../../../backend/models/deployments";
import { repositories } from "../../../backend/models/repositories";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";
import { SENDERS, signed, type Sent } from "../../fixtures/webhooks/senders";
import { startWebhookServer, type WebhookServer } from "../../fixtures/webhooks/webhook-server";

/** The hook of an organisation: it belongs to ana/infra here, and sends the pushes of shop/web, too. */
const HOOK = "gitea/organisation";
let database: TestDatabase;
let server: WebhookServer;
let ids: { infra: number; web: number };

beforeEach(async () => {
    database = await openTestDatabase();
    const { knex } = database;
    ids = {
        infra: await seedHook(knex, {
            token: "organisation",
            forge: "gitea",
            url: "https://git.example.org/ana/infra",
        }),
        web: await seedHook(knex, { token: "own", forge: "gitea" }),
    };
    await seedStack(knex, ids.infra, { stack: "infra" });
    await seedStack(knex, ids.web, { stack: "web" });
    server = await startWebhookServer(database);
});
afterEach(async () => {
    await server.close();
    await database.close();
});

const gitea = SENDERS.gitea!;
const queued = async () => (await deployments.list(database.knex, { limit: 9 })).map(({ stack }) => stack);
const share = (sharedHook: boolean) => repositories.update(database.knex, ids.web, { sharedHook });
const kept = async () =>
    (await webhookEvents.list(database.knex, { limit: 9 })).map(({ repositoryId, verdict }) => [repositoryId, verdict]);

describe("a delivery that names another repository than its hook's", () => {
    it("deploys nothing of the hook's repository, nor of one that doesn't take it", async () => {
        const { status, body } = await server.post(HOOK, signed(gitea, "push"));
        expect([status, body.verdict, body.deployments]).toEqual([202, "ignored", []]);
        expect(body.reason).toBe(
            "the delivery is about shop/web, this webhook belongs to ana/infra: to serve it too, let that repository take deliveries of other hooks",
        );
        expect(await queued()).toEqual([]);
        expect(await kept()).toEqual([[ids.infra, "ignored"]]);
    });

    it("deploys the named repository's stacks when that takes such deliveries, once", async () => {
        await share(true);
        const sent = signed(gitea, "push");
        expect((await server.post(HOOK, sent)).body.verdict).toBe("accepted");
        expect((await server.post(HOOK, sent)).body.verdict).toBe("duplicate");
        // Its own hook sends the same push with the same id, too, where the forge counts so.
        expect((await server.post("gitea/own", sent)).body.verdict).toBe("duplicate");
        expect(await queued()).toEqual(["web"]);
        expect((await kept()).filter(([repository]) => repository !== ids.web)).toEqual([]);
    });

    it.each([
        ["of another forge", { forge: "forgejo" as const }],
        ["on another host", { host: "other.example.org" }],
    ])("is not passed on to a repository %s", async (_, change) => {
        await share(true);
        await repositories.update(database.knex, ids.web, change);
        const { body } = await server.post(HOOK, signed(gitea, "push"));
        expect([body.verdict, body.reason]).toEqual([
            "ignored",
            expect.stringContaining("correct the repository's URL"),
        ]);
        expect(await queued()).toEqual([]);
    });

    it("is ignored with a hint when nobody knows the repository: it may have been renamed", async () => {
        await repositories.update(database.knex, ids.web, { url: "https://git.example.org/shop/old.git" });
        const { body } = await server.post("gitea/own", signed(gitea, "push"));
        expect(body).toMatchObject({
            verdict: "ignored",
            reason: "the delivery is about shop/web, this webhook belongs to shop/old: if it was renamed or is a mirror, correct the repository's URL",
        });
        expect(await queued()).toEqual([]);
    });

    it("is deployed when it is sent again from the list after the repository was let take it", async () => {
        await server.post(HOOK, signed(gitea, "push"));
        const [event] = await webhookEvents.list(database.knex, { limit: 1 });
        await share(true);
        const again = await server.webhooks.deliveries.redeliver(event!, "bea");
        expect([again.verdict, again.repositoryId]).toEqual(["accepted", ids.web]);
        expect(await queued()).toEqual(["web"]);
    });

    it("is no way around the hook's own secret", async () => {
        await share(true);
        const answer = await server.post(HOOK, signed(gitea, "push", { secret: "another" }));
        expect(answer.status).toBe(401);
        expect(await queued()).toEqual([]);
    });

    it("may be a ping all the same: the webhook works", async () => {
        const ping = { ...signed(SENDERS.github!, "ping") };
        const id = await seedHook(database.knex, { token: "hub", forge: "github", url: "https://github.com/a/b" });
        expect((await server.post("github/hub", ping)).body.reason).toContain("ping");
        expect(id).toBeGreaterThan(0);
    });

    it("keeps a name that is hostile as text, and short", async () => {
        const name = `<img src=x onerror=alert(1)>/${"x".repeat(5000)}`;
        const body = JSON.stringify({ ref: "refs/heads/main", after: "1".repeat(40), repository: { full_name: name } });
        const sent: Sent = signed(gitea, "push", { body: Buffer.from(body) });
        const { reason } = (await server.post(HOOK, sent)).body;
        expect(reason!.length).toBeLessThan(500);
        expect(await queued()).toEqual([]);
    });
});
