import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../browser/setup/violations";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import { call, callAgent, USER } from "../integration/host/standalone";
import { complaints, openBrowser, setTheme } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const STACK = "dockgereadable";
const OURS = ".cicd";
const compose = "services:\n  web:\n    image: busybox-test:1\n";

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    git = await startGitServer();
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    const repository = await git.createRepository(STACK);
    await repository.commit({ "compose.yaml": compose });
    await callAgent(socket, "saveStack", STACK, compose, "", true);
    await callAgent(socket, "cicd:connect", { stack: STACK, repository: { url: repository.url, forge: "github" } });
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: "reduce" });
    page = await context.newPage();
    page.setDefaultTimeout(90_000);
    // Dockge asks before its form for a new stack is left.
    page.on("dialog", (dialog) => void dialog.accept());
    errors = complaints(page);
    await page.goto(dockge.url);
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
});
afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    await places?.remove();
});

/** By the address within Dockge, so that the theme that was chosen stays. */
async function visit(path: string, ready: string): Promise<void> {
    await page.evaluate((to) => {
        const { _vnode } = document.getElementById("app") as unknown as {
            _vnode: { component: { proxy: { $router: { push(path: string): void } } } };
        };
        _vnode.component.proxy.$router.push(to);
    }, path);
    await page.locator(ready).first().waitFor();
}

/** Tab by tab, as a person would; what is wrong with which of them. */
async function throughTabs(): Promise<string[]> {
    const wrong: string[] = [];
    for (const tab of await page.locator(`${OURS} [role=tablist] [role=tab]`).all()) {
        const name = await tab.innerText();
        await tab.click();
        await page.locator(`${OURS} [role=tabpanel] > *`).first().waitFor();
        wrong.push(...(await violations(page, OURS)).map((one) => `${name}: ${one}`));
    }
    return wrong;
}

const wide = () =>
    page.evaluate((ours) => {
        const limit = document.documentElement.clientWidth + 1;
        return [...document.querySelectorAll(ours)].filter((one) => one.getBoundingClientRect().right > limit).length;
    }, OURS);

// Colours are the theme's alone and breaks the width's, so two of the four say what all of them would.
describe.each([
    { theme: "dark" as const, width: 1280 },
    { theme: "light" as const, width: 390 },
])("our parts in Dockge, $theme and $width pixels wide, are readable for everyone", ({ theme, width }) => {
    beforeAll(async () => {
        await page.setViewportSize({ width, height: 900 });
        await setTheme(page, theme);
    });

    it.each([
        ["the panel of a stack", `/compose/${STACK}`],
        ["the page about all stacks", "/cicd"],
    ])("%s, on every tab", async (_, path) => {
        await visit(path, `${OURS} [role=tablist]`);
        expect(await throughTabs()).toEqual([]);
        expect(await wide()).toBe(0);
    });

    it("the way into the wizard, and its first step", async () => {
        await visit("/compose", ".cicd-wizard__door");
        await page.getByRole("button", { name: "Deploy from Git" }).click();
        await page.getByRole("button", { name: "It is private" }).click();
        expect(await violations(page, OURS)).toEqual([]);
        expect(await wide()).toBe(0);
        expect(errors).toEqual([]);
    });
});
