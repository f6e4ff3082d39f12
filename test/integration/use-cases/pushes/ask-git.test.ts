import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deployments } from "../../../../backend/models/deployments";
import { runGit } from "../../../fixtures/git-server/run-git";
import { PendingSuite } from "./pending-suite";

const short = (sha: string) => sha.slice(0, 7);

let suite: PendingSuite;

beforeEach(async () => {
    suite = await PendingSuite.start();
});
afterEach(() => suite.close());

describe("a push whose files nobody listed", () => {
    test("deploys exactly the stacks whose paths it changed, with one fetch", async () => {
        for (let number = 1; number <= 20; number += 1) {
            await suite.bind(`app${number}`, [{ paths: [`apps/${number}/**`] }]);
        }
        const before = await suite.repository.commit({ "apps/1/a": "1", "apps/2/a": "1" });
        const sha = await suite.repository.commit({ "apps/2/a": "2", "apps/7/new": "1" });
        suite.startWorker();
        const event = await suite.push(sha, { before });
        expect((await suite.delivery(event)).reason).toBe("Git is asked what main changed");
        await suite.settled();
        expect(await suite.deployments()).toEqual([`app2 ${short(sha)} queued`, `app7 ${short(sha)} queued`]);
        expect(await suite.delivery(event)).toMatchObject({
            verdict: "accepted",
            deployments: [1, 2],
            reason:
                "queued #1 for app2; queued #2 for app7; " +
                "app1, app3, app4 and 15 more: no changed file matches the paths of rule 1",
        });
        expect(suite.git.commands.filter(({ args }) => args.includes("fetch"))).toHaveLength(1);
        expect(suite.published.filter(({ type }) => type === "delivery")).toHaveLength(1);
        expect([suite.queuedCalls, suite.reported]).toEqual([1, []]);
    });

    test("ends as ignored, and can be sent again, when it concerns nobody", async () => {
        await suite.bind("shop", [{ paths: ["apps/shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const sha = await suite.repository.commit({ b: "1" });
        suite.startWorker();
        const event = await suite.push(sha, { before });
        await suite.settled();
        expect(await suite.delivery(event)).toMatchObject({
            verdict: "ignored",
            deployments: [],
            reason: "shop: no changed file matches the paths of rule 1",
        });
        expect(suite.queuedCalls).toBe(0);
    });

    test("lets the stacks that need no answer go first", async () => {
        await suite.bind("dev", []);
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const sha = await suite.repository.commit({ "shop/a": "1" });
        const event = await suite.push(sha, { before });
        expect(await suite.deployments()).toEqual([`dev ${short(sha)} queued`]);
        expect((await suite.delivery(event)).reason).toBe("queued #1 for dev; Git is asked what main changed");
        suite.startWorker();
        await suite.settled();
        expect(await suite.delivery(event)).toMatchObject({
            deployments: [1, 2],
            reason: "queued #1 for dev; queued #2 for shop",
        });
    });

    test("is compared with what the stack runs on a new branch, or after a forced push from where nobody knows", async () => {
        await suite.bind("shop", [{ branches: ["**"], paths: ["shop/**"] }]);
        await suite.bind("blog", [{ branches: ["**"], paths: ["blog/**"] }]);
        await suite.bind("fresh", [{ branches: ["**"], paths: ["blog/**"] }]);
        const old = await suite.repository.commit({ "shop/a": "1", "blog/a": "1" });
        const base = await suite.repository.commit({ "shop/a": "2" });
        const sha = await suite.repository.commit({ README: "1" }, { branch: "release/2", from: base });
        await suite.goLive("shop", old);
        await suite.goLive("blog", old);
        suite.startWorker();
        const event = await suite.push(sha, { ref: "refs/heads/release/2" });
        await suite.settled();
        expect(await suite.deployments()).toEqual([`shop ${short(sha)} queued`, `fresh ${short(sha)} queued`]);
        expect((await suite.delivery(event)).reason).toContain("blog: no changed file matches");
        await suite.push(sha, { before: "0123456789".repeat(4), ref: "refs/heads/release/2" });
        await suite.settled();
        expect(await suite.deployments()).toHaveLength(4);
    });

    test("keeps its place before later pushes of its ref, whatever those say", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const first = await suite.repository.commit({ "shop/a": "1" });
        const second = await suite.repository.commit({ "shop/a": "2" });
        await suite.push(first, { before });
        await suite.push(second, { before: first, files: ["shop/a"] });
        expect(await suite.deployments()).toEqual([]);
        suite.startWorker();
        await suite.settled();
        expect(await suite.deployments()).toEqual([`shop ${short(first)} superseded`, `shop ${short(second)} queued`]);
    });

    test("is asked for its message where the forge sends none", async () => {
        await suite.bind("shop", []);
        const sha = await suite.repository.commit(
            { a: "1" },
            { message: "Tidy up [skip ci]", author: "Zoë <z@example.org>" },
        );
        suite.startWorker();
        const event = await suite.push(sha, { message: null, author: null });
        await suite.settled();
        expect(await suite.delivery(event)).toMatchObject({
            verdict: "ignored",
            reason: "shop: the commit says [skip ci]",
        });
        const next = await suite.repository.commit({ a: "2" }, { message: "Fix", author: "Zoë <z@example.org>" });
        await suite.push(null, { message: null, author: null });
        await suite.settled();
        expect(await deployments.list(suite.database.knex, { limit: 1 })).toMatchObject([
            { commitSha: next, commitMessage: "Fix", commitAuthor: "Zoë" },
        ]);
    });

    test("finds the one path that matters among 5,000", async () => {
        await suite.bind("shop", [{ paths: ["f4999"] }]);
        await suite.bind("blog", [{ paths: ["g/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, "1"]));
        const sha = await suite.repository.commit(many);
        suite.startWorker();
        await suite.push(sha, { before });
        await suite.settled();
        expect(await suite.deployments()).toEqual([`shop ${short(sha)} queued`]);
    });
});

describe("a pull request", () => {
    test("is judged by what it changed since it left its base, and waits when somebody outside sent it", async () => {
        await suite.bind("shop", [{ pullRequests: true, paths: ["shop/**"] }]);
        await suite.bind("blog", [{ pullRequests: true, paths: ["blog/**"] }]);
        const base = await suite.repository.commit({ a: "1" });
        const head = await suite.repository.commit({ "shop/a": "1" }, { branch: "topic", from: base });
        await suite.repository.commit({ "blog/a": "1" });
        await runGit(suite.repository.dir, ["update-ref", "refs/pull/7/head", head]);
        await suite.repository.deleteRef("refs/heads/topic");
        suite.startWorker();
        await suite.push(head, {
            trigger: "pull-request",
            ref: "refs/pull/7/head",
            base: "main",
            message: "The title [skip ci]",
            untrusted: true,
        });
        await suite.settled();
        expect(await deployments.list(suite.database.knex, { limit: 5 })).toMatchObject([
            { stack: "shop", state: "waiting", waitingReason: "approval", commitMessage: "The title [skip ci]" },
        ]);
    });
});
