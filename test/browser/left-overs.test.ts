import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLS, type CallName } from "../../common/socket-events";
import { fakeAnswers } from "../fakes/fake-answers";
import { startFakePageServer } from "../fakes/fake-page-server";
import { countIntervals, leftOvers } from "./setup/left-overs";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const navigations = 50;
const canned = { ...fakeAnswers };
const asked = new Map<string, number>();
let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;

beforeAll(async () => {
    for (const [event, answer] of Object.entries(canned)) {
        fakeAnswers[event] = (...args) => {
            asked.set(event, (asked.get(event) ?? 0) + 1);
            return answer(...args);
        };
    }
    [server, browser] = await Promise.all([startFakePageServer(dist), openBrowser()]);
});

afterAll(async () => {
    Object.assign(fakeAnswers, canned);
    await browser?.close();
    server?.server.closeAllConnections();
    server?.server.close();
});

const calls = (name: CallName) => asked.get(CALLS[name]) ?? 0;
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();
const link = (page: Page, href: string) => page.locator(`a[href="${href}"]`).first().click();

/** Ways through the pages as people take them; each is one navigation. */
const ways: ((page: Page) => Promise<void>)[] = [
    async (page) => {
        await link(page, "/compose/shop");
        await page.locator(".cicd-row__head").nth(2).click();
        await page.locator(".cicd-log__terminal .xterm-rows > div").first().waitFor();
        await page.getByRole("button", { name: "open log" }).click();
    },
    async (page) => {
        await tab(page, "Repository");
        await page.locator(".cicd-deliveries li").first().waitFor();
    },
    async (page) => {
        await tab(page, "Environment");
        await page.locator(".cicd-keys__row").first().waitFor();
    },
    async (page) => {
        await page.getByRole("button", { name: "More ways to deploy" }).click();
        await page.getByRole("menuitem", { name: "Roll back to" }).click();
        await page.getByRole("dialog").getByText("Went live").waitFor();
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
    },
    async (page) => {
        await link(page, "/cicd");
        await page.locator(".cicd-running").waitFor();
    },
    (page) => tab(page, "Deliveries"),
    (page) => tab(page, "Repositories"),
    (page) => tab(page, "Settings"),
    async (page) => {
        await link(page, "/");
        await link(page, "/compose/blog");
        await page.locator(".cicd-empty").waitFor();
    },
];

async function walk(page: Page, count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
        await ways[at % ways.length]!(page);
    }
}

describe("the pages of the standalone host", () => {
    it(`hold on to nothing of what was left behind after ${navigations} navigations`, async () => {
        const { page, errors } = await openPage(browser);
        await page.addInitScript(() => localStorage.setItem("token", "t"));
        await countIntervals(page);
        await page.goto(`${server.url}/compose/blog`);
        // Twice: what is loaded or built once stays.
        await walk(page, 2 * ways.length);
        const before = await leftOvers(page);
        await walk(page, Math.ceil(navigations / ways.length) * ways.length);
        const after = await leftOvers(page);
        console.log("before", JSON.stringify(before), "after", JSON.stringify(after));
        expect(after.listeners - before.listeners).toBeLessThanOrEqual(5);
        expect(after.nodes - before.nodes).toBeLessThanOrEqual(50);
        expect([after.observers, after.intervals, after.detached]).toEqual([before.observers, before.intervals, 0]);
        expect(after.heapMb - before.heapMb).toBeLessThan(3);
        await page.evaluate(() =>
            Object.assign(globalThis, { kept: document.querySelector(".cicd-empty")!.cloneNode() }),
        );
        expect((await leftOvers(page)).detached).toBe(1);
        // On the server, too: the page that is shown is the only one that hears of anything.
        expect(calls("watch") - calls("unwatch")).toBe(1);
        expect(calls("openLog") - calls("closeLog")).toBe(0);
        expect(errors).toEqual([]);
    });
});
