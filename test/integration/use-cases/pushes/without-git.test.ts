import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PendingSuite } from "./pending-suite";

const short = (sha: string) => sha.slice(0, 7);

let suite: PendingSuite;

beforeEach(async () => {
    suite = await PendingSuite.start();
});
afterEach(() => suite.close());

describe("when Git can't be asked", () => {
    test("what a killed server left pending goes on at the next start", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const sha = await suite.repository.commit({ "shop/a": "1" });
        const event = await suite.push(sha, { before });
        expect(await suite.pending()).toHaveLength(1);
        suite.git.server.setFault({ kind: "hang" });
        const killed = suite.startWorker();
        await vi.waitFor(() => expect(suite.git.server.requests.length).toBeGreaterThan(0), { timeout: 10_000 });
        await killed.close();
        expect(await suite.pending()).toHaveLength(1);
        expect((await suite.delivery(event)).verdict).toBe("accepted");
        suite.git.server.setFault(null);
        suite.startWorker();
        await suite.settled();
        expect(await suite.deployments()).toEqual([`shop ${short(sha)} queued`]);
    });

    test("it is tried again while the forge is away", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const sha = await suite.repository.commit({ b: "1" });
        // Five tries are one call of git's; so this outlasts two of them.
        suite.git.server.setFault({ kind: "status", status: 503, times: 12 });
        suite.startWorker();
        const event = await suite.push(sha, { before });
        await suite.settled();
        expect((await suite.delivery(event)).reason).toBe("shop: no changed file matches the paths of rule 1");
    });

    test("every stack that may be concerned is queued after ten minutes, and the delivery says why", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        await suite.bind("blog", [{ branches: ["dev"] }]);
        const sha = await suite.repository.commit({ b: "1" });
        suite.git.server.setFault({ kind: "status", status: 503 });
        suite.startWorker();
        const event = await suite.push(sha, { before: sha });
        await vi.waitFor(() => expect(suite.git.server.requests.length).toBeGreaterThan(6), { timeout: 20_000 });
        expect(await suite.deployments()).toEqual([]);
        suite.now = new Date(suite.now.getTime() + 11 * 60_000);
        await suite.settled();
        expect(await suite.deployments()).toEqual([`shop ${short(sha)} queued`]);
        expect((await suite.delivery(event)).reason).toMatch(
            /^Git could not be asked what changed: .*\(503\); queued #1 for shop; blog: branch main matches no rule$/,
        );
    });

    test("a login that is refused is told at once", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const sha = await suite.repository.commit({ b: "1" });
        suite.git.server.setToken("needed-0123456789");
        suite.startWorker();
        const event = await suite.push(sha, { before: sha });
        await suite.settled();
        expect((await suite.delivery(event)).reason).toMatch(/^Git could not be asked what changed: .*login/);
        expect(await suite.deployments()).toHaveLength(1);
    });

    test("a commit that is gone by now deploys nothing", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        await suite.repository.commit({ b: "1" });
        suite.startWorker();
        const gone = "0123456789".repeat(4);
        const event = await suite.push(gone, { before: null });
        await vi.waitFor(
            () => expect(suite.git.commands.filter(({ args }) => args.includes("fetch")).length).toBeGreaterThan(3),
            { timeout: 20_000 },
        );
        expect(await suite.pending()).toHaveLength(1);
        suite.now = new Date(suite.now.getTime() + 61_000);
        await suite.settled();
        expect(await suite.delivery(event)).toMatchObject({
            verdict: "ignored",
            reason: "commit 0123456 is no longer in the repository",
        });
    });

    test("a commit that may still come holds up what came after it for its ref, and no other", async () => {
        await suite.bind("shop", [{ branches: ["*"], paths: ["shop/**"] }]);
        const before = await suite.repository.commit({ a: "1" });
        const dev = await suite.repository.commit({ "shop/a": "1" }, { branch: "dev", from: "main" });
        const main = await suite.repository.commit({ "shop/a": "2" });
        const missing = "0123456789".repeat(4);
        await suite.push(missing, { before });
        await suite.push(main, { before });
        await suite.push(dev, { before, ref: "refs/heads/dev" });
        suite.startWorker();
        const queued = (count: number) =>
            vi.waitFor(async () => expect(await suite.deployments()).toHaveLength(count), { timeout: 20_000 });
        await queued(1);
        expect(await suite.deployments()).toEqual([`shop ${short(dev)} queued`]);
        await suite.push(dev, { before, ref: "refs/heads/dev" });
        await queued(2);
        expect((await suite.pending()).map(({ ref }) => ref)).toEqual(["refs/heads/main"]);
        suite.now = new Date(suite.now.getTime() + 61_000);
        await suite.settled();
        expect((await suite.deployments()).at(-1)).toBe(`shop ${short(main)} queued`);
        expect(suite.reported).toEqual([]);
    });

    test("stacks and repositories that went away meanwhile are left out", async () => {
        await suite.bind("shop", [{ paths: ["shop/**"] }]);
        const sha = await suite.repository.commit({ b: "1" });
        const event = await suite.push(sha, { before: sha });
        await suite.database.knex("cicd_binding").delete();
        await suite.database.knex("cicd_repository").delete();
        suite.startWorker();
        await suite.settled();
        expect(await suite.delivery(event)).toMatchObject({ verdict: "ignored", deployments: [] });
        expect(suite.reported).toEqual([]);
    });
});
