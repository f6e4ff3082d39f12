import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListView, WebhookEventView } from "../../../common/views";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { freePort } from "../../fixtures/server/free-port";
import { deliverPush } from "../../fixtures/server/push";
import { answerOf, StackFixture } from "../../fixtures/server/stack-fixture";
import type { Hook } from "../../fixtures/server/standalone-server";
import { until } from "../../fixtures/server/until";
import { webSample } from "../../fixtures/server/web-sample";

let fixture: StackFixture;
let stack: string;
let port: number;
let repository: ServedRepository;
let hook: Hook;

beforeAll(async () => {
    fixture = await StackFixture.start();
    stack = fixture.stackName("pending");
    port = await freePort();
    repository = await fixture.repository(stack);
    await repository.commit(webSample({ text: "one", port }));
    hook = await fixture.server.connect(stack, repository.url, { rules: [{ paths: ["web/**"] }] });
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
    expect((await fixture.server.deploy(stack)).state).toBe("succeeded");
});

afterAll(() => fixture?.close());

async function deliver(sha: string): Promise<void> {
    await deliverPush(hook, { sha, message: "Change", repository: repository.url });
}

async function newestDelivery(): Promise<WebhookEventView> {
    const list = await fixture.server.call<ListView<WebhookEventView>>("GET", `/webhook-events?stack=${stack}`);
    return list.items[0]!;
}

const decided = () =>
    until("Git's answer", async () => {
        const delivery = await newestDelivery();
        return delivery.reason.includes("Git is asked") ? undefined : delivery;
    });
const deploymentsOf = async (sha: string) =>
    (await fixture.server.deployments(stack)).filter(({ commit }) => commit?.sha === sha);

describe("a push whose delivery lists no files", () => {
    it("deploys nothing when it changed none of the stack's paths", async () => {
        const sha = await repository.commit({ "README.md": "hello" });
        await deliver(sha);
        expect(await decided()).toMatchObject({
            verdict: "ignored",
            reason: `${stack}: no changed file matches the paths of rule 1`,
        });
        expect(await deploymentsOf(sha)).toEqual([]);
    });

    it("is deployed once when the server is killed before Git has answered", async () => {
        const sha = await repository.commit({ "web/index.html": "two\n" });
        fixture.git.setFault({ kind: "hang" });
        const asked = fixture.git.requests.length;
        await deliver(sha);
        await until("Git to be asked", async () => fixture.git.requests.length > asked);
        expect(await newestDelivery()).toMatchObject({ verdict: "accepted", reason: "Git is asked what main changed" });
        await fixture.server.kill();
        fixture.git.setFault(null);
        await fixture.server.start();
        await until("the page to answer", async () => (await answerOf(port)) === "two");
        const { deployments, verdict } = await decided();
        expect([verdict, deployments.length]).toEqual(["accepted", 1]);
        expect((await fixture.server.finished(deployments[0]!)).state).toBe("succeeded");
        expect((await deploymentsOf(sha)).map(({ id }) => id)).toEqual(deployments);
    });
});
