import type { Locator, Page } from "playwright-core";
import { versionViews } from "./version-views";

/** Shows something; answers what the picture begins with, where that is not the page's top. */
type Show = (page: Page, url: string) => Promise<Locator | null>;

const panel = (page: Page) => page.getByRole("region", { name: "Deployments" });

const fromMenu =
    (item: string, ready: string): Show =>
    async (page, url) => {
        await page.goto(`${url}/compose/shop`);
        await page.getByRole("button", { name: "More ways to deploy" }).click();
        await page.getByRole("menuitem", { name: item }).click();
        await page.getByRole("dialog").getByText(ready).first().waitFor();
        return null;
    };

const cicd =
    (query: string, ready: string): Show =>
    async (page, url) => {
        await page.goto(`${url}/cicd${query}`);
        await page.locator(ready).first().waitFor();
        return null;
    };

/** What the documentation shows, by the pictures' names. */
export const pictureViews: Record<string, Show> = {
    async panel(page, url) {
        await page.goto(`${url}/compose/shop`);
        await page.locator(".cicd-row").first().waitFor();
        return panel(page);
    },
    async wizard(page, url) {
        await page.goto(`${url}/compose`);
        await page.getByRole("button", { name: "Deploy from Git" }).click();
        await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
        await page.getByRole("button", { name: "Look at it" }).click();
        await page.locator(".cicd-scan").waitFor();
        return page.locator(".cicd-wizard");
    },
    async log(page, url) {
        await page.goto(`${url}/compose/shop`);
        const row = page.locator(".cicd-row").nth(2);
        await row.locator(".cicd-row__head").click();
        await row.locator(".cicd-log__terminal .xterm-rows > div, .cicd-log__text").first().waitFor();
        return row;
    },
    plan: fromMenu("Show the plan first", "Interrupted: web"),
    async comparison(page, url) {
        await versionViews["the comparison of two releases"]!(page, url);
        return null;
    },
    rollback: fromMenu("Roll back to", "Interrupted: web"),
    async drift(page, url) {
        await page.goto(`${url}/compose/edited`);
        await page.getByRole("button", { name: "differs from release" }).click();
        await page.getByRole("button", { name: "A change by hand by ana" }).waitFor();
        return panel(page);
    },
    cicd: cicd("", ".cicd-queue li"),
    figures: cicd("?tab=figures", ".cicd-figures svg, svg[role=img]"),
    settings: cicd("?settings=general", ".cicd-settings section button"),
};
