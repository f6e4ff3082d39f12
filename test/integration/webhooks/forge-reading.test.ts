import { describe, expect, test } from "vitest";
import { repositories } from "../../../backend/models/repositories";
import { Secret } from "../../../backend/models/secret";
import { ForgeSuite, without } from "../../fixtures/webhooks/forge-suite";
import { testSecrets } from "../../fixtures/webhooks/seed";
import { fixture, secretOf, SENDERS, signed } from "../../fixtures/webhooks/senders";

describe.each(Object.keys(SENDERS))("forge %s", (name) => {
    const suite = new ForgeSuite(name);
    const { sender, forge } = suite;

    /** Registered only where the forge has it. */
    const testIf = (payload: Buffer | null) => (payload ? test : () => {});

    test("verify() accepts a signed push and queues its commit", async () => {
        const answer = await suite.post(signed(sender, "push"));
        const [deployment] = await suite.queued();
        expect(answer.status).toBe(202);
        expect(answer.body).toMatchObject({ ok: true, verdict: "accepted", deployments: [deployment!.id] });
        expect(deployment).toMatchObject({
            stack: "shop",
            state: "queued",
            trigger: "push",
            ref: "refs/heads/main",
            commitSha: "2".repeat(40),
            commitAuthor: "Ana Example",
            requestedBy: "ana",
        });
        expect(deployment!.commitMessage).toContain("Fix cart rounding");
        expect(suite.server.queued()).toBe(1);
    });

    const odd = [
        "null",
        "[]",
        "7",
        '"text"',
        "{}",
        '{"ref":null}',
        '{"ref":{"a":1}}',
        '{"ref":"refs/heads/a b"}',
        '{"ref":"refs/heads/main","after":7}',
        '{"ref":"refs/heads/main","after":"$(id)"}',
        '{"ref":"refs/heads/main","after":"","commits":null,"pusher":null,"head_commit":[]}',
        '{"refs":[]}',
        '{"refs":[null,{"ref":"-x;$(id)"}]}',
        '{"ref":"refs/heads/main","commits":[null,{"id":{}}],"repository":null,"sender":"x"}',
        '{"__proto__":{"ref":"refs/heads/main"}}',
        '{"object_kind":["push"],"ref":"refs/heads/main","checkout_sha":{},"project":7,"user_username":[]}',
        '{"push":{"changes":{"0":1}},"actor":"x"}',
        '{"push":{"changes":[null,7,{"new":7},{"new":{"type":"branch","name":{}}},{"new":null,"old":null}]}}',
        '{"changes":[null,{"ref":{"id":[]},"toHash":[]}],"repository":{"links":{"clone":{}}},"toCommit":7}',
        '{"eventType":"git.push","resource":null}',
        '{"eventType":"git.push","resource":{"refUpdates":{"0":1},"pushedBy":7,"commits":"x"}}',
        '{"eventType":["git.push"],"id":{},"subscriptionId":{}}',
    ];
    test.each(odd)("parse() survives the signed body %s", async (text) => {
        const answer = await suite.post(signed(sender, "push", { body: Buffer.from(text) }));
        expect(answer.status).toBe(202);
        for (const { ref, commitSha } of await suite.queued()) {
            expect(ref).toMatch(/^refs\/heads\/\S+$/);
            expect(commitSha ?? "").toMatch(/^([0-9a-f]{40})?$/);
        }
    });

    test("a duplicate of an accepted delivery creates nothing, also after a restart", async () => {
        const sent = signed(sender, "push");
        expect((await suite.post(sent)).status).toBe(202);
        const again = await suite.post(sent);
        expect([again.status, again.body.verdict]).toEqual([200, "duplicate"]);
        await suite.restart();
        const later = await suite.post(sent);
        expect([later.status, later.body.verdict, later.body.deployments]).toEqual([200, "duplicate", []]);
        expect(await suite.queued()).toHaveLength(1);
        expect((await suite.events()).map(({ verdict }) => verdict)).toEqual(["duplicate", "duplicate", "accepted"]);
    });

    test("a kept delivery is read again without the secrets that it came with", async () => {
        await suite.post(signed(sender, "push"));
        const [event] = await suite.events();
        const again = await suite.server.webhooks.deliveries.redeliver(event!, "bea");
        expect(again).toMatchObject({ forge, verdict: "accepted", sha: "2".repeat(40) });
    });

    test("a refused delivery is taken when it is sent again after the secret was mended", async () => {
        const sent = signed(sender, "push", { secret: "the right one" });
        expect((await suite.post(sent)).status).toBe(401);
        const mended = testSecrets.seal("hook", new Secret(secretOf(sender, "the right one")));
        await repositories.update(suite.database.knex, suite.repositoryId, { hookSecret: mended });
        suite.server.webhooks.deliveries.invalidateHook("token-1");
        expect((await suite.post(sent)).body.verdict).toBe("accepted");
    });

    test("an ignored delivery can be sent again after the rule was mended", async () => {
        const sent = signed(sender, "push-new-branch");
        expect((await suite.post(sent)).body).toMatchObject({
            verdict: "ignored",
            reason: "shop: branch feature/x matches no rule",
        });
        await suite.database
            .knex("cicd_binding")
            .update({ rules: JSON.stringify([{ branches: ["feature/*"], action: "auto" }]) });
        suite.server.webhooks.deliveries.invalidateHook("token-1");
        expect((await suite.post(sent)).body.verdict).toBe("accepted");
    });

    testIf(fixture(sender, "ping"))("a ping is answered 200 when signed and 401 when not", async () => {
        const ping = signed(sender, "ping");
        const answer = await suite.post(ping);
        expect([answer.status, answer.body.verdict, answer.body.deployments]).toEqual([200, "ignored", []]);
        expect((await suite.post({ ...ping, headers: without(ping.headers, sender.signatureHeader) })).status).toBe(
            401,
        );
        expect(await suite.queued()).toEqual([]);
    });

    const deployNothing: [string, RegExp][] = [
        ["push-delete", /was deleted/],
        ["delete", /branch main was deleted/],
        ["delete-tag", /tag v1\.0\.0 was deleted/],
        ["push-tag", /no rule deploys tag v1\.0\.0/],
        ["create", /event create/],
        ["create-tag", /no rule deploys tag v1\.0\.0/],
        ["push-minimal", /choose "All"/],
        ["pull-request", /^pull request #3; shop: no rule/],
        ["pull-request-fork", /from a fork/],
        ["pull-request-closed", /^pull request #3 was .+ deploys nothing$/],
        ["release", /the push of its tag decides$/],
        ["checks", /^checks of 2222222 changed$/],
    ];
    test.each(deployNothing.filter(([name]) => fixture(sender, name)))(
        "%s deploys nothing and says why",
        async (name, reason) => {
            const answer = await suite.post(signed(sender, name));
            expect([answer.status, answer.body.verdict]).toEqual([202, "ignored"]);
            expect(answer.body.reason).toMatch(reason);
            expect(await suite.queued()).toEqual([]);
        },
    );

    testIf(fixture(sender, "push-forced"))("a forced push is recognised", async () => {
        const { body } = await suite.post(signed(sender, "push-forced"));
        expect(body).toMatchObject({
            verdict: "accepted",
            reason: expect.stringContaining("forced push to branch main"),
        });
    });

    testIf(fixture(sender, "several-refs"))("each of several refs is considered", async () => {
        const { body } = await suite.post(signed(sender, "several-refs"));
        expect(body.deployments).toHaveLength(1);
        for (const part of ["for shop", "branch other matches no rule", "branch gone was deleted"]) {
            expect(body.reason).toContain(part);
        }
    });

    test("the kept delivery shows its body and no secret", async () => {
        const sent = signed(sender, "push");
        sent.headers.cookie = "session=1";
        sent.headers["x-api-key"] = "k";
        await suite.post(sent);
        const [event] = await suite.events();
        if (sender.idHeader) {
            expect(event!.headers).toHaveProperty(sender.idHeader, sent.headers[sender.idHeader]);
        }
        expect(Object.keys(event!.headers).filter((name) => /signature|cookie|auth|api-key|token/.test(name))).toEqual(
            [],
        );
        expect(await suite.server.webhooks.deliveries.readBody(event!)).toBe(sent.body.toString());
        expect(event).toMatchObject({ forge, sender: "ana", sha: "2".repeat(40), ref: "refs/heads/main" });
    });
});
