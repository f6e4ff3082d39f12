import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "./setup/open-browser";
import { deliverPush } from "../fixtures/server/push";
import { StackFixture } from "../fixtures/server/stack-fixture";

const long = { timeout: 120_000 };
let fixture: StackFixture;
let browser: Browser;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
});

afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

const compose = [
    "services:",
    "  app:",
    "    build: .",
    '    command: ["sleep", "1000000"]',
    "    stop_grace_period: 1s",
    "",
].join("\n");

/** Its build takes so many seconds, and says each of them. */
const files = (text: string, seconds: number) => ({
    "compose.yaml": compose,
    Dockerfile: `FROM busybox-test:1\nRUN for i in $(seq ${seconds}); do echo built-${text}-$i; sleep 1; done\n`,
});

async function logIn(page: Page): Promise<void> {
    await page.goto(fixture.server.url);
    await page.getByLabel("User name").fill(fixture.server.user);
    await page.getByLabel("Password").fill(fixture.server.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("link", { name: "New stack" }).waitFor();
}

describe("a page whose connection breaks", () => {
    it("is true again by itself after the server was killed amid a deployment, and keeps what was typed", async () => {
        const stack = fixture.stackName("again");
        const repository = await fixture.repository(stack);
        const message = "Say one";
        const sha = await repository.commit(files("one", 25), { message });
        const hook = await fixture.server.connect(stack, repository.url);
        const [panel, all] = await Promise.all([openPage(browser), openPage(browser)]);
        const { page } = panel;
        await Promise.all([logIn(page), logIn(all.page)]);
        await Promise.all([
            page.goto(`${fixture.server.url}/compose/${stack}`),
            all.page.goto(`${fixture.server.url}/cicd`),
        ]);
        await page.getByRole("tab", { name: "Build" }).click();
        await page.getByText("Timeouts and retries").click();
        await page.getByLabel("Time to stay healthy (s)").fill("7");

        await deliverPush(hook, { sha, message, repository: repository.url });
        await page.getByRole("button", { name: "open log" }).click(long);
        const log = page.locator(".cicd-running .xterm-rows");
        await log.filter({ hasText: "built-one-2" }).waitFor(long);
        await all.page.locator(".cicd-running", { hasText: message }).waitFor(long);

        await fixture.server.kill();
        await fixture.server.start();
        await log.filter({ hasText: "built-one-25" }).waitFor(long);
        await page.locator(".cicd-live__line", { hasText: message }).waitFor(long);
        await page.getByText("healthy 1/1").waitFor(long);
        await expect.poll(() => page.locator(".cicd-running").count(), long).toBe(0);
        expect(await page.getByLabel("Time to stay healthy (s)").inputValue()).toBe("7");
        await all.page.locator(".cicd-row", { hasText: message }).filter({ hasText: "live" }).waitFor(long);
        await expect.poll(() => all.page.locator(".cicd-running").count(), long).toBe(0);

        await page.getByRole("tab", { name: "History" }).click();
        await page.locator(".cicd-row", { hasText: message }).filter({ hasText: "live" }).waitFor(long);
        const [deployment] = await fixture.server.deployments(stack);
        expect(deployment).toMatchObject({ state: "succeeded", attempt: 2 });
    }, 400_000);

    it("catches up with what happened while it was offline", async () => {
        const stack = fixture.stackName("asleep");
        const repository = await fixture.repository(stack);
        const sha = await repository.commit(files("two", 1), { message: "Say two" });
        const hook = await fixture.server.connect(stack, repository.url);
        const { page } = await openPage(browser);
        await logIn(page);
        await page.goto(`${fixture.server.url}/compose/${stack}`);
        await page.getByText("nothing live yet").waitFor();
        // As a laptop that sleeps: nothing comes or goes, and nobody says goodbye.
        await page.context().setOffline(true);
        await deliverPush(hook, { sha, message: "Say two", repository: repository.url });
        await expect.poll(async () => (await fixture.server.deployments(stack))[0]?.state, long).toBe("succeeded");
        await page.context().setOffline(false);
        await page.locator(".cicd-live__line", { hasText: "Say two" }).waitFor(long);
        await page.locator(".cicd-row", { hasText: "Say two" }).filter({ hasText: "live" }).waitFor(long);
    }, 300_000);
});
