import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ForgeSuite } from "../../fixtures/webhooks/forge-suite";
import { asForm, signed } from "../../fixtures/webhooks/senders";

const suite = new ForgeSuite("github");
const { sender } = suite;
const newest = async () => (await suite.events())[0]!;
const redeliver = async () => suite.server.webhooks.deliveries.redeliver(await newest());

async function openRules(): Promise<void> {
    await suite.database.knex("cicd_binding").update({ rules: JSON.stringify([{ branches: ["**"], action: "auto" }]) });
    suite.server.webhooks.deliveries.invalidateHook("token-1");
}

test("redeliver() judges an ignored delivery by today's rules, under its own id", async () => {
    const sent = signed(sender, "push-new-branch");
    expect((await suite.post(sent)).body.verdict).toBe("ignored");
    await openRules();
    const again = await redeliver();
    expect(again).toMatchObject({ verdict: "accepted", deliveryId: sent.headers[sender.idHeader!] });
    expect(await suite.queued()).toMatchObject([{ id: again.deployments[0], ref: "refs/heads/feature/x" }]);
    expect((await suite.post(sent)).body.verdict).toBe("duplicate");
});

test("redeliver() deploys an accepted delivery once more, and each time it is asked", async () => {
    await suite.post(signed(sender, "push"));
    const first = await redeliver();
    const second = await redeliver();
    expect([first.verdict, second.verdict]).toEqual(["accepted", "accepted"]);
    expect((await suite.queued()).map(({ state }) => state)).toEqual(["queued", "superseded", "superseded"]);
    expect(new Set((await suite.events()).map(({ deliveryId }) => deliveryId)).size).toBe(3);
    expect(await suite.server.webhooks.deliveries.readBody(second)).toContain('"refs/heads/main"');
});

test("redeliver() reads a form as it came", async () => {
    await suite.post(asForm(sender, "push", "form"));
    expect((await redeliver()).verdict).toBe("accepted");
});

test("redeliver() says so when the body is no longer kept", async () => {
    await suite.post(signed(sender, "push"));
    await rm(join(suite.database.directory, "bodies"), { recursive: true });
    expect(await suite.server.webhooks.deliveries.readBody(await newest())).toBe("");
    await expect(redeliver()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await suite.queued()).toHaveLength(1);
});
