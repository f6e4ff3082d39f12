import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bindings, type Binding } from "../../../../backend/models/bindings";
import { deployments } from "../../../../backend/models/deployments";
import { globalPauses } from "../../../../backend/models/global-pause";
import { pendingPushes } from "../../../../backend/models/pending-pushes";
import { settings } from "../../../../backend/models/settings";
import { enqueuePushes, type PushRequest } from "../../../../backend/use-cases/enqueue-push";
import { ruleSchema, settingsSchema, type Rule } from "../../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";
import { seedHook, seedStack } from "../../../fixtures/webhooks/seed";

// A Wednesday.
const clock = { now: () => new Date("2026-03-04T05:06:07.000Z") };
let database: TestDatabase;
let repositoryId: number;

beforeEach(async () => {
    database = await openTestDatabase();
    repositoryId = await seedHook(database.knex, { token: "t", forge: "github" });
});
afterEach(() => database.close());

const bind = (stack: string, rules: Partial<Rule>[] = [], change: Partial<Binding> = {}) =>
    seedStack(database.knex, repositoryId, { stack, rules: rules.map((rule) => ruleSchema.parse(rule)), ...change });

async function enqueue(...changes: Partial<PushRequest>[]) {
    const bound = await bindings.listByRepository(database.knex, repositoryId);
    const requests = changes.map((change, index): PushRequest => ({
        repositoryId,
        trigger: "push",
        bindings: bound,
        ref: "refs/heads/main",
        base: null,
        before: null,
        files: null,
        untrusted: false,
        sha: String(index + 1).repeat(40),
        message: "Change",
        author: "Ana",
        requestedBy: "ana",
        webhookEventId: null,
        ...change,
    }));
    return database.knex.transaction((trx) => enqueuePushes(trx, clock, requests));
}

const rows = async () => (await deployments.list(database.knex, { limit: 100 })).reverse();
const states = async () =>
    (await rows()).map(({ state, waitingReason }) => (waitingReason ? `${state}: ${waitingReason}` : state));
const reasonsOf = async (...changes: Partial<PushRequest>[]) => (await enqueue(...changes)).results[0]!.reasons;

describe("what a push waits for from the start", () => {
    test("is the pause for all stacks", async () => {
        await bind("shop");
        await globalPauses.save(database.knex, { by: "ana", reason: "move", at: clock.now().toISOString() });
        expect(await reasonsOf({})).toEqual(["#1 waits: shop is paused"]);
        expect((await rows())[0]).toMatchObject({ waitingDetail: expect.stringContaining("by ana (move)") });
    });

    test("is a freeze window, until its end", async () => {
        await bind("shop");
        const freezeWindows = [{ begin: "2026-03-04T00:00:00Z", end: "2026-03-05T00:00:00Z", reason: "sale" }];
        await settings.save(database.knex, settingsSchema.parse({ freezeWindows }));
        expect(await reasonsOf({})).toEqual(["#1 waits: it is in a freeze window"]);
        expect((await rows())[0]).toMatchObject({ state: "waiting", waitingReason: "freeze" });
        expect(Date.parse((await rows())[0]!.waitingUntil!)).toBe(Date.parse("2026-03-05T00:00:00Z"));
    });

    test("are the forge's checks, and a rule's approval is kept for later", async () => {
        await bind("shop", [{ requireChecks: true, action: "approval" }]);
        await bind("blog", [{ action: "approval" }]);
        expect(await reasonsOf({})).toEqual(["#1 waits: the forge's checks are not green yet", "queued #2 for blog"]);
        expect((await rows()).map(({ holds }) => holds)).toEqual([["approval", "checks"], ["approval"]]);
    });

    test("is approval for code from outside", async () => {
        await bind("shop", [{ pullRequests: true }]);
        const request = { trigger: "pull-request", ref: "refs/pull/7/head", base: "main" } as const;
        const known = { files: [], message: "Fix" };
        expect(await reasonsOf({ ...request, known, untrusted: true })).toEqual([
            "#1 waits: somebody has to approve it",
        ]);
        expect((await rows())[0]).toMatchObject({ untrusted: true, trigger: "pull-request" });
        await enqueue({ ...request, ref: "refs/pull/8/head", known });
        expect(await states()).toEqual(["waiting: approval", "queued"]);
    });
});

describe("which one goes on", () => {
    const request = { trigger: "pull-request", base: "main", known: { files: [], message: "Fix" } } as const;

    test("a push that waits for somebody replaces those that wait, never one that goes on by itself", async () => {
        await bind("shop", [{ authors: ["ana"] }, { action: "approval" }]);
        await enqueue({}, { requestedBy: "ben" }, { requestedBy: "ben" });
        expect(await states()).toEqual(["queued", "superseded", "queued"]);
        await enqueue({ requestedBy: "ben" });
        expect(await states()).toEqual(["queued", "superseded", "superseded", "queued"]);
        await enqueue({});
        expect(await states()).toEqual(["superseded", "superseded", "superseded", "superseded", "queued"]);
        expect((await rows()).map(({ supersededBy }) => supersededBy)).toEqual([5, 3, 4, 5, null]);
    });

    test("a pull request replaces itself alone, also where it comes from a branch that is pushed to", async () => {
        await bind("shop", [{ branches: ["**"], pullRequests: true }]);
        const branch = "refs/heads/topic";
        await enqueue({ ref: branch }, { ...request, ref: branch }, { ...request, ref: "refs/pull/8/head" });
        await enqueue({ ...request, ref: branch });
        expect(await states()).toEqual(["queued", "superseded", "queued", "queued"]);
    });

    test("a poll's push and a delivery's replace each other", async () => {
        await bind("shop", [{ ignoreSkipMarkers: true }]);
        await enqueue({ trigger: "poll", message: null });
        await enqueue({ sha: "b".repeat(40) });
        await enqueue({ trigger: "poll", message: null, sha: "c".repeat(40) });
        expect(await states()).toEqual(["superseded", "superseded", "queued"]);
    });
});

describe("what is not deployed", () => {
    test("a commit that a rollback withdrew, whoever sends it", async () => {
        const sha = "a".repeat(40);
        await bind("shop", [], { withdrawn: [{ sha, by: "ana", at: clock.now().toISOString() }] });
        expect(await reasonsOf({ sha })).toEqual(["shop: commit aaaaaaa was withdrawn by a rollback (ana)"]);
        expect(await reasonsOf({ sha, trigger: "poll", message: null })).toEqual([
            "shop: commit aaaaaaa was withdrawn by a rollback (ana)",
        ]);
        expect(await rows()).toEqual([]);
    });
});

describe("what needs Git", () => {
    test("is kept as pending with the stacks that it is about, and nothing is said of others twice", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        await bind("blog", [{ branches: ["dev"] }]);
        const { results, events } = await enqueue({}, { ref: "refs/heads/dev" }, { files: ["shop/a"] });
        expect(results.map(({ pending, reasons }) => [pending, ...reasons])).toEqual([
            [true, "Git is asked what main changed", "blog: branch main matches no rule"],
            [false, "queued #1 for blog", "shop: branch dev matches no rule"],
            // Behind the first one, although its files are known.
            [true, "Git is asked what main changed", "blog: branch main matches no rule"],
        ]);
        expect(events.filter(({ type }) => type === "push-pending")).toEqual([
            { type: "push-pending", repository: repositoryId },
        ]);
        const kept = await pendingPushes.ofRepository(database.knex, repositoryId, 10);
        expect(kept.map(({ ref, push }) => [ref, push])).toEqual([
            ["refs/heads/main", expect.objectContaining({ stacks: [1], sha: "1".repeat(40) })],
            ["refs/heads/main", expect.objectContaining({ stacks: [1], sha: "3".repeat(40) })],
        ]);
    });

    test("holds nothing up that somebody asked for, nor other refs", async () => {
        await bind("shop", [{ branches: ["*"], paths: ["shop/**"] }]);
        await enqueue({});
        await enqueue({ asked: true, sha: null, message: null }, { ref: "refs/heads/dev", files: ["shop/a"] });
        expect(await states()).toEqual(["queued", "queued"]);
    });
});

describe("the reason of a delivery", () => {
    test("stays short for 40 stacks: what was queued first, equal reasons once", async () => {
        for (let number = 1; number <= 20; number += 1) {
            await bind(`app${number}`);
            await bind(`other${number}`, [{ branches: ["dev"] }]);
        }
        const reasons = await reasonsOf({});
        expect(reasons).toEqual([
            "20 deployments: #1 for app1, #2 for app2, #3 for app3, #4 for app4 and 16 more",
            "other1, other2, other3 and 17 more: branch main matches no rule",
        ]);
    });
});
