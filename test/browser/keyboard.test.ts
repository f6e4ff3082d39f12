import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
    [server, browser] = await Promise.all([startFakePageServer(dist), openBrowser()]);
    ({ page } = await openPage(browser));
    await page.addInitScript(() => localStorage.setItem("token", "t"));
});

afterAll(async () => {
    await browser?.close();
    server?.server.closeAllConnections();
    server?.server.close();
});

/** What the keyboard is at, by what a screen reader calls it. */
const focused = () =>
    page.evaluate(() => {
        const at = document.activeElement!;
        return at.getAttribute("aria-label") ?? at.textContent!.replace(/\s+/g, " ").trim().slice(0, 60);
    });
const inDialog = () => page.evaluate(() => document.activeElement!.closest("dialog") !== null);
const outline = () =>
    page.evaluate(() => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!);
        return boxShadow !== "none" || (outlineStyle !== "none" && outlineWidth !== "0px");
    });
const menu = () => page.getByRole("button", { name: "More ways to deploy" });

async function openShop(): Promise<void> {
    await page.goto(`${server.url}/compose/shop`);
    await menu().waitFor();
}

describe("with the keyboard alone", () => {
    it("a menu opens, goes round by arrows and closes to where it was opened", async () => {
        await openShop();
        await menu().focus();
        await page.keyboard.press("ArrowDown");
        await expect.poll(() => page.getByRole("menuitem").count()).toBeGreaterThan(1);
        const first = await focused();
        expect(await outline()).toBe(true);
        await page.keyboard.press("ArrowUp");
        expect(await focused()).not.toBe(first);
        await page.keyboard.press("ArrowDown");
        expect(await focused()).toBe(first);
        await page.keyboard.press("Escape");
        expect(await page.getByRole("menuitem").count()).toBe(0);
        expect(await focused()).toBe("More ways to deploy");
    });

    it("a dialog keeps the focus, closes by Escape and gives it back", async () => {
        await openShop();
        await menu().focus();
        await page.keyboard.press("ArrowDown");
        await page.getByRole("menuitem", { name: "Roll back to" }).press("Enter");
        await page.getByRole("dialog").waitFor();
        await expect.poll(inDialog).toBe(true);
        for (let round = 0; round < 40; round += 1) {
            await page.keyboard.press("Tab");
            // Between its last and first element the browser's own bar has its turn.
            const at = await page.evaluate(() => document.activeElement!.tagName);
            expect((await inDialog()) || at === "BODY").toBe(true);
        }
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        expect(await focused()).toBe("More ways to deploy");
    });

    it("tabs go by arrows, Home and End, and only the chosen one is on the way", async () => {
        await openShop();
        const tabs = page.getByRole("tab");
        await tabs.first().focus();
        await page.keyboard.press("ArrowRight");
        expect(await focused()).toBe("Repository");
        expect(await outline()).toBe(true);
        await page.keyboard.press("End");
        expect(await tabs.last().getAttribute("aria-selected")).toBe("true");
        await page.keyboard.press("ArrowRight");
        expect(await tabs.first().getAttribute("aria-selected")).toBe("true");
        expect(await page.getByRole("tab").and(page.locator("[tabindex='0']")).count()).toBe(1);
        await page.keyboard.press("Home");
        expect(await focused()).toBe("History");
    });

    it("a menu that is opened by the keyboard has the focus, and closes when the focus leaves it", async () => {
        await openShop();
        await menu().press("Enter");
        await expect.poll(() => page.evaluate(() => document.activeElement!.getAttribute("role"))).toBe("menuitem");
        while ((await page.evaluate(() => document.activeElement!.closest(".cicd-dropdown"))) !== null) {
            await page.keyboard.press("Tab");
        }
        await expect.poll(() => page.getByRole("menuitem").count()).toBe(0);
    });

    it("everything in the panel that has the focus has a ring around it", async () => {
        await openShop();
        await menu().focus();
        const ringless: string[] = [];
        for (let round = 0; round < 30; round += 1) {
            await page.keyboard.press("Tab");
            const [inPanel, ring] = await page.evaluate(() => {
                const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
                return [document.activeElement!.closest(".cicd") !== null, `${outlineStyle} ${outlineWidth}`];
            });
            if (inPanel && ring !== "solid 2px") {
                ringless.push(`${await focused()}: ${ring}`);
            }
        }
        expect(ringless).toEqual([]);
    });

    it("nothing moves for who wants no motion", async () => {
        await openShop();
        const moving = await page.evaluate(() =>
            document
                .getAnimations()
                .filter(
                    ({ playState, effect }) => playState === "running" && effect!.getTiming().iterations === Infinity,
                )
                .map(({ effect }) => (effect as KeyframeEffect).target!.className),
        );
        expect(moving).toEqual([]);
    });
});

describe("on a phone", () => {
    it("the chosen tab is in sight as a whole", async () => {
        await page.setViewportSize({ width: 390, height: 844 });
        await openShop();
        for (const name of ["Environment", "Jobs", "History"]) {
            const tab = page.getByRole("tab", { name });
            await tab.evaluate((one) => (one as HTMLElement).click());
            await expect
                .poll(async () => {
                    const [bar, box] = [await page.locator(".cicd-tabs").boundingBox(), await tab.boundingBox()];
                    return box!.x >= bar!.x - 1 && box!.x + box!.width <= bar!.x + bar!.width + 1;
                })
                .toBe(true);
        }
        await page.setViewportSize({ width: 1280, height: 900 });
    });
});

describe("with a mouse", () => {
    it("going back out of a begun wizard asks first", async () => {
        await page.goto(server.url);
        await page.getByRole("link", { name: "New stack" }).click();
        await page.getByRole("button", { name: "Deploy from Git" }).click();
        await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
        await page.getByRole("button", { name: "Look at it" }).click();
        const next = page.getByRole("button", { name: "See what would happen" });
        await next.waitFor();
        await page.goBack();
        const look = page.getByRole("button", { name: "Look at it" });
        await look.waitFor();
        const question = page.waitForEvent("dialog");
        const back = page.goBack();
        expect((await question).message()).toContain("Deploy from Git");
        await (await question).dismiss();
        await back;
        await look.waitFor();
        page.once("dialog", (asked) => void asked.accept());
        await page.goBack();
        await look.waitFor({ state: "detached" });
    });

    it("a double click opens a dialog, and a press beside it closes it", async () => {
        await openShop();
        await menu().click();
        await page.getByRole("menuitem", { name: "Roll back to" }).dblclick({ position: { x: 8, y: 8 } });
        await page.getByRole("dialog").getByText("Went live").waitFor();
        await expect
            .poll(async () => {
                await page.mouse.click(4, 4);
                return await page.getByRole("dialog").count();
            })
            .toBe(0);
    });
});

it.each(["dark", "light"] as const)(
    "symbols and menus of the browser's own fields are %s with the theme",
    async (theme) => {
        const { page: themed } = await openPage(browser, { theme });
        await themed.addInitScript(() => localStorage.setItem("token", "t"));
        await themed.goto(`${server.url}/compose/shop`);
        const panel = themed.locator("section.cicd");
        await panel.waitFor();
        expect(await panel.evaluate((one) => getComputedStyle(one).colorScheme)).toBe(theme);
        await themed.context().close();
    },
);
