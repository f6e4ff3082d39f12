import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const IMAGES = fileURLToPath(new URL("../../../docs/images", import.meta.url));
/** Pictures are part of the project, so a run of the tests changes them only when it is asked to. */
const takesPictures = process.env.UPDATE_IMAGES === "1";
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
    /** What the picture begins with; the top of the page when absent. */
    from?: Locator;
}

/** Dockge's root component, as far as its theme goes. */
interface ThemedRoot {
    _vnode: { component: { proxy: { userTheme: string } } };
}

/** A picture of the page at this width in this theme of Dockge's, with `UPDATE_IMAGES=1`; the page is as before then. */
export async function takePicture(page: Page, { name, width, theme, from }: Look): Promise<void> {
    if (!takesPictures) {
        return;
    }
    const before = page.viewportSize();
    await mkdir(IMAGES, { recursive: true });
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await setTheme(page, theme);
    await (from ?? page.locator("body")).evaluate((element) => element.scrollIntoView({ block: "start" }));
    await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: "disabled" });
    await setTheme(page, "dark");
    if (before) {
        await page.setViewportSize(before);
    }
}

async function setTheme(page: Page, theme: Look["theme"]): Promise<void> {
    await page.evaluate((chosen) => {
        const root = document.getElementById("app") as unknown as ThemedRoot;
        root._vnode.component.proxy.userTheme = chosen;
    }, theme);
    await page.locator(`body.${theme}`).waitFor();
}
