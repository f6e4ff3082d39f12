import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DriftView, ListView, PlanView, ReleaseView, WebhookEventView } from "../../../../common/views";
import { freePort } from "../../../fixtures/server/free-port";
import { deliverPush } from "../../../fixtures/server/push";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { webSample } from "../../../fixtures/server/web-sample";
import type { StartFixture } from "./start-fixture";

const quick = { stableSeconds: 1, healthTimeout: 30 };

export function pushToDeploy(start: StartFixture): void {
    describe("the way of one push", () => {
        let fixture: StackFixture;

        beforeAll(async () => {
            fixture = await start();
        });

        afterAll(() => fixture?.close());

        it("builds, deploys and answers with each pushed version, and rolls back to the first", async () => {
            const { server } = fixture;
            const stack = fixture.stackName("push");
            const port = await freePort();
            const repository = await fixture.repository(stack);
            const first = await repository.commit(webSample({ text: "one", port }), { message: "Say one" });
            const hook = await server.connect(stack, repository.url);
            await server.call("PUT", `/stacks/${stack}/build-config`, quick);

            await deliverPush(hook, { sha: first, message: "Say one", repository: repository.url });
            const [queued] = await server.deployments(stack);
            const deployed = await server.finished(queued!.id);
            expect(deployed).toMatchObject({ state: "succeeded", trigger: "push", release: 1, error: null });
            expect(deployed.commit).toMatchObject({ sha: first, message: expect.stringContaining("Say one") });
            expect(await answerOf(port)).toBe("one");
            const before = await fixture.containerIds(stack);

            const second = await repository.commit(webSample({ text: "two", port }), { message: "Say two" });
            await deliverPush(hook, { sha: second, message: "Say two", repository: repository.url });
            const [next] = await server.deployments(stack);
            expect((await server.finished(next!.id)).state).toBe("succeeded");
            expect(await answerOf(port)).toBe("two");
            const after = await fixture.containerIds(stack);
            expect(after.neighbour).toBe(before.neighbour);
            expect(after.web).not.toBe(before.web);

            await fixture.dockgeUp(stack);
            expect(await fixture.containerIds(stack)).toEqual(after);

            const { items } = await server.call<ListView<ReleaseView>>("GET", `/stacks/${stack}/releases`);
            const target = items.find((release) => release.commit?.sha === first);
            const back = await server.rollBack(stack, target!.id);
            expect(back).toMatchObject({ state: "succeeded", trigger: "rollback", release: 1 });
            expect(await answerOf(port)).toBe("one");
            const rolledBack = await fixture.containerIds(stack);
            await fixture.dockgeUp(stack);
            expect(await fixture.containerIds(stack)).toEqual(rolledBack);
            const drift = await server.call<DriftView>("GET", `/stacks/${stack}/drift`);
            expect(drift).toMatchObject({ drifted: false, fields: [] });
        });

        it("keeps comments, plans ahead, logs each step and shows the delivery", async () => {
            const { server } = fixture;
            const stack = fixture.stackName("seen");
            const port = await freePort();
            const repository = await fixture.repository(stack);
            const sha = await repository.commit(webSample({ text: "one", port }));
            const hook = await server.connect(stack, repository.url);
            await server.call("PUT", `/stacks/${stack}/build-config`, quick);
            const plan = await server.call<PlanView>("GET", `/stacks/${stack}/plan?ref=main`);
            expect(plan.changes.map(({ service, action }) => `${service} ${action}`).sort()).toEqual([
                "neighbour create",
                "web create",
            ]);
            expect(await fixture.containers(stack)).toEqual([]);

            await deliverPush(hook, { sha, message: "First", repository: repository.url });
            const [queued] = await server.deployments(stack);
            await server.finished(queued!.id);
            expect(await readFile(path.join(fixture.stackDir(stack), "compose.yaml"), "utf8")).toContain("# the page");
            const log = await server.call<string>("GET", `/deployments/${queued!.id}/log`);
            expect(log).toContain(sha.slice(0, 7));
            expect(log).toContain("COPY index.html");
            const events = await server.call<ListView<WebhookEventView>>("GET", `/webhook-events?stack=${stack}`);
            expect(events.items[0]).toMatchObject({ verdict: "accepted", sha, deployments: [queued!.id] });
        });

        it("deploys exactly the commit that was asked for by hand", async () => {
            const { server } = fixture;
            const stack = fixture.stackName("hand");
            const port = await freePort();
            const repository = await fixture.repository(stack);
            const old = await repository.commit(webSample({ text: "old", port }));
            await repository.commit(webSample({ text: "new", port }));
            await server.connect(stack, repository.url);
            await server.call("PUT", `/stacks/${stack}/build-config`, quick);
            expect((await server.deploy(stack)).state).toBe("succeeded");
            expect(await answerOf(port)).toBe("new");
            const done = await server.deploy(stack, old);
            expect(done.commit?.sha).toBe(old);
            expect(await answerOf(port)).toBe("old");
        });
    });
}
