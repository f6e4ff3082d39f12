import { describe, expect, test } from "vitest";
import { pendingPushes } from "../../../backend/models/pending-pushes";
import { ForgeSuite } from "../../fixtures/webhooks/forge-suite";
import { SENDERS, signed } from "../../fixtures/webhooks/senders";

const labels = Object.keys(SENDERS) as (keyof typeof SENDERS)[];

describe.each(labels)("a push of %s to a stack with a path rule", (label) => {
    const suite = new ForgeSuite(label);
    const { sender } = suite;

    async function useRule(path: string): Promise<void> {
        const rules = JSON.stringify([{ paths: [path], ignoreSkipMarkers: true }]);
        await suite.database.knex("cicd_binding").update({ rules });
        suite.server.webhooks.deliveries.invalidateHook("token-1");
    }

    if (sender.forge === "github") {
        test("is decided at once, since GitHub lists all files", async () => {
            await useRule("docs/**");
            expect((await suite.post(signed(sender, "push"))).body).toMatchObject({
                verdict: "ignored",
                reason: "shop: no changed file matches the paths of rule 1",
            });
            await useRule("*.yaml");
            expect((await suite.post(signed(sender, "push"))).body).toMatchObject({
                verdict: "accepted",
                deployments: [1],
            });
        });
    } else {
        test("is accepted and kept for Git to decide, and its twin is a duplicate meanwhile", async () => {
            await useRule("*.yaml");
            const sent = signed(sender, "push");
            const answer = await suite.post(sent);
            expect([answer.status, answer.body.verdict, answer.body.deployments]).toEqual([202, "accepted", []]);
            expect(answer.body.reason).toContain("Git is asked what main changed");
            expect(suite.server.events.map(({ type }) => type)).toContain("push-pending");
            expect(await pendingPushes.refs(suite.database.knex)).toMatchObject([{ ref: "refs/heads/main" }]);
            expect(await suite.queued()).toEqual([]);
            if (sender.idHeader) {
                expect((await suite.post(sent)).body.verdict).toBe("duplicate");
            }
        });
    }
});
