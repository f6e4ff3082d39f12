import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView } from "../../../../common/views";
import { freePort } from "../../../fixtures/server/free-port";
import { deliverPush } from "../../../fixtures/server/push";
import { recordedRows } from "../../../fixtures/server/recorded-rows";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { webSample } from "../../../fixtures/server/web-sample";
import type { StartFixture } from "./start-fixture";

/** What nobody has begun yet when the server dies. */
export function killingBeforeStart(start: StartFixture): void {
    describe("kill -9 of the server before a deployment has begun", () => {
        let fixture: StackFixture;

        beforeAll(async () => {
            fixture = await start();
        });

        afterAll(() => fixture?.close());

        it("loses nothing that was queued", async () => {
            const other = fixture.stackName("queued");
            const otherPort = await freePort();
            const queued = await fixture.repository(other);
            await queued.commit(webSample({ text: "queued", port: otherPort, dockerfile: ["RUN sleep 2"] }));
            await fixture.server.connect(other, queued.url);
            await fixture.server.call("PUT", `/stacks/${other}/build-config`, { stableSeconds: 1 });
            const ids: number[] = [];
            for (let count = 0; count < 3; count += 1) {
                const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${other}/deployments`, {});
                ids.push(id);
            }
            await fixture.server.kill();
            await fixture.server.start();
            for (const id of ids) {
                expect((await fixture.server.finished(id)).state).toBe("succeeded");
            }
        });

        it("leaves what waits waiting, with its reason, until it is let go and deployed once", async () => {
            const { server } = fixture;
            const stack = fixture.stackName("waiting");
            const port = await freePort();
            const repository = await fixture.repository(stack);
            await repository.commit(webSample({ text: "live", port }));
            const hook = await server.connect(stack, repository.url);
            await server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
            expect((await server.deploy(stack)).state).toBe("succeeded");
            const containers = await fixture.containers(stack);
            await server.call("POST", `/stacks/${stack}/pause`, { reason: "the shop is full" });
            const sha = await repository.commit(webSample({ text: "held", port }), { message: "Say held" });
            await deliverPush(hook, { sha, message: "Say held", repository: repository.url });
            const [before] = await server.deployments(stack);
            expect(before).toMatchObject({ state: "waiting", waitingReason: "paused", attempt: 0 });

            await server.kill();
            await server.start();

            // By then the server has taken up whatever it would take up: this one came later, and is through.
            const witness = fixture.stackName("witness");
            const other = await fixture.repository(witness);
            await other.commit(webSample({ text: "witness", port: await freePort() }));
            await server.connect(witness, other.url);
            await server.call("PUT", `/stacks/${witness}/build-config`, { stableSeconds: 1 });
            expect((await server.deploy(witness)).state).toBe("succeeded");
            expect((await server.deployments(stack))[0]).toEqual(before);
            expect((await recordedRows(server)).claims).toEqual([]);
            expect(await fixture.containers(stack)).toEqual(containers);
            expect(await answerOf(port)).toBe("live");

            await server.call("POST", `/stacks/${stack}/resume`);
            const done = await server.finished(before!.id);
            expect(done).toMatchObject({ state: "succeeded", attempt: 1, waitingReason: null, release: 2 });
            expect(done.commit?.sha).toBe(sha);
            expect(await answerOf(port)).toBe("held");
            expect((await server.deployments(stack)).map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
        });
    });
}
