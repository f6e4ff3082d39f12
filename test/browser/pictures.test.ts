import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage, type PageOptions } from "./setup/open-browser";
import { pictureViews } from "./setup/picture-views";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const images = fileURLToPath(new URL("../../docs/images", import.meta.url));
let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;

/** As WebP, a third of a PNG's size. */
async function savePicture(page: Page, name: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
    await writeFile(`${images}/${name}.webp`, Buffer.from(data, "base64"));
}

/** With `UPDATE_IMAGES=1`, of sample data, so that they differ only where the pages do. */
describe.runIf(process.env.UPDATE_IMAGES === "1").each<Required<PageOptions>>([
    { theme: "dark", width: 1280, height: 900 },
    { theme: "light", width: 1280, height: 900 },
    { theme: "dark", width: 390, height: 844 },
    { theme: "light", width: 390, height: 844 },
])("pictures for the documentation, $theme and $width pixels wide", (options) => {
    beforeAll(async () => {
        await mkdir(images, { recursive: true });
        [server, browser] = await Promise.all([startFakePageServer(dist), openBrowser()]);
    });

    afterAll(async () => {
        await browser?.close();
        server?.server.closeAllConnections();
        server?.server.close();
    });

    it.each(Object.entries(pictureViews))("%s", async (name, open) => {
        const { page, errors } = await openPage(browser, options);
        await page.addInitScript(() => localStorage.setItem("token", "t"));
        const place = await open(page, server.url);
        await place?.evaluate((element) => element.scrollIntoView({ block: "start" }));
        await page.evaluate(() => document.fonts.ready);
        await savePicture(page, `${name}-${options.theme}-${options.width}`);
        expect(errors).toEqual([]);
        await page.context().close();
    });
});
