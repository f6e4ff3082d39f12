import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const images = fileURLToPath(new URL("../../../docs/images", import.meta.url));

export interface Look {
    /** File name in docs/images, without its ending. */
    name: string;
    theme: "Dark" | "Light";
    width?: number;
}

/** With `UPDATE_IMAGES=1` a picture of the page for the documentation; the page is as before then. */
export async function takePicture(page: Page, { name, theme, width = 1280 }: Look): Promise<void> {
    if (process.env.UPDATE_IMAGES !== "1") {
        return;
    }
    const before = page.viewportSize()!;
    await mkdir(images, { recursive: true });
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await chooseTheme(page, theme);
    await page.screenshot({ path: `${images}/${name}.png`, animations: "disabled" });
    await chooseTheme(page, "Dark");
    await page.setViewportSize(before);
}

/** The button names the present theme and goes on to the next one. */
async function chooseTheme(page: Page, theme: string): Promise<void> {
    const button = page.locator(".page-header button").first();
    while ((await button.innerText()).trim() !== theme) {
        await button.click();
    }
}
