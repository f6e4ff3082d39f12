import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView } from "../../../../common/views";
import { freePort } from "../../../fixtures/server/free-port";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { until } from "../../../fixtures/server/until";
import { webSample } from "../../../fixtures/server/web-sample";
import { clock } from "../../promises/counts";
import type { StartFixture } from "./start-fixture";

/** The stack's name is in the command, so that no earlier run's layer answers for it. */
async function building(
    fixture: StackFixture,
    { stack, port, config = {} }: { stack: string; port: number; config?: Record<string, number> },
): Promise<number> {
    const repository = await fixture.repository(stack);
    await repository.commit(webSample({ text: "built", port, dockerfile: [`RUN echo ${stack} && sleep 12`] }));
    await fixture.server.connect(stack, repository.url);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, ...config });
    const { id } = await fixture.server.call<DeploymentView>("POST", `/stacks/${stack}/deployments`, {});
    await until("the build to run", async () => {
        const view = await fixture.server.call<DeploymentView>("GET", `/deployments/${id}`);
        return view.steps.some(({ name, state }) => name === "build" && state === "running");
    });
    return id;
}

export function stopping(start: StartFixture): void {
    describe("stopping", () => {
        let fixture: StackFixture;

        beforeAll(async () => {
            fixture = await start();
        });

        afterAll(() => fixture?.close());

        it("cancels a build within seconds and leaves nothing running", async () => {
            const stack = fixture.stackName("cancel");
            const id = await building(fixture, { stack, port: await freePort() });
            const asked = Date.now();
            await fixture.server.call("POST", `/deployments/${id}/cancel`);
            const done = await fixture.server.finished(id);
            expect(Date.now() - asked).toBeLessThan(clock(5000));
            expect(done).toMatchObject({ state: "canceled", error: { code: "CANCELED" } });
            expect(await fixture.containers(stack)).toEqual([]);
        });

        it("ends a build at its deadline", async () => {
            const stack = fixture.stackName("deadline");
            const id = await building(fixture, { stack, port: await freePort(), config: { buildTimeout: 3 } });
            const done = await fixture.server.finished(id);
            expect(done).toMatchObject({ state: "failed", error: { code: "TIMED_OUT" } });
        });

        it("stops within Docker's ten seconds on SIGTERM and goes on at the next start", async () => {
            const stack = fixture.stackName("term");
            const port = await freePort();
            const id = await building(fixture, { stack, port });
            const asked = Date.now();
            await fixture.server.close();
            expect(Date.now() - asked).toBeLessThan(clock(9000));
            await fixture.server.start();
            const done = await fixture.server.finished(id);
            expect(done).toMatchObject({ state: "succeeded", attempt: 1 });
            expect(await answerOf(port)).toBe("built");
        });
    });
}
