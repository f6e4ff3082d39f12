import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;

beforeAll(async () => {
    [server, browser] = await Promise.all([startFakePageServer(dist), openBrowser()]);
});

afterAll(async () => {
    await browser?.close();
    server?.server.closeAllConnections();
    server?.server.close();
});

async function open(path: string, width: number, ready: string): Promise<Page> {
    const { page } = await openPage(browser, { width, height: 1000 });
    await page.addInitScript(() => localStorage.setItem("token", "t"));
    await page.goto(server.url + path);
    await page.locator(ready).first().waitFor();
    return page;
}

const topOf = async (one: Locator) => Math.round((await one.boundingBox())!.y);

/** What stands at the height of an element within the same row, besides itself. */
const beside = (one: Locator) =>
    one.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const others = [...element.parentElement!.children].filter((other) => {
            const box = other.getBoundingClientRect();
            return other !== element && box.height > 0 && box.top < bottom - 1 && box.bottom > top + 1;
        });
        return others.map((other) => other.className);
    });

describe("the page of all stacks", () => {
    it.each([1280, 390])("has the filters of deliveries beside each other at %d px", async (width) => {
        const page = await open("/cicd?tab=deliveries", width, ".cicd-row");
        expect(await topOf(page.getByLabel("Verdict"))).toBe(await topOf(page.getByLabel("Stack")));
        await page.context().close();
    });

    it.each(["/cicd", "/cicd?tab=deliveries"])(
        "gives the stack's name a line of its own on a phone: %s",
        async (path) => {
            const page = await open(path, 390, ".cicd-row .cicd-stack");
            expect(await beside(page.locator(".cicd-row .cicd-stack").first())).toEqual([]);
            await page.context().close();
        },
    );
});

describe("the history on a phone", () => {
    it("has words of a state, and a number with its arrow, on one line", async () => {
        const page = await open("/compose/shop", 390, ".cicd-row");
        const heights = await page
            .locator(".cicd-row__id, .cicd-row .cicd-state")
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
        expect(heights.length).toBeGreaterThan(6);
        expect(Math.max(...heights)).toBeLessThan(1.5 * Math.min(...heights));
        // A long state and a long time would share what room there is.
        expect(await beside(page.locator(".cicd-row .cicd-state").first())).not.toContainEqual(
            expect.stringContaining("__when"),
        );
        await page.context().close();
    });
});
