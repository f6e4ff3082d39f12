import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../../fixtures/server/free-port";
import { answerOf, type StackFixture } from "../../../fixtures/server/stack-fixture";
import { webSample } from "../../../fixtures/server/web-sample";
import type { StartFixture } from "./start-fixture";

/** Lines of a healthcheck that asks the page until it answers. */
const asksThePage = [
    "healthcheck:",
    '  test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/ready"]',
    "  interval: 1s",
    "  retries: 2",
    "  start_period: 20s",
];

const ready = "touch /www/ready; exec httpd -f -p 80 -h /www";

export function health(start: StartFixture): void {
    describe("the container's own healthcheck", () => {
        let fixture: StackFixture;
        let stack: string;
        let port: number;

        beforeAll(async () => {
            fixture = await start();
            stack = fixture.stackName("health");
            port = await freePort();
        });

        afterAll(() => fixture?.close());

        it("is waited for, and then the release is live", async () => {
            const repository = await fixture.repository(stack);
            await repository.commit(
                webSample({ text: "ready", port, command: `sleep 3; ${ready}`, service: asksThePage }),
            );
            await fixture.server.connect(stack, repository.url);
            await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, healthTimeout: 40 });
            const done = await fixture.server.deploy(stack);
            expect(done).toMatchObject({ state: "succeeded", error: null });
            expect(await answerOf(port)).toBe("ready");

            const never = webSample({ text: "never", port, service: asksThePage.slice(0, -1) });
            await repository.commit(never);
            const failed = await fixture.server.deploy(stack);
            expect(failed).toMatchObject({ state: "rolled-back", error: { code: "SERVICE_UNHEALTHY" } });
            expect(failed.error?.message).toContain("web");
            await expect.poll(() => answerOf(port), { timeout: 10_000 }).toBe("ready");
        });
    });
}
