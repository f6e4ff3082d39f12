import type { Page } from "playwright-core";

type Open = (page: Page, url: string) => Promise<void>;

const fromMenu =
    (item: string, ready: string): Open =>
    async (page, url) => {
        await page.goto(`${url}/compose/shop`);
        await page.getByRole("button", { name: "More ways to deploy" }).click();
        await page.getByRole("menuitem", { name: item }).click();
        await page.getByRole("dialog").getByText(ready).first().waitFor();
    };

const compare = fromMenu("Compare releases", "Show 9 unchanged lines");

const inGerman = async (page: Page, ready: string) => {
    await page.evaluate(() => (document.documentElement.lang = "de"));
    await page.getByText(ready).first().waitFor();
};

const plan = fromMenu("Show the plan first", "Interrupted: web");

/** What shows how versions of a stack differ, by name. */
export const versionViews: Record<string, Open> = {
    "the comparison of two releases": compare,
    async "the comparison with Git, in German"(page, url) {
        await compare(page, url);
        await page.getByLabel("After", { exact: true }).selectOption("git");
        await page.getByText("built from this commit").waitFor();
        await inGerman(page, "wird aus diesem Commit gebaut");
    },
    async "the plan of a deployment, in German"(page, url) {
        await plan(page, url);
        await inGerman(page, "Dateien auf der Platte");
    },
};
