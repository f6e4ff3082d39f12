import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage, type WatchedPage } from "./setup/open-browser";
import { violations } from "./setup/violations";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const error = "web crashed 3 times";
let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;
let shown: WatchedPage;
let page: Page;

beforeAll(async () => {
    [server, browser] = await Promise.all([startFakePageServer(dist), openBrowser()]);
});

afterAll(async () => {
    await browser?.close();
    server?.server.closeAllConnections();
    server?.server.close();
});

const row = () => page.locator(".cicd-row", { hasText: "Try new cache" });
const field = () => row().getByRole("searchbox", { name: "Search in the log" });
const button = (name: string) => row().getByRole("button", { name, exact: true });
const place = () => row().getByRole("search").getByRole("status").innerText();

/** What a person sees of the log: the rows of the terminal, or what of the text is not scrolled away. */
async function visible(log: Locator): Promise<string> {
    return log.evaluate((box) => {
        const rows = [...box.querySelectorAll(".xterm-rows > div")].map((line) => line.textContent);
        if (rows.length > 0) {
            return rows.join("\n");
        }
        box.scrollIntoView({ block: "center" });
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const [first, last] = [
            document.caretRangeFromPoint(left + 12, top + 2)!,
            document.caretRangeFromPoint(right - 30, bottom - 12)!,
        ];
        const seen = document.createRange();
        seen.setStart(first.startContainer, first.startOffset);
        seen.setEnd(last.startContainer, last.startOffset);
        return seen.toString();
    });
}

describe.each([
    { name: "a terminal", width: 1280, log: ".cicd-log__terminal" },
    { name: "plain text on a phone", width: 390, log: ".cicd-log__text" },
])("the log of a failed deployment as $name", ({ width, log }) => {
    const seen = () => visible(row().locator(log));

    beforeAll(async () => {
        shown = await openPage(browser, { width, height: 1000 });
        ({ page } = shown);
        await page.addInitScript(() => localStorage.setItem("token", "t"));
        await page.goto(`${server.url}/compose/shop`);
        await row().locator(".cicd-row__head").click();
        await row().locator(log).scrollIntoViewIfNeeded();
    });

    it("is open at its error, although more follows", async () => {
        await expect.poll(seen).toContain(error);
        expect(await seen()).not.toContain("container 60 is back");
        expect(await row().getByLabel("Follow").isChecked()).toBe(false);
    });

    it("goes to the beginning of the step whose name is chosen", async () => {
        await button("build").click();
        await expect.poll(seen).toContain("package-1 für");
        await expect.poll(seen).not.toContain("service 39: untouched");
        await button("verify").click();
        await expect.poll(seen).toContain(error);
    });

    it("folds a step, and numbers lines with links that lead to them", async () => {
        await button("build").click();
        const head = row().locator(".cicd-log__step", { hasText: "build" });
        await head.click();
        await expect.poll(seen).not.toContain("package-1 für");
        await head.click();
        await expect.poll(seen).toContain("package-1 für");
        const link = row().getByRole("link", { name: "Line 44", exact: true });
        await link.click();
        await expect.poll(() => page.url()).toContain("?deployment=40#L44");
        expect(await link.getAttribute("aria-current")).toBe("true");
        await button("verify").click();
        await expect.poll(seen).toContain(error);
    });

    it("has each number and its time on one line, in the room that is theirs", async () => {
        const places = row().locator(".cicd-log__place");
        const times = places.locator("time");
        const tallest = () =>
            places
                .locator("> *")
                .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().height)));
        const overflowing = () =>
            places.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
        const line = await tallest();
        await row().getByLabel("Times").check();
        await expect.poll(() => times.count()).toBeGreaterThan(5);
        expect(await tallest()).toBeLessThan(1.5 * line);
        expect(await overflowing()).toBe(0);
        await row().getByLabel("Times").uncheck();
        await expect.poll(() => times.count()).toBe(0);
    });

    it("is searched with the slash key, and counts the places", async () => {
        await row().locator(".cicd-row__head").focus();
        await page.keyboard.press("/");
        await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true);
        await page.keyboard.type("NEEDLE");
        await expect.poll(place).toMatch(/^\d+ of 200$/);
        await expect.poll(seen).toContain("needle in it");
    });

    it("goes to the next place and the one before, around the end", async () => {
        await field().fill("package-1 f");
        await expect.poll(place).toBe("1 of 1");
        await expect.poll(seen).toContain("added package-1 für alle");
        await field().fill("is back");
        await expect.poll(place).toBe("1 of 60");
        await page.keyboard.press("Shift+Enter");
        await expect.poll(place).toBe("60 of 60");
        await expect.poll(seen).toContain("container 60 is back");
        await page.keyboard.press("Enter");
        await expect.poll(place).toBe("1 of 60");
        await button("Next place").click();
        await expect.poll(place).toBe("2 of 60");
        await button("Previous place").click();
        await expect.poll(place).toBe("1 of 60");
    });

    it("takes what is typed literally, and says when it is not there", async () => {
        await field().fill("a/b(.*");
        await expect.poll(place).toBe("not found");
        expect(await button("Next place").isDisabled()).toBe(true);
    });

    it("stays readable for everyone while it is searched", async () => {
        await field().fill("needle");
        await expect.poll(place).toMatch(/of 200$/);
        expect(await violations(page)).toEqual([]);
    });

    it("closes the search with Escape, and gives the focus back", async () => {
        await field().press("Escape");
        await field().waitFor({ state: "detached" });
        expect(await button("Search").evaluate((one) => one === document.activeElement)).toBe(true);
        expect(await row().locator("mark, .xterm-find-result-decoration").count()).toBe(0);
        expect(shown.errors).toEqual([]);
    });
});
