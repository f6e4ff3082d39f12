import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFakeDockge } from "../fakes/fake-dockge";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const typed = "https://gitea.example.org/ana/infra.git";
let standalone: { url: string; server: Server };
let dockge: { url: string; server: Server };
let browser: Browser;

beforeAll(async () => {
    [standalone, dockge, browser] = await Promise.all([
        startFakePageServer(dist),
        startFakeDockge(dist),
        openBrowser(),
    ]);
});
afterAll(async () => {
    await browser?.close();
    for (const host of [standalone, dockge]) {
        host?.server.closeAllConnections();
        host?.server.close();
    }
});

const hosts = [
    ["the standalone host", () => standalone.url, "What was chosen and entered here is lost"],
    ["Dockge", () => dockge.url, "You are currently editing a stack"],
] as const;

describe.each(hosts)("the browser's Back in the wizard, in %s", (_name, url, question) => {
    let page: Page;
    let errors: string[];
    /** What was asked; answered with no unless `accepts`. */
    let asked: string[];
    let accepts: boolean;

    const button = (name: string) => page.getByRole("button", { name });
    const step = (name: string) => page.getByRole("heading", { name: `Deploy from Git – ${name}` }).waitFor();
    /** Which of the wizard's entries the browser's history is at. */
    const entry = () => page.evaluate(() => (history.state as Record<string, unknown>).cicdWizardStep ?? 0);
    const push = (to: string) =>
        page.evaluate((address) => {
            const root = document.getElementById("app") as unknown as {
                __vue_app__: { config: { globalProperties: { $router: { push(to: string): unknown } } } };
            };
            void root.__vue_app__.config.globalProperties.$router.push(address);
        }, to);
    const path = () => new URL(page.url()).pathname;

    beforeEach(async () => {
        ({ page, errors } = await openPage(browser));
        [asked, accepts] = [[], false];
        page.on("dialog", (dialog) => {
            asked.push(dialog.message());
            void (accepts ? dialog.accept() : dialog.dismiss());
        });
        await page.addInitScript(() => localStorage.setItem("token", "t"));
        await page.goto(url());
        await page.waitForFunction(() => "__vue_app__" in document.getElementById("app")!);
        // As a link does it: by the host's router, which knows where Back leads then.
        await push("/compose");
        await button("Deploy from Git").click();
        await page.getByLabel("Clone URL").fill(typed);
    });
    afterEach(async () => {
        expect(errors).toEqual([]);
        await page.context().close();
    });

    async function goToPreview(): Promise<void> {
        await button("Look at it").click();
        await step("Compose file");
        for (const box of await page.getByRole("checkbox", { name: /^Connect / }).all()) {
            await box.setChecked((await box.getAttribute("aria-label"))!.endsWith("apps/blog/compose.yaml"));
        }
        await button("See what would happen").click();
        await step("What will happen");
    }

    async function leave(): Promise<void> {
        accepts = true;
        await page.goBack();
        await page.locator(".cicd-wizard, .cicd-wizard__door").waitFor({ state: "detached" });
        expect(path()).toBe("/");
    }

    it("goes step by step, and Forward too, with all that was entered, and nobody asks", async () => {
        await goToPreview();
        await page.goBack();
        await step("Compose file");
        await page.goBack();
        await step("Address");
        expect(await page.getByLabel("Clone URL").inputValue()).toBe(typed);
        await page.goForward();
        await step("Compose file");
        await page.goForward();
        await step("What will happen");
        expect([path(), asked]).toEqual(["/compose", []]);
    });

    it("asks on the first step, stays there with what was typed after a no, and leaves after a yes", async () => {
        await goToPreview();
        await page.goBack();
        await step("Compose file");
        await page.goBack();
        await step("Address");
        await page.goBack();
        await expect.poll(() => asked.length).toBe(1);
        await expect.poll(path).toBe("/compose");
        expect(asked[0]).toContain(question);
        expect(await page.getByLabel("Clone URL").inputValue()).toBe(typed);
        await page.goForward();
        await step("Compose file");
        await page.goBack();
        await step("Address");
        await leave();
        expect(asked).toHaveLength(2);
    });

    it("goes where the wizard's own Back leads, however they take turns", async () => {
        await goToPreview();
        await button("Back").last().click();
        await button("See what would happen").click();
        await step("What will happen");
        await expect.poll(entry).toBe(2);
        await button("Back").last().click();
        await expect.poll(entry).toBe(1);
        await page.goBack();
        await step("Address");
        expect([path(), asked]).toEqual(["/compose", []]);
        await leave();
        expect(asked).toHaveLength(1);
    });

    it("leaves no steps behind: who comes back finds the wizard's door, and goes on back from there", async () => {
        await goToPreview();
        accepts = true;
        await push("/compose/shop");
        await page.getByRole("region", { name: "Deployments" }).waitFor();
        await page.goBack();
        await button("Deploy from Git").waitFor();
        await expect.poll(entry).toBe(0);
        await leave();
    });

    /** The secret is shown this once, and what is entered here is not stored yet. */
    async function connect(): Promise<void> {
        await goToPreview();
        await page.getByLabel("API_KEY").fill("k3y");
        await page.getByLabel("I grant what is listed").check();
        await button("Connect (1)").click();
        await step("Go live");
        await expect.poll(entry).toBe(0);
    }

    it("asks once a stack is connected, with what is lost then, and leaves the page after a yes", async () => {
        await connect();
        const secret = page.getByLabel("Secret", { exact: true });
        const shown = await secret.inputValue();
        await page.goBack();
        await expect.poll(() => asked.length).toBe(1);
        await expect.poll(path).toBe("/compose");
        expect(asked[0]).toContain("the webhook's secret is not shown again");
        expect(await secret.inputValue()).toBe(shown);
        await leave();
        expect(asked).toHaveLength(2);
        expect(asked[1]).toBe(asked[0]);
    });

    it("asks nothing any more when the stack is opened, which stores what was entered", async () => {
        await connect();
        await button("Open blog").click();
        await expect.poll(path).toBe("/compose/blog");
        expect(asked).toEqual([]);
    });
});
