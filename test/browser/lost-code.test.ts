import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeDockge } from "../fakes/fake-dockge";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
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

/** A page whose requests for this file fail as long as `isLost` says so of them. */
async function openLosing(file: string, isLost: (url: URL) => boolean): Promise<Page> {
    const { page } = await openPage(browser);
    await page.addInitScript(() => localStorage.setItem("token", "t"));
    await page.route(new RegExp(`/${file}-[^/]*\\.js`), (route) =>
        isLost(new URL(route.request().url())) ? route.abort("connectionrefused") : route.continue(),
    );
    return page;
}

const note = (page: Page) => page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded." });
const again = (page: Page) => page.getByRole("button", { name: "Try again" });
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

/** Says that the code is lost, says it once more while it is, and shows the part when it came. */
async function seeRetries(page: Page, back: () => void, shown: () => Promise<void>): Promise<void> {
    await note(page).waitFor();
    const asked = page.waitForEvent("requestfailed");
    await again(page).click();
    await asked;
    await expect.poll(() => again(page).isEnabled()).toBe(true);
    back();
    await again(page).click();
    await shown();
    expect(await note(page).count()).toBe(0);
    await page.context().close();
}

const hosts = [
    ["the standalone host", () => standalone.url],
    ["Dockge", () => dockge.url],
] as const;

describe.each(hosts)("code that does not come, in %s", (_name, url) => {
    it("of a panel's tab is told, and comes with a retry; other tabs are as they were", async () => {
        let isLost = true;
        const page = await openLosing("EnvironmentTab", () => isLost);
        await page.goto(`${url()}/compose/shop`);
        await tab(page, "Environment").click();
        await note(page).waitFor();
        await tab(page, "Jobs").click();
        await page.getByText("Add a job").waitFor();
        await tab(page, "Environment").click();
        await seeRetries(
            page,
            () => (isLost = false),
            async () => {
                await page.locator(".cicd-keys__row").first().waitFor();
                // The keyboard goes on from the part that came.
                expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^\s*Environment\s*$/);
            },
        );
    });

    it("of the CI/CD page is told, and comes with a retry", async () => {
        let isLost = true;
        const page = await openLosing("CicdPage", () => isLost);
        await page.goto(`${url()}/cicd`);
        await seeRetries(
            page,
            () => (isLost = false),
            () => tab(page, "Figures").waitFor(),
        );
    });

    it("of a part of the settings is told, and comes with a retry", async () => {
        let isLost = true;
        const page = await openLosing("CredentialSettings", () => isLost);
        await page.goto(`${url()}/cicd?settings=credentials`);
        await seeRetries(
            page,
            () => (isLost = false),
            () => page.getByText("Add a credential").first().waitFor(),
        );
    });

    it("comes also in a browser that keeps the failure of an address", async () => {
        const page = await openLosing("RulesTab", ({ searchParams }) => !searchParams.has("again"));
        await page.goto(`${url()}/compose/shop`);
        await tab(page, "Rules").click();
        await note(page).waitFor();
        await again(page).click();
        await page.getByText("Add a rule").waitFor();
        await page.context().close();
    });
});
