import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runGit } from "../../fixtures/git-server/run-git";
import { enqueue } from "../../fixtures/build-engine";
import { repositories } from "../../../backend/models/repositories";
import { releases } from "../../../backend/models/releases";
import { setUpMonorepo } from "./monorepo-setup";

let setUp: Awaited<ReturnType<typeof setUpMonorepo>>;
/** Stacks that were said to have changed. */
let told: string[];
beforeEach(async () => {
    setUp = await setUpMonorepo();
    told = [];
    setUp.engine.bus.subscribe((event) => void (event.type === "stack" && told.push(event.stack)));
});
afterEach(() => setUp.close());

const position = async () => (await setUp.useCases.stack("shop")).git;
const soon = () => expect.poll(position, { timeout: 20_000 });
const fetches = () => setUp.gitTest.commands.filter(({ args }) => args.includes("fetch")).length;
const commit = (message: string) => setUp.repository.commit({ "compose.yaml": `# ${message}\n` }, { message });

async function goLive(commitSha: string | null): Promise<void> {
    const { db } = setUp.engine;
    const at = new Date(0).toISOString();
    const id = await releases.insert(db, {
        stack: "shop",
        deploymentId: null,
        ref: "refs/heads/main",
        commitSha,
        commitMessage: "live",
        commitAuthor: "Ana",
        content: { stackFiles: {}, trackedFiles: {}, services: {} },
        environment: null,
        createdAt: at,
    });
    await releases.activate(db, "shop", id, at);
}

/** As a delivery or a poll leaves it. */
async function hearOf(sha: string): Promise<void> {
    const [repository] = await repositories.list(setUp.engine.db);
    await repositories.recordSeen(setUp.engine.db, repository!.id, { "refs/heads/main": sha });
}

async function connect(): Promise<void> {
    await setUp.connect([{ stack: "shop", composePath: "compose.yaml" }]);
    told = [];
}
const remote = () => setUp.gitTest.remote(setUp.repository.url);

describe("the position of what is live", () => {
    it("is found once for each change, in the background, and watchers are told", async () => {
        const first = await commit("One");
        await connect();
        await goLive(first);
        await setUp.gitTest.git.fetch(remote(), setUp.gitTest.options);
        expect(await position()).toBeNull();
        await soon().toEqual({ branch: "main", head: null, behind: 0, ahead: 0 });
        expect(told).toEqual(["shop"]);
        await commit("Two");
        const head = await commit("Three");
        await hearOf(head);
        const before = fetches();
        await soon().toMatchObject({ behind: 2, ahead: 0, head: { sha: head, message: "Three" } });
        expect(fetches() - before).toBe(1);
        expect(told).toEqual(["shop", "shop"]);
        const calls = setUp.gitTest.commands.length;
        await position();
        expect(setUp.gitTest.commands.length).toBe(calls);
    });

    it("counts what the branch no longer has, too", async () => {
        const first = await commit("One");
        const replaced = await commit("Two");
        await connect();
        await goLive(replaced);
        await setUp.gitTest.git.fetch(remote(), setUp.gitTest.options);
        await runGit(setUp.repository.dir, ["update-ref", "refs/heads/main", first]);
        const other = await commit("Other");
        await hearOf(other);
        await soon().toMatchObject({ behind: 1, ahead: 1, head: { sha: other } });
    });

    it("asks nobody while a deployment is under way", async () => {
        const first = await commit("One");
        await connect();
        await goLive(first);
        await hearOf(await commit("Two"));
        await enqueue(setUp.database, { stack: "shop" });
        const calls = setUp.gitTest.commands.length;
        expect(await position()).toBeNull();
        expect(setUp.gitTest.commands.length).toBe(calls);
    });

    it.each(["answers", "does not answer"])(
        "knows what a deployment that failed has fetched, where the forge %s",
        async (forge) => {
            const first = await commit("One");
            await connect();
            await goLive(first);
            await hearOf(first);
            await setUp.gitTest.git.fetch(remote(), setUp.gitTest.options);
            await soon().toMatchObject({ behind: 0 });
            // Pushed without a delivery.
            const head = await commit("Two");
            const id = await enqueue(setUp.database, { stack: "shop" });
            expect(await position()).toMatchObject({ behind: 0 });
            await setUp.gitTest.git.fetch(remote(), setUp.gitTest.options);
            if (forge === "does not answer") {
                await setUp.gitTest.server.close();
            }
            await setUp.engine.db("cicd_deployment").where({ id }).update({ state: "failed" });
            told = [];
            await soon().toMatchObject({ behind: 1, head: { sha: head } });
            expect(told).toEqual(["shop"]);
        },
    );

    it("is unknown where the forge doesn't answer, and where nothing is live from Git", async () => {
        const first = await commit("One");
        await connect();
        await goLive(null);
        expect(await position()).toBeNull();
        await goLive(first);
        await hearOf("0123456789".repeat(4));
        await setUp.gitTest.server.close();
        expect(await position()).toBeNull();
        await expect.poll(() => fetches(), { timeout: 20_000 }).toBeGreaterThan(0);
        expect(await position()).toBeNull();
        expect(told).toEqual([]);
    });

    it("is right again once somebody has compared with Git", async () => {
        const first = await commit("One");
        await connect();
        await goLive(first);
        await setUp.gitTest.git.fetch(remote(), setUp.gitTest.options);
        await soon().toMatchObject({ behind: 0 });
        await commit("Two");
        const { id } = (await releases.active(setUp.engine.db, "shop"))!;
        await setUp.useCases.compareReleases("shop", { from: id, to: "git" });
        await soon().toMatchObject({ behind: 1 });
    });
});
