import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deployments } from "../../../backend/models/deployments";
import { setUpReporter, sha, soon, type ReporterTest } from "./reporter-setup";
let reporter: ReporterTest;
beforeEach(async () => {
    reporter = await setUpReporter();
});
afterEach(() => reporter.close());

describe("a deployment's way", () => {
    test("is told step by step, with the log's link and the environment's address, and then forgotten", async () => {
        const id = await reporter.enqueue();
        await reporter.toldOf(["pending: Queued"]);
        await reporter.move(id, "queued", "running");
        await reporter.toldOf(["pending: Queued", "pending: Deploying"]);
        await reporter.move(id, "running", "succeeded");
        await soon(() => expect(reporter.told().at(-1)).toMatch(/^success: Deployed in \d+ s$/));
        await reporter.settled();
        const link = `https://dockge.example.org/compose/shop?deployment=${id}`;
        expect(reporter.forge.server.statuses[0]).toMatchObject({ sha, context: "dockge/shop", url: link });
        expect(reporter.forge.server.deployments).toMatchObject([
            {
                sha,
                environment: "shop",
                states: ["in_progress", "success"],
                url: "https://shop.example.org",
                log: link,
            },
        ]);
        expect(await reporter.statusError()).toBeNull();
    });

    test.each([
        ["failed", "failure: Failed (BUILD_FAILED)"],
        ["rolled-back", "failure: Failed (BUILD_FAILED); the release before is live again"],
        ["canceled", "error: Canceled"],
    ] as const)("ends as %s in the forge's words, without what a program printed", async (to, line) => {
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "running");
        await soon(() => expect(reporter.told()).toContain("pending: Deploying"));
        const error = { code: "BUILD_FAILED", message: "npm printed password=hunter2", hint: "Mend it." } as const;
        await reporter.move(id, "running", to, { facts: to === "canceled" ? {} : { error } });
        await soon(() => expect(reporter.told().at(-1)).toBe(line));
        expect(reporter.forge.server.requests.map(({ body }) => body).join("")).not.toContain("hunter2");
    });

    test("tells why it waits, in one word", async () => {
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "waiting", {
            hold: { reason: "freeze", detail: "secret plans", until: null },
        });
        await soon(() => expect(reporter.told().at(-1)).toBe("pending: Waiting: freeze"));
    });

    test("is told for a branch's commit once checkout has found it", async () => {
        const id = await reporter.enqueue({ commitSha: null, trigger: "manual" });
        await reporter.move(id, "queued", "running");
        await deployments.recordFacts(reporter.forge.db, id, { commitSha: sha });
        reporter.bus.publish({ type: "step", stack: "shop", deployment: id });
        await reporter.toldOf(["pending: Deploying"]);
    });

    test("is told of a rollback for the commit that it goes back to", async () => {
        const id = await reporter.enqueue({ trigger: "rollback", commitSha: "b".repeat(40) });
        await reporter.move(id, "queued", "running");
        await soon(() => expect(reporter.told().at(-1)).toBe("pending: Going back to this commit"));
        expect(reporter.forge.server.statuses.map((status) => status.sha)).toEqual(
            ["b".repeat(40), "b".repeat(40)].slice(-reporter.told().length),
        );
    });
});

describe("nothing is told", () => {
    test.each<[string, () => Promise<unknown>]>([
        ["where reports are switched off", () => reporter.forge.change({ reportStatus: false })],
        ["without a credential", () => reporter.forge.change({ apiCredentialId: null })],
        [
            "with an SSH key only",
            async () =>
                reporter.forge.change({ apiCredentialId: await reporter.forge.addCredential({ kind: "ssh-key" }) }),
        ],
        [
            "with git's credential of another host",
            async () =>
                reporter.forge.change({
                    apiCredentialId: null,
                    credentialId: await reporter.forge.addCredential({ host: "other.example.org" }),
                }),
        ],
    ])("%s", async (_, prepare) => {
        await prepare();
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "running");
        await reporter.move(id, "running", "succeeded");
        const other = await reporter.enqueue({ repositoryId: null });
        await reporter.move(other, "queued", "running");
        await reporter.move(other, "running", "failed");
        // Taken up, and found to be nothing to tell.
        await soon(async () => expect(await reporter.forge.db("cicd_status_report")).toEqual([]));
        await reporter.forge.change({ apiCredentialId: await reporter.forge.addCredential(), reportStatus: true });
        await reporter.tellAnother();
        expect(reporter.told()).toEqual([]);
    });

    test("about what was superseded before anything was said about it", async () => {
        reporter.forge.server.faults.push({ status: 500 });
        const first = await reporter.enqueue();
        await reporter.move(first, "queued", "superseded");
        await reporter.tellAnother();
        expect(reporter.told()).toEqual([]);
    });

    test("about an older deployment of the same commit once a newer one exists", async () => {
        const first = await reporter.enqueue();
        await reporter.move(first, "queued", "running");
        await soon(() => expect(reporter.told()).toContain("pending: Deploying"));
        const second = await reporter.enqueue();
        await reporter.move(first, "running", "canceled");
        await reporter.move(second, "queued", "running");
        await reporter.move(second, "running", "succeeded");
        await soon(() => expect(reporter.told().at(-1)).toMatch(/^success/));
        await reporter.settled();
        expect(reporter.told().some((line) => line.includes("Canceled"))).toBe(false);
        expect(reporter.forge.server.deployments[0]!.states).toEqual(["in_progress", "inactive"]);
    });

    test("to another host by a chosen credential, which is said", async () => {
        await reporter.forge.change({
            apiCredentialId: await reporter.forge.addCredential({ host: "other.example.org" }),
        });
        await reporter.enqueue();
        await soon(async () => expect(await reporter.statusError()).toContain("belongs to other.example.org"));
        expect(reporter.forge.server.requests).toEqual([]);
    });
});

describe("a restart", () => {
    test("loses nothing of what a forge that was down had not heard", async () => {
        await reporter.forge.server.down();
        const id = await reporter.enqueue();
        await reporter.failing();
        await reporter.stop();
        await reporter.move(id, "queued", "running");
        await reporter.move(id, "running", "succeeded");
        await reporter.forge.server.up();
        reporter.start();
        await soon(() => expect(reporter.told()).toHaveLength(1));
        expect(reporter.told()[0]).toMatch(/^success/);
    });

    test("tells what was queued while no reporter ran, and goes on with the forge's own deployment", async () => {
        await reporter.stop();
        const id = await reporter.enqueue();
        await reporter.move(id, "queued", "running");
        reporter.start();
        await reporter.toldOf(["pending: Deploying"]);
        await soon(async () => {
            const row = (await reporter.forge.db("cicd_status_report").first("sent")) as { sent: string };
            expect(row.sent).toBe("running");
        });
        await reporter.stop();
        reporter.start();
        await reporter.move(id, "running", "succeeded");
        const deployment = { states: ["in_progress", "success"] };
        await soon(() => expect(reporter.forge.server.deployments).toMatchObject([deployment]));
    });
});
