import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { repositories } from "../../../backend/models/repositories";
import { ruleSchema } from "../../../common/schema";
import { runGit } from "../../fixtures/git-server/run-git";
import { found, MAIN, pushed, setUpPolling, type PollingTest } from "./polling-setup";

let polling: PollingTest;
beforeEach(async () => {
    polling = await setUpPolling();
});
afterEach(() => polling.close());

describe("polling", () => {
    test("deploys nothing of what is there when a repository is connected, and remembers it", async () => {
        await polling.bind("shop");
        await polling.restart();
        expect(await polling.queued()).toEqual([]);
        expect((await polling.row()).lastSeen).toEqual({ [MAIN]: await polling.repository.sha("main") });
        expect((await polling.row()).lastPollError).toBeNull();
    });

    test("deploys an older stack and not the one that is connected after the commit came", async () => {
        await polling.bind("shop");
        await polling.restart();
        const missed = await polling.repository.commit({ a: "1" });
        await polling.bind("blog");
        polling.bus.publish({ type: "repository", repository: polling.id });
        await vi.waitFor(() => expect(polling.timers.waits).toContain(0));
        await polling.look();
        expect(await polling.queued()).toEqual([found(missed)]);
        const next = await polling.repository.commit({ a: "2" });
        await polling.restart();
        expect((await polling.queued()).toSorted()).toEqual(
            [found(missed), found(next), found(next, "blog")].toSorted(),
        );
    });

    test("deploys the newest of three pushes that came while the server was down, once", async () => {
        await polling.bind("shop");
        await polling.restart();
        await polling.repository.commit({ a: "1" });
        await polling.repository.commit({ a: "2" });
        const newest = await polling.repository.commit({ a: "3" });
        await polling.restart();
        expect(await polling.queued()).toEqual([found(newest)]);
        const trail = await polling.db("cicd_audit").select("actor", "actor_kind", "action");
        expect(trail).toEqual([{ actor: "polling", actor_kind: "polling", action: "push" }]);
        await polling.restart();
        expect(await polling.queued()).toEqual([found(newest)]);
        expect(polling.lines.filter((line) => line.includes("1 ref of repository"))).toHaveLength(1);
    });

    test("does not repeat a commit whose deployment failed, nor one that was withdrawn", async () => {
        await polling.bind("shop");
        await polling.restart();
        const bad = await polling.repository.commit({ a: "bad" });
        await polling.restart();
        await polling.end("failed");
        await polling.changeBinding({ withdrawn: [{ sha: bad, by: "ana", at: "" }] });
        await polling.restart();
        expect(await polling.queued()).toEqual([found(bad)]);
    });

    test("deploys no withdrawn commit, even where it has not been seen", async () => {
        await polling.bind("shop");
        await polling.restart();
        const bad = await polling.repository.commit({ a: "bad" });
        await polling.changeBinding({ withdrawn: [{ sha: bad, by: "ana", at: "" }] });
        await polling.restart();
        expect(await polling.queued()).toEqual([]);
        expect((await polling.row()).lastSeen[MAIN]).toBe(bad);
    });

    test("deploys what a delivery told of no second time, and a delivery not what a poll has found", async () => {
        await polling.bind("shop");
        await polling.restart();
        const first = await polling.repository.commit({ a: "1" });
        expect(await polling.deliver(first, null)).toEqual(["queued #1 for shop"]);
        await polling.restart();
        const second = await polling.repository.commit({ a: "2" });
        await polling.restart();
        expect(await polling.queued()).toEqual([pushed(first), found(second)]);
        expect((await polling.deliver(second, first)).join()).toContain("see #2");
        await polling.end("failed");
        expect(await polling.deliver(second, first)).toEqual(["queued #3 for shop"]);
    });

    test("leaves it at that when a late delivery told of an older commit", async () => {
        await polling.bind("shop");
        await polling.restart();
        const older = await polling.repository.commit({ a: "1" });
        const newer = await polling.repository.commit({ a: "2" });
        await polling.deliver(newer, older);
        await polling.end("failed");
        await polling.deliver(older, null);
        await polling.restart();
        expect(await polling.queued()).toHaveLength(2);
        expect((await polling.row()).lastSeen[MAIN]).toBe(newer);
    });

    test("deploys a branch that was set back by force", async () => {
        await polling.bind("shop");
        const before = await polling.repository.sha("main");
        await polling.restart();
        const newer = await polling.repository.commit({ a: "1" });
        await polling.restart();
        await polling.end("succeeded");
        await runGit(polling.repository.dir, ["update-ref", MAIN, before]);
        await polling.restart();
        expect(await polling.queued()).toEqual([found(newer), found(before)]);
        await polling.end("succeeded");
        await runGit(polling.repository.dir, ["update-ref", MAIN, newer]);
        await polling.restart();
        expect(await polling.queued()).toEqual([found(newer), found(before), found(newer)]);
    });

    test("asks Git for the files, so that a poll deploys only the stacks whose paths changed", async () => {
        await polling.bind("web", [{ paths: ["web/**"] }]);
        await polling.bind("api", [{ paths: ["api/**"] }]);
        await polling.restart();
        const sha = await polling.repository.commit({ "web/index.html": "hello" });
        await polling.restart();
        expect(await polling.queued()).toEqual([found(sha, "web")]);
    });

    test("heeds skip markers", async () => {
        await polling.bind("shop");
        await polling.restart();
        await polling.repository.commit({ a: "1" }, { message: "Typo [skip ci]" });
        await polling.restart();
        expect(await polling.queued()).toEqual([]);
    });

    test("deploys the newest of several new tags, and none of the old ones when a rule names tags later", async () => {
        await polling.bind("shop");
        await polling.repository.tag("v1.0.0");
        await polling.restart();
        expect((await polling.row()).lastSeen).not.toHaveProperty("refs/tags/v1.0.0");
        await polling.changeBinding({ rules: [ruleSchema.parse({ tags: ["v*"] })] });
        polling.bus.publish({ type: "repository", repository: polling.id });
        await vi.waitFor(() => expect(polling.timers.waits).toContain(0));
        await polling.look();
        expect(await polling.queued()).toEqual([]);
        await polling.repository.commit({ a: "1" });
        await polling.repository.tag("v1.9.0");
        const sha = await polling.repository.commit({ a: "2" });
        await polling.repository.tag("v1.10.0");
        await polling.restart();
        expect(await polling.queued()).toEqual([found(sha, "shop", "refs/tags/v1.10.0")]);
    });

    test("knows an annotated tag by its commit and by its own id", async () => {
        await polling.bind("shop", [{ tags: ["v*"] }]);
        await polling.restart();
        const sha = await polling.repository.sha("main");
        const who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"];
        await runGit(polling.repository.dir, [...who, "tag", "-a", "-m", "First", "v1.0.0", sha]);
        const tag = await runGit(polling.repository.dir, ["rev-parse", "refs/tags/v1.0.0"]);
        await repositories.recordSeen(polling.db, polling.id, { "refs/tags/v1.0.0": tag });
        await polling.restart();
        expect(await polling.queued()).toEqual([]);
        await repositories.recordSeen(polling.db, polling.id, { "refs/tags/v1.0.0": null });
        await polling.restart();
        expect(await polling.queued()).toEqual([found(sha, "shop", "refs/tags/v1.0.0")]);
    });

    test("forgets a branch that is gone", async () => {
        await polling.bind("shop", [{ branches: ["*"] }]);
        await polling.repository.commit({ a: "1" }, { branch: "next", from: "main" });
        await polling.restart();
        await polling.repository.deleteRef("refs/heads/next");
        await polling.restart();
        expect(Object.keys((await polling.row()).lastSeen)).toEqual([MAIN]);
    });

    test("remembers what another URL has without deploying it", async () => {
        await polling.bind("shop");
        await polling.restart();
        const other = await polling.git.server.createRepository("team/moved");
        const sha = await other.commit({ "compose.yaml": "services: {other: {}}" });
        await repositories.update(polling.db, polling.id, { url: other.url, urlKey: "git.example.org/moved" });
        await polling.restart();
        expect(await polling.queued()).toEqual([]);
        expect((await polling.row()).lastSeen).toEqual({ [MAIN]: sha });
    });
});
