import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { KeyedLock } from "../../../backend/build-engine/keyed-lock";
import { bindings, type Binding } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { EventBus, type DomainEvent } from "../../../backend/models/event-bus";
import { pendingPushes } from "../../../backend/models/pending-pushes";
import { repositories } from "../../../backend/models/repositories";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { enqueuePushes, type PushRequest } from "../../../backend/use-cases/enqueue-push";
import { decidePendingPushes } from "../../../backend/use-cases/pushes/pending-worker";
import { ruleSchema, type Rule } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { runGit } from "../../fixtures/git-server/run-git";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { seedHook, seedStack, testSecrets } from "../../fixtures/webhooks/seed";
import { setUpGit, type GitTest } from "../git/set-up";

const MAIN = "refs/heads/main";
let database: TestDatabase;
let git: GitTest;
let repository: ServedRepository;
let repositoryId: number;
let now: Date;
let reported: unknown[];
let published: DomainEvent[];
let bus: EventBus;
let queuedCalls: number;
let running: { close(): Promise<void> }[];

beforeEach(async () => {
    database = await openTestDatabase();
    git = await setUpGit();
    repository = await git.server.createRepository("team/mono");
    repositoryId = await seedHook(database.knex, { token: "t", forge: "gitea" });
    await repositories.update(database.knex, repositoryId, { url: repository.url });
    [now, reported, published, queuedCalls, running] = [new Date("2026-03-04T05:06:07Z"), [], [], 0, []];
    bus = new EventBus((error) => reported.push(error));
    bus.subscribe((event) => void published.push(event));
});
afterEach(async () => {
    await Promise.all(running.map((worker) => worker.close()));
    await git.close();
    await database.close();
});

const clock = { now: () => now };

function start() {
    const worker = decidePendingPushes({
        db: database.knex,
        clock,
        bus,
        git: git.git,
        secrets: testSecrets,
        locks: new KeyedLock(),
        report: (error) => reported.push(error),
        onQueued: () => queuedCalls++,
        pauseMs: () => 20,
    });
    running.push(worker);
    return worker;
}

const bind = (stack: string, rules: Partial<Rule>[], change: Partial<Binding> = {}) =>
    seedStack(database.knex, repositoryId, { stack, rules: rules.map((rule) => ruleSchema.parse(rule)), ...change });

/** As a delivery of a forge that lists no files does, with its row. */
async function push(sha: string | null, change: Partial<PushRequest> = {}): Promise<number> {
    const event = await insertEvent();
    const request: PushRequest = {
        repositoryId,
        trigger: "push",
        bindings: await bindings.listByRepository(database.knex, repositoryId),
        ref: MAIN,
        base: null,
        before: null,
        files: null,
        untrusted: false,
        sha,
        message: "Change",
        author: "Ana",
        requestedBy: "ana",
        webhookEventId: event,
        ...change,
    };
    const { results, events } = await database.knex.transaction((trx) => enqueuePushes(trx, clock, [request]));
    await webhookEvents.settle(database.knex, event, {
        verdict: "accepted",
        reason: results[0]!.reasons.join("; "),
        deployments: results[0]!.deployments,
    });
    events.forEach((one) => bus.publish(one));
    return event;
}

async function insertEvent(): Promise<number> {
    const id = 1 + (await webhookEvents.list(database.knex, { limit: 100 })).length;
    const row = { forge: "gitea", deliveryId: `d${id}`, event: "push", ref: MAIN, sha: null, sender: "ana" } as const;
    const rest = { headers: {}, bodyFile: null, bodyOffset: null, bodyLength: null, deployments: [] };
    const receivedAt = now.toISOString();
    const verdict = "accepted";
    await webhookEvents.insertAll(database.knex, [
        { id, repositoryId, verdict, reason: "", receivedAt, ...row, ...rest },
    ]);
    return id;
}

const pending = () => pendingPushes.refs(database.knex);
const settled = () => vi.waitFor(async () => expect(await pending()).toEqual([]), { timeout: 20_000, interval: 20 });
const delivery = async (id: number) => (await webhookEvents.find(database.knex, id))!;
const queued = async () =>
    (await deployments.list(database.knex, { limit: 100 }))
        .reverse()
        .map(({ stack, commitSha, state }) => `${stack} ${commitSha?.slice(0, 7)} ${state}`);
const short = (sha: string) => sha.slice(0, 7);

async function goLive(stack: string, commitSha: string): Promise<void> {
    await database.knex("cicd_release").insert({
        stack,
        number: 1,
        state: "active",
        ref: MAIN,
        commit_sha: commitSha,
        content: JSON.stringify({ stackFiles: {}, trackedFiles: {}, services: {} }),
        created_at: now.toISOString(),
    });
}

describe("a push whose files nobody listed", () => {
    test("deploys exactly the stacks whose paths it changed, with one fetch", async () => {
        for (let number = 1; number <= 20; number += 1) {
            await bind(`app${number}`, [{ paths: [`apps/${number}/**`] }]);
        }
        const before = await repository.commit({ "apps/1/a": "1", "apps/2/a": "1" });
        const sha = await repository.commit({ "apps/2/a": "2", "apps/7/new": "1" });
        start();
        const event = await push(sha, { before });
        expect((await delivery(event)).reason).toBe("Git is asked what main changed");
        await settled();
        expect(await queued()).toEqual([`app2 ${short(sha)} queued`, `app7 ${short(sha)} queued`]);
        expect(await delivery(event)).toMatchObject({
            verdict: "accepted",
            deployments: [1, 2],
            reason:
                "queued #1 for app2; queued #2 for app7; " +
                "app1, app3, app4 and 15 more: no changed file matches the paths of rule 1",
        });
        expect(git.commands.filter(({ args }) => args.includes("fetch"))).toHaveLength(1);
        expect(published.filter(({ type }) => type === "delivery")).toHaveLength(1);
        expect([queuedCalls, reported]).toEqual([1, []]);
    });

    test("ends as ignored, and can be sent again, when it concerns nobody", async () => {
        await bind("shop", [{ paths: ["apps/shop/**"] }]);
        const before = await repository.commit({ a: "1" });
        const sha = await repository.commit({ b: "1" });
        start();
        const event = await push(sha, { before });
        await settled();
        expect(await delivery(event)).toMatchObject({
            verdict: "ignored",
            deployments: [],
            reason: "shop: no changed file matches the paths of rule 1",
        });
        expect(queuedCalls).toBe(0);
    });

    test("lets the stacks that need no answer go first", async () => {
        await bind("dev", []);
        await bind("shop", [{ paths: ["shop/**"] }]);
        const before = await repository.commit({ a: "1" });
        const sha = await repository.commit({ "shop/a": "1" });
        const event = await push(sha, { before });
        expect(await queued()).toEqual([`dev ${short(sha)} queued`]);
        expect((await delivery(event)).reason).toBe("queued #1 for dev; Git is asked what main changed");
        start();
        await settled();
        expect(await delivery(event)).toMatchObject({
            deployments: [1, 2],
            reason: "queued #1 for dev; queued #2 for shop",
        });
    });

    test("is compared with what the stack runs on a new branch, or after a forced push from where nobody knows", async () => {
        await bind("shop", [{ branches: ["**"], paths: ["shop/**"] }]);
        await bind("blog", [{ branches: ["**"], paths: ["blog/**"] }]);
        await bind("fresh", [{ branches: ["**"], paths: ["blog/**"] }]);
        const old = await repository.commit({ "shop/a": "1", "blog/a": "1" });
        const base = await repository.commit({ "shop/a": "2" });
        const sha = await repository.commit({ README: "1" }, { branch: "release/2", from: base });
        await goLive("shop", old);
        await goLive("blog", old);
        start();
        const event = await push(sha, { ref: "refs/heads/release/2" });
        await settled();
        expect(await queued()).toEqual([`shop ${short(sha)} queued`, `fresh ${short(sha)} queued`]);
        expect((await delivery(event)).reason).toContain("blog: no changed file matches");
        await push(sha, { before: "0123456789".repeat(4), ref: "refs/heads/release/2" });
        await settled();
        expect(await queued()).toHaveLength(4);
    });

    test("keeps its place before later pushes of its ref, whatever those say", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        const before = await repository.commit({ a: "1" });
        const first = await repository.commit({ "shop/a": "1" });
        const second = await repository.commit({ "shop/a": "2" });
        await push(first, { before });
        await push(second, { before: first, files: ["shop/a"] });
        expect(await queued()).toEqual([]);
        start();
        await settled();
        expect(await queued()).toEqual([`shop ${short(first)} superseded`, `shop ${short(second)} queued`]);
    });

    test("is asked for its message where the forge sends none", async () => {
        await bind("shop", []);
        const sha = await repository.commit(
            { a: "1" },
            { message: "Tidy up [skip ci]", author: "Zoë <z@example.org>" },
        );
        start();
        const event = await push(sha, { message: null, author: null });
        await settled();
        expect(await delivery(event)).toMatchObject({ verdict: "ignored", reason: "shop: the commit says [skip ci]" });
        const next = await repository.commit({ a: "2" }, { message: "Fix", author: "Zoë <z@example.org>" });
        await push(null, { message: null, author: null });
        await settled();
        expect(await deployments.list(database.knex, { limit: 1 })).toMatchObject([
            { commitSha: next, commitMessage: "Fix", commitAuthor: "Zoë" },
        ]);
    });

    test("finds the one path that matters among 5,000", async () => {
        await bind("shop", [{ paths: ["f4999"] }]);
        await bind("blog", [{ paths: ["g/**"] }]);
        const before = await repository.commit({ a: "1" });
        const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, "1"]));
        const sha = await repository.commit(many);
        start();
        await push(sha, { before });
        await settled();
        expect(await queued()).toEqual([`shop ${short(sha)} queued`]);
    });
});

describe("a pull request", () => {
    test("is judged by what it changed since it left its base, and waits when somebody outside sent it", async () => {
        await bind("shop", [{ pullRequests: true, paths: ["shop/**"] }]);
        await bind("blog", [{ pullRequests: true, paths: ["blog/**"] }]);
        const base = await repository.commit({ a: "1" });
        const head = await repository.commit({ "shop/a": "1" }, { branch: "topic", from: base });
        await repository.commit({ "blog/a": "1" });
        await runGit(repository.dir, ["update-ref", "refs/pull/7/head", head]);
        await repository.deleteRef("refs/heads/topic");
        start();
        await push(head, {
            trigger: "pull-request",
            ref: "refs/pull/7/head",
            base: "main",
            message: "The title [skip ci]",
            untrusted: true,
        });
        await settled();
        expect(await deployments.list(database.knex, { limit: 5 })).toMatchObject([
            { stack: "shop", state: "waiting", waitingReason: "approval", commitMessage: "The title [skip ci]" },
        ]);
    });
});

describe("when Git can't be asked", () => {
    test("what a killed server left pending goes on at the next start", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        const before = await repository.commit({ a: "1" });
        const sha = await repository.commit({ "shop/a": "1" });
        const event = await push(sha, { before });
        expect(await pending()).toHaveLength(1);
        git.server.setFault({ kind: "hang" });
        const killed = start();
        await vi.waitFor(() => expect(git.server.requests.length).toBeGreaterThan(0), { timeout: 10_000 });
        await killed.close();
        expect(await pending()).toHaveLength(1);
        expect((await delivery(event)).verdict).toBe("accepted");
        git.server.setFault(null);
        start();
        await settled();
        expect(await queued()).toEqual([`shop ${short(sha)} queued`]);
    });

    test("it is tried again while the forge is away", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        const before = await repository.commit({ a: "1" });
        const sha = await repository.commit({ b: "1" });
        // Five tries are one call of git's; so this outlasts two of them.
        git.server.setFault({ kind: "status", status: 503, times: 12 });
        start();
        const event = await push(sha, { before });
        await settled();
        expect((await delivery(event)).reason).toBe("shop: no changed file matches the paths of rule 1");
    });

    test("every stack that may be concerned is queued after ten minutes, and the delivery says why", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        await bind("blog", [{ branches: ["dev"] }]);
        const sha = await repository.commit({ b: "1" });
        git.server.setFault({ kind: "status", status: 503 });
        start();
        const event = await push(sha, { before: sha });
        await vi.waitFor(() => expect(git.server.requests.length).toBeGreaterThan(6), { timeout: 20_000 });
        expect(await queued()).toEqual([]);
        now = new Date(now.getTime() + 11 * 60_000);
        await settled();
        expect(await queued()).toEqual([`shop ${short(sha)} queued`]);
        expect((await delivery(event)).reason).toMatch(
            /^Git could not be asked what changed: .*\(503\); queued #1 for shop; blog: branch main matches no rule$/,
        );
    });

    test("a login that is refused is told at once", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        const sha = await repository.commit({ b: "1" });
        git.server.setToken("needed-0123456789");
        start();
        const event = await push(sha, { before: sha });
        await settled();
        expect((await delivery(event)).reason).toMatch(/^Git could not be asked what changed: .*login/);
        expect(await queued()).toHaveLength(1);
    });

    test("a commit that is gone by now deploys nothing", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        await repository.commit({ b: "1" });
        start();
        const gone = "0123456789".repeat(4);
        const event = await push(gone, { before: null });
        await vi.waitFor(
            () => expect(git.commands.filter(({ args }) => args.includes("fetch")).length).toBeGreaterThan(3),
            { timeout: 20_000 },
        );
        expect(await pending()).toHaveLength(1);
        now = new Date(now.getTime() + 61_000);
        await settled();
        expect(await delivery(event)).toMatchObject({
            verdict: "ignored",
            reason: "commit 0123456 is no longer in the repository",
        });
    });

    test("stacks and repositories that went away meanwhile are left out", async () => {
        await bind("shop", [{ paths: ["shop/**"] }]);
        const sha = await repository.commit({ b: "1" });
        const event = await push(sha, { before: sha });
        await database.knex("cicd_binding").delete();
        await database.knex("cicd_repository").delete();
        start();
        await settled();
        expect(await delivery(event)).toMatchObject({ verdict: "ignored", deployments: [] });
        expect(reported).toEqual([]);
    });
});
