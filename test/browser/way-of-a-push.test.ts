import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "./setup/open-browser";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { answerOf, StackFixture } from "../fixtures/server/stack-fixture";
import { webSample } from "../fixtures/server/web-sample";

const minute = 60_000;
let fixture: StackFixture;
let browser: Browser;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
});

afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

async function logIn(page: Page): Promise<void> {
    await page.goto(fixture.server.url);
    await page.getByLabel("User name").fill(fixture.server.user);
    await page.getByLabel("Password").fill(fixture.server.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("link", { name: "New stack" }).waitFor();
}

const live = (page: Page, message: string) =>
    page.locator(".cicd-live__line", { hasText: message }).waitFor({ timeout: 2 * minute });

describe("the Compose page", () => {
    it("connects a repository, follows a push to its end and rolls back, without a reload", async () => {
        const stack = fixture.stackName("page");
        const port = await freePort();
        const repository = await fixture.repository(stack);
        const commit = async (text: string) => {
            const sample = webSample({ text, port, dockerfile: [`RUN echo built-${text} && sleep 2`] });
            const message = `Say ${text}`;
            return { sha: await repository.commit(sample, { message }), message, repository: repository.url };
        };
        const first = await commit("one");
        const { page, errors } = await openPage(browser);
        await logIn(page);

        await page.goto(`${fixture.server.url}/compose/${stack}?connect=git`);
        await page.getByLabel("Clone URL").fill(repository.url);
        await page.getByLabel("Forge").selectOption("github");
        await page.getByRole("button", { name: "Test connection" }).click();
        await page.locator(".cicd-checks .cicd-tone--good").nth(2).waitFor();
        await page.getByRole("button", { name: "Connect", exact: true }).click();
        const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
        const url = await page.getByLabel("URL", { exact: true }).inputValue();
        const { pathname } = new URL(url);
        const hook = { url: fixture.server.url + pathname, secret };

        await page.getByRole("tab", { name: "Build" }).click();
        await page.getByText("Timeouts and retries").click();
        await page.getByLabel("Time to stay healthy (s)").fill("1");
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("Saved; used from the next deployment on.").waitFor();
        await page.getByRole("tab", { name: "History" }).click();

        await deliverPush(hook, first);
        await page.getByRole("button", { name: "open log" }).click({ timeout: minute });
        await page.locator(".cicd-running .xterm-rows", { hasText: "built-one" }).waitFor({ timeout: minute });
        await live(page, "Say one");
        await expect.poll(() => answerOf(port)).toBe("one");

        await deliverPush(hook, await commit("two"));
        await live(page, "Say two");
        await expect.poll(() => answerOf(port)).toBe("two");
        await page.getByText("matches Git").waitFor();

        await page.getByRole("button", { name: "More ways to deploy" }).click();
        await page.getByRole("menuitem", { name: "Roll back to" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByText(first.sha).waitFor();
        await dialog.getByRole("button", { name: "Roll back to release #1" }).click();
        await live(page, "Say one");
        await expect.poll(() => answerOf(port)).toBe("one");
        await page.getByText("matches release #1").waitFor();
        await page.getByRole("button", { name: "behind Git by 1 commit" }).click();
        await dialog.getByText("Commits that come (1)").waitFor();
        await dialog.locator(".added", { hasText: "RUN echo built-two" }).first().waitFor();
        await dialog.getByRole("button", { name: "Close" }).click();
        expect(errors).toEqual([]);
        await page.context().close();
    });
});
