import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const IMAGES = fileURLToPath(new URL("../../../docs/images", import.meta.url));
/** What an unattended browser does by itself has no place in a test. */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

export function openBrowser(): Promise<Browser> {
    return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Everything that the page's scripts complained about, for a test that wants none. */
export function complaints(page: Page): string[] {
    const texts: string[] = [];
    page.on("pageerror", (error) => texts.push(error.message));
    page.on("console", (message) => {
        if (message.type() === "error") {
            texts.push(message.text());
        }
    });
    return texts;
}

export interface Look {
    /** File name in docs/images, without its ending. */
    name: string;
    width: number;
    theme: "dark" | "light";
}

/** A picture of the page at this width in this theme of Dockge's; the page is as before afterwards. */
export async function takePicture(page: Page, { name, width, theme }: Look): Promise<void> {
    const before = page.viewportSize();
    await mkdir(IMAGES, { recursive: true });
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await page.evaluate((chosen) => {
        document.body.classList.remove("dark", "light");
        document.body.classList.add(chosen);
    }, theme);
    await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: "disabled" });
    if (before) {
        await page.setViewportSize(before);
    }
}
