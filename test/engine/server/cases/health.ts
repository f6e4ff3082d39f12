import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StackView } from "../../../../common/views";
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
    describe("a service's health", () => {
        let fixture: StackFixture;
        let stack: string;
        let port: number;

        beforeAll(async () => {
            fixture = await start();
            stack = fixture.stackName("health");
            port = await freePort();
        });

        afterAll(() => fixture?.close());

        it("is asked in the service's own network, and shown", async () => {
            const probed = fixture.stackName("probed");
            const repository = await fixture.repository(probed);
            await repository.commit(webSample({ text: "all is well", port: await freePort() }));
            await fixture.server.connect(probed, repository.url);
            const probe = (body: string) => ({
                type: "http",
                port: 80,
                body,
                intervalSeconds: 1,
                startPeriodSeconds: 1,
            });
            const settings = (body: string) => ({ stableSeconds: 1, services: { web: { probe: probe(body) } } });
            await fixture.server.call("PUT", `/stacks/${probed}/build-config`, settings("is well"));
            expect(await fixture.server.deploy(probed)).toMatchObject({ state: "succeeded", error: null });
            const shown = async () => {
                const { health } = await fixture.server.call<StackView>("GET", `/stacks/${probed}`);
                return health.find(({ service }) => service === "web");
            };
            const answers = expect.stringContaining("answers 200 at /") as string;
            await expect.poll(shown, { timeout: 20_000 }).toMatchObject({ state: "healthy", detail: answers });

            await fixture.server.call("PUT", `/stacks/${probed}/build-config`, settings("is better"));
            await repository.commit({ "web/index.html": "all is ill\n" });
            const failed = await fixture.server.deploy(probed);
            expect(failed).toMatchObject({ state: "rolled-back", error: { code: "SERVICE_UNHEALTHY" } });
            expect(failed.error?.message).toContain("web answers / without the text");
            expect(failed.error?.message).toContain("neighbour is untouched");
        });

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
