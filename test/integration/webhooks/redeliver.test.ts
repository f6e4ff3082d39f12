import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ForgeSuite } from "../../fixtures/webhooks/forge-suite";
import { asForm, fixture, signed } from "../../fixtures/webhooks/senders";
import { releases } from "../../../backend/models/releases";
import { systemClock } from "../../../backend/models/clock";
import { transition } from "../../../backend/models/transition";

const suite = new ForgeSuite("github");
const { sender } = suite;
const newest = async () => (await suite.events())[0]!;
const redeliver = async () => suite.server.webhooks.deliveries.redeliver(await newest(), "bea");

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

test("redeliver() says who asked for it, and lets the rules go by who pushed", async () => {
    const rules = JSON.stringify([{ branches: ["main"], authors: ["ana"] }]);
    await suite.database.knex("cicd_binding").update({ rules });
    await suite.post(signed(sender, "push"));
    const again = await redeliver();
    const [first] = (await suite.events()).slice(-1);
    expect(again).toMatchObject({ verdict: "accepted", sender: "ana" });
    expect(again.reason).toBe(`delivery #${first!.id} sent again by bea; queued #${again.deployments[0]} for shop`);
    expect((await suite.queued()).map(({ requestedBy }) => requestedBy)).toEqual(["bea", "ana"]);
});

test("redeliver() lets a deployment that runs be, and comes after it", async () => {
    await suite.post(signed(sender, "push"));
    const [running] = await suite.queued();
    const move = { deployment: running!.id, from: "queued", to: "running", claim: "boot 1" } as const;
    expect(await transition(suite.database.knex, systemClock, move)).toBe(true);
    await redeliver();
    expect((await suite.queued()).map(({ state }) => state)).toEqual(["queued", "running"]);
});

describe("a push of the commit that is live", () => {
    async function goLive(ref = "refs/heads/main"): Promise<void> {
        const { knex } = suite.database;
        const commit = { ref, commitSha: "2".repeat(40), commitMessage: "Fix", commitAuthor: "Ana" };
        const content = { stackFiles: {}, trackedFiles: {}, services: {} };
        const id = await releases.insert(knex, { stack: "shop", ...commit, content, environment: null, ...DATES });
        await releases.activate(knex, "shop", id, DATES.createdAt);
    }
    const DATES = { deploymentId: null, createdAt: "2026-01-01T00:00:00.000Z" };

    test("deploys nothing, as a forge's test button sends it", async () => {
        await goLive();
        const { status, body } = await suite.post(signed(sender, "push"));
        expect([status, body.verdict, body.reason]).toEqual([202, "ignored", "shop: commit 2222222 is live already"]);
        expect(await suite.queued()).toEqual([]);
    });
    test("is deployed when a person has it delivered again", async () => {
        await goLive();
        await suite.post(signed(sender, "push"));
        expect((await redeliver()).verdict).toBe("accepted");
    });
    test("is deployed when it was live as another branch", async () => {
        await goLive("refs/heads/other");
        expect((await suite.post(signed(sender, "push"))).body.verdict).toBe("accepted");
    });
    test("is deployed when something else is on its way: the branch may have been set back", async () => {
        await goLive();
        await suite.post(signed(sender, "push", { body: pushOf("5".repeat(40)) }));
        expect((await suite.post(signed(sender, "push"))).body.verdict).toBe("accepted");
        expect((await suite.queued()).map(({ commitSha }) => commitSha![0])).toEqual(["2", "5"]);
        // At once, in one group of the same commit to the database.
        const shas = ["6", "2"].map((digit) => suite.post(signed(sender, "push", { body: pushOf(digit.repeat(40)) })));
        expect((await Promise.all(shas)).map(({ body }) => body.verdict)).toEqual(["accepted", "accepted"]);
    });

    const pushOf = (sha: string) => {
        const payload = JSON.parse(fixture(sender, "push")!.toString()) as Record<string, unknown>;
        return Buffer.from(JSON.stringify({ ...payload, after: sha, head_commit: { id: sha, message: "x" } }));
    };
});
