import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { isOfMachine } from "../../fixtures/page-flows/steady-requests";

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
        if (message.type() === "error" && !isOfMachine(message.text())) {
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
    /** Only stacks whose names begin so are in the picture: others may use the engine at the same time. */
    stacks: string;
}

/** Dockge's root component, as far as pictures need it. */
interface PageRoot {
    _vnode: {
        component: {
            proxy: {
                userTheme: string;
                stackList: Record<string, unknown>;
                allAgentStackList: Record<string, { stackList: Record<string, unknown> }>;
            };
        };
    };
}

/** A picture of the page at this width in this theme of Dockge's, with `UPDATE_IMAGES=1`; the page is as before then. */
export async function takePicture(page: Page, { name, width, theme, stacks }: Look): Promise<void> {
    if (!takesPictures) {
        return;
    }
    const before = page.viewportSize();
    await mkdir(IMAGES, { recursive: true });
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await setTheme(page, theme);
    await showOnly(page, stacks);
    await scrollTo(page, page.locator("body"));
    await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: "disabled" });
    await setTheme(page, "dark");
    if (before) {
        await page.setViewportSize(before);
    }
}

/** Again until it stays: Dockge rearranges its page when the width changes. */
async function scrollTo(page: Page, place: Locator): Promise<void> {
    const atTop = async () => {
        await place.evaluate((element) => element.scrollIntoView({ block: "start" }));
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
        return place.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 2);
    };
    for (let round = 0; round < 10 && !(await atTop()); round += 1) {
        continue;
    }
}

async function showOnly(page: Page, stacks: string): Promise<void> {
    await page.evaluate((prefix) => {
        const { proxy } = (document.getElementById("app") as unknown as PageRoot)._vnode.component;
        const own = Object.entries(proxy.stackList).filter(([name]) => name.startsWith(prefix));
        proxy.stackList = Object.fromEntries(own);
        for (const agent of Object.values(proxy.allAgentStackList)) {
            const named = Object.entries(agent.stackList).filter(([name]) => name.startsWith(prefix));
            agent.stackList = Object.fromEntries(named);
        }
    }, stacks);
}

export async function setTheme(page: Page, theme: Look["theme"]): Promise<void> {
    await page.evaluate((chosen) => {
        const root = document.getElementById("app") as unknown as PageRoot;
        root._vnode.component.proxy.userTheme = chosen;
    }, theme);
    await page.locator(`body.${theme}`).waitFor();
}
