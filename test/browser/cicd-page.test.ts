import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverPush } from "../fixtures/server/push";
import { StackFixture } from "../fixtures/server/stack-fixture";
import type { Hook } from "../fixtures/server/standalone-server";
import { openBrowser, openPage, type WatchedPage } from "./setup/open-browser";

const compose =
    "services:\n  web:\n    image: busybox-test:1\n    command: [sleep, '1000000']\n    stop_grace_period: 1s\n";
let fixture: StackFixture;
let browser: Browser;
let shown: WatchedPage;
let page: Page;
let shop: string;
let blog: string;
let hook: Hook;
let repository: Awaited<ReturnType<StackFixture["repository"]>>;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
    shown = await openPage(browser);
    page = shown.page;
});
afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

async function connect(stack: string, message: string): Promise<void> {
    repository = await fixture.repository(stack);
    await repository.commit({ "compose.yaml": compose }, { message });
    hook = await fixture.server.connect(stack, repository.url);
    const config = await fixture.server.call<object>("GET", `/stacks/${stack}/build-config`);
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { ...config, stableSeconds: 1 });
}

const row = (message: string) => page.locator(".cicd-row", { hasText: message });
const address = () => new URL(page.url());

describe("the page of all stacks", () => {
    it("teaches how to begin, when opened by its address before anything is connected", async () => {
        await page.goto(`${fixture.server.url}/cicd`);
        await page.getByLabel("User name").fill(fixture.server.user);
        await page.getByLabel("Password").fill(fixture.server.password);
        await page.getByRole("button", { name: "Log in" }).click();
        await page.getByText("No stack is connected to Git yet").waitFor();
    });

    it("shows the deployments of every stack as they happen, without a reload", async () => {
        shop = fixture.stackName("shop");
        blog = fixture.stackName("blog");
        await connect(blog, "Start the blog");
        await fixture.server.deploy(blog);
        await row("Start the blog").getByText("live").waitFor();
        await connect(shop, "Open the shop");
        const sha = await repository.commit({ "compose.yaml": `${compose}\n` }, { message: "Paint the shop" });
        await deliverPush(hook, { sha, message: "Paint the shop", repository: repository.url });
        await page.locator(".cicd-running", { hasText: shop }).waitFor();
        await row("Paint the shop").getByText("live").waitFor();
        expect(await row("Paint the shop").locator(".cicd-stack").innerText()).toBe(shop);
        await page.getByText("Nothing is running or queued.").waitFor();
    });

    it("narrows the list down, and keeps that in the address over a reload", async () => {
        await page.getByLabel("Stack").selectOption(blog);
        await row("Paint the shop").waitFor({ state: "detached" });
        expect(address().search).toBe(`?stack=${blog}`);
        await page.reload();
        await row("Start the blog").waitFor();
        expect(await page.locator(".cicd-row").count()).toBe(1);
        await page.getByLabel("Trigger").selectOption("push");
        await page.getByText("No deployment matches these filters.").waitFor();
        await page.getByRole("button", { name: "Show all" }).click();
        await row("Paint the shop").waitFor();
        expect(address().search).toBe("");
        await page.getByRole("searchbox").fill("PAINT");
        await row("Start the blog").waitFor({ state: "detached" });
        expect(address().search).toBe("?search=PAINT");
    });

    it("leads to the stack, and the navigation leads back", async () => {
        await row("Paint the shop").locator(".cicd-row__head").click();
        await page.getByRole("link", { name: `Open ${shop}` }).click();
        await page.waitForURL(`**/compose/${shop}`);
        await page.goBack();
        await page.getByRole("searchbox").waitFor();
        expect(await page.getByRole("searchbox").inputValue()).toBe("PAINT");
        await page.getByRole("link", { name: "Home" }).click();
        await page.getByRole("link", { name: "CI/CD" }).click();
        await row("Paint the shop").waitFor();
        expect(address().pathname).toBe("/cicd");
    });

    it("answers why a push deployed nothing, and shows what was sent", async () => {
        const sha = await repository.commit({ "notes.txt": "draft\n" }, { message: "Sketch" });
        const push = { sha, message: "Sketch", repository: repository.url, ref: "refs/heads/sketch" };
        await page.getByRole("tab", { name: "Deliveries" }).click();
        await row("accepted").waitFor();
        await deliverPush(hook, push);
        const ignored = row("ignored");
        await ignored.waitFor();
        expect(await ignored.innerText()).toContain("sketch");
        expect(await ignored.locator(".cicd-stack").innerText()).toBe(shop);
        expect((await ignored.locator(".cicd-row__reason").innerText()).length).toBeGreaterThan(10);
        await ignored.locator(".cicd-row__head").click();
        await ignored.getByText("x-github-event").waitFor();
        expect(await ignored.locator("pre").innerText()).toContain('"ref": "refs/heads/sketch"');
        expect(await ignored.innerText()).not.toContain(hook.secret);
        await ignored.getByRole("button", { name: "Redeliver" }).click();
        await ignored.getByText("Delivered again:").waitFor();
    });

    it("keeps settings, and shows a token once that works until it is revoked", async () => {
        await page.getByRole("tab", { name: "Settings" }).click();
        const places = page.getByLabel("Deployments at the same time");
        await places.fill("2");
        const form = page.locator("form").filter({ has: places });
        await form.getByRole("button", { name: "Save" }).click();
        await form.getByText("Saved.").waitFor();
        await page.reload();
        await page.waitForFunction(() => document.querySelector<HTMLInputElement>("input[type=number]")?.value === "2");
        await page.getByRole("link", { name: "API tokens" }).click();
        await page.getByRole("button", { name: "Create a token" }).click();
        await page.getByLabel("Name").fill("from the page");
        await page.getByLabel("May", { exact: true }).selectOption("viewer");
        await page.getByRole("button", { name: "Create", exact: true }).click();
        const token = await page.getByLabel("Token", { exact: true }).inputValue();
        const ask = () =>
            fetch(`${fixture.server.url}/api/cicd/v1/stacks`, { headers: { Authorization: `Bearer ${token}` } });
        expect((await ask()).status).toBe(200);
        await page.reload();
        await page.getByText("from the page").waitFor();
        expect(await page.getByText(token).count()).toBe(0);
        await page.getByRole("button", { name: "Revoke: from the page" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
        // The question names the token, too, until it closes.
        await expect.poll(() => page.getByText("from the page").count(), { timeout: 10_000 }).toBe(0);
        expect((await ask()).status).toBe(401);
    });

    it("speaks another language at once, and after a reload", async () => {
        await page.getByLabel("Language: English").selectOption({ label: "Deutsch" });
        await page.getByRole("tab", { name: "Zustellungen" }).waitFor();
        await page.reload();
        await page.getByRole("tab", { name: "Zustellungen" }).waitFor();
        await page.getByLabel("Sprache: Deutsch").selectOption({ label: "Français" });
        await page.getByRole("tab", { name: "Livraisons" }).waitFor();
        await page.getByLabel(/^Langue/).selectOption({ label: "English" });
        await page.getByRole("tab", { name: "Deliveries" }).waitFor();
    });

    it("goes on by itself when the server was away", async () => {
        await page.getByRole("tab", { name: "Deployments" }).click();
        await fixture.server.close();
        await page.getByText("The connection to the server is lost.").waitFor();
        await fixture.server.start();
        await page.getByText("The connection to the server is lost.").waitFor({ state: "hidden" });
        await repository.commit({ "compose.yaml": `${compose}\n\n` }, { message: "Sweep the shop" });
        await fixture.server.deploy(shop);
        await row("Sweep the shop").getByText("live").waitFor();
    });

    it("never threw anything", () => {
        // The browser itself reports a connection that it can't open, or that changes under it.
        expect(shown.errors.filter((text) => !/net::ERR_|WebSocket/.test(text))).toEqual([]);
    });
});
