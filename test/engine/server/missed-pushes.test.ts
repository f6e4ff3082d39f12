import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView, ListView, ReleaseView, RepositoryView } from "../../../common/views";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";

/** A missed push has to be live by then. */
const WITHIN_MS = 60_000;

let fixture: StackFixture;
let stack: string;
let port: number;
let repository: ServedRepository;
let hook: Hook;

beforeAll(async () => {
    fixture = await StackFixture.start();
    stack = fixture.stackName("missed");
    port = await freePort();
    repository = await fixture.repository(stack);
    await commit("first");
    hook = await fixture.server.connect(stack, repository.url);
    const quick = { stableSeconds: 1, healthTimeout: 20 };
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, quick);
    expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
    await lookedSince("");
});

afterAll(() => fixture?.close());

const commit = (text: string, sample: Partial<Parameters<typeof webSample>[0]> = {}) =>
    repository.commit(webSample({ text: `${stack} ${text}`, port, ...sample }), { message: text });
const view = () => fixture.server.call<RepositoryView>("GET", `/stacks/${stack}/repository`);
const deploymentsOf = async (sha: string) =>
    (await fixture.server.deployments(stack)).filter((one) => one.commit?.sha === sha);

/** The first look after a moment, which has found all that there was to find. */
async function lookedSince(moment: string): Promise<RepositoryView> {
    return until("a look for missed pushes", async () => {
        const repository = await view();
        return (repository.lastPollAt ?? "") > moment ? repository : undefined;
    });
}

async function restart(): Promise<void> {
    await fixture.server.close();
    const moment = new Date().toISOString();
    await fixture.server.start();
    await lookedSince(moment);
}

async function ended(sha: string): Promise<DeploymentView> {
    return until(`a deployment of ${sha} to end`, async () => {
        const [deployment] = await deploymentsOf(sha);
        return deployment?.finishedAt ? deployment : undefined;
    });
}

/** Nothing is under way, and nobody has been asked to look at the commit again. */
async function settledAfterRestart(): Promise<DeploymentView[]> {
    await restart();
    return until("everything to end", async () => {
        const all = await fixture.server.deployments(stack);
        return all.every(({ finishedAt }) => finishedAt !== null) ? all : undefined;
    });
}

describe("a push that no delivery told of", () => {
    it("is live within 60 s of the start, only the newest of three, and once", async () => {
        await fixture.server.close();
        const missed = [await commit("one"), await commit("two"), await commit("three")];
        const begun = performance.now();
        await fixture.server.start();
        await until("the missed push to answer", async () => (await answerOf(port)) === `${stack} three`);
        const took = performance.now() - begun;
        expect(took).toBeLessThan(WITHIN_MS);
        expect(await ended(missed[2]!)).toMatchObject({ state: "succeeded", trigger: "poll", requestedBy: "polling" });
        await settledAfterRestart();
        expect(await deploymentsOf(missed[0]!)).toEqual([]);
        expect(await deploymentsOf(missed[1]!)).toEqual([]);
        expect(await deploymentsOf(missed[2]!)).toHaveLength(1);
    });

    it("is not deployed again when its delivery comes at last", async () => {
        const sha = await repository.sha("main");
        await deliverPush(hook, { sha, message: "three", repository: repository.url });
        const { items } = await fixture.server.call<ListView<{ verdict: string; reason: string }>>(
            "GET",
            `/webhook-events?stack=${stack}`,
        );
        expect(items[0]).toMatchObject({ verdict: "ignored" });
        expect(await deploymentsOf(sha)).toHaveLength(1);
    });

    it("is not tried again when its deployment failed", async () => {
        await fixture.server.close();
        const sha = await commit("bad", { command: "exit 1" });
        await fixture.server.start();
        expect(await ended(sha)).toMatchObject({ state: "rolled-back", trigger: "poll" });
        await settledAfterRestart();
        expect(await deploymentsOf(sha)).toHaveLength(1);
        expect(await answerOf(port)).toBe(`${stack} three`);
    });

    it("stays away after a rollback and a restart, whoever tells of it, until a person deploys it", async () => {
        const sha = await commit("withdrawn");
        await deliverPush(hook, { sha, message: "withdrawn", repository: repository.url });
        expect((await ended(sha)).state).toBe("succeeded");
        const { items } = await fixture.server.call<ListView<ReleaseView>>("GET", `/stacks/${stack}/releases`);
        const before = items.find(({ commit }) => commit?.message.startsWith("three"))!;
        expect((await fixture.server.rollBack(stack, before.id)).state).toBe("succeeded");
        expect((await view()).withdrawn).toMatchObject([{ sha }]);
        await deliverPush(hook, { sha, message: "withdrawn", repository: repository.url });
        await settledAfterRestart();
        await deliverPush(hook, { sha, message: "withdrawn", repository: repository.url });
        const all = await settledAfterRestart();
        expect(all.filter((one) => one.commit?.sha === sha)).toHaveLength(1);
        expect(await answerOf(port)).toBe(`${stack} three`);
        expect((await fixture.server.deploy(stack, sha)).state).toBe("succeeded");
        expect((await view()).withdrawn).toEqual([]);
        expect(await answerOf(port)).toBe(`${stack} withdrawn`);
    });

    it("is found when its delivery is too large to be read", async () => {
        const sha = await commit("large");
        const body = "x".repeat(2_000_000);
        const signature = `sha256=${createHmac("sha256", hook.secret).update(body).digest("hex")}`;
        const headers = {
            "Content-Type": "application/json",
            "X-GitHub-Event": "push",
            "X-Hub-Signature-256": signature,
        };
        const response = await fetch(hook.url, { method: "POST", headers, body });
        expect(response.status).toBe(413);
        expect(await ended(sha)).toMatchObject({ state: "succeeded", trigger: "poll" });
        expect(fixture.server.output).toContain("too large to be read: looking at its branches instead");
    });
});
