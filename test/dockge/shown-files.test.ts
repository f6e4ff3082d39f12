import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RepositoryView } from "../../common/views";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { deliverPush } from "../fixtures/server/push";
import { call, callAgent, USER } from "../integration/host/standalone";
import { complaints, openBrowser } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const STACK = "dockgefiles-shop";
const LONG = { timeout: 90_000 };

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let repository: ServedRepository;
let browser: Browser;
let page: Page;
let errors: string[];
let hook: { url: string; secret: string };

const compose = (greeting: string): string =>
    [
        "services:",
        "  web:",
        "    image: busybox-test:1",
        '    command: ["sleep", "1000000"]',
        "    stop_grace_period: 1s",
        "    environment:",
        `      GREETING: ${greeting}`,
        "",
    ].join("\n");

const panel = (): Locator => page.getByRole("region", { name: "Deployments" });
/** Dockge's own editor of the compose file (the newer or the older one); the one of `.env` comes after it. */
const editor = (): Locator => page.locator(".editor-box").locator(".cm-content, .prism-editor__editor").first();
/** What takes the keys: the older editor lays a text area over what it shows. */
const input = (): Locator => page.locator(".editor-box").locator(".cm-content, .prism-editor__textarea").first();

async function push(greeting: string): Promise<void> {
    const message = `Say ${greeting}`;
    const sha = await repository.commit({ "compose.yaml": compose(greeting) }, { message });
    await deliverPush(hook, { sha, message, repository: repository.url });
    await panel().locator(".cicd-live").getByText(message).waitFor(LONG);
}

/** What the page asked for before this has been answered then. */
const answered = () =>
    page.evaluate((stack) => {
        const root = (document.getElementById("app") as unknown as RootElement)._vnode.component.proxy;
        return new Promise((resolve) => root.emitAgent("", "getStack", stack, resolve));
    }, STACK);

interface RootElement {
    _vnode: { component: { proxy: { emitAgent(...args: unknown[]): void } } };
}

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    git = await startGitServer();
    repository = await git.createRepository("demo/files");
    await repository.commit({ "compose.yaml": compose("zero") }, { message: "Open" });
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    await callAgent(socket, "deployStack", STACK, compose("by-hand"), "", true);
    const { data } = await callAgent(socket, "cicd:connect", {
        stack: STACK,
        repository: { url: repository.url, forge: "github", adopt: { "compose.yaml": "git" } },
    });
    const { webhook } = data as RepositoryView;
    hook = { url: dockge.url + new URL(webhook.url, dockge.url).pathname, secret: webhook.secret! };
    await callAgent(socket, "cicd:saveBuildConfig", { stack: STACK, config: { stableSeconds: 1 } });

    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    errors = complaints(page);
    await page.goto(`${dockge.url}/compose/${STACK}`);
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.getByText("Logged in as").or(page.locator(".profile-pic")).first().waitFor();
    await page.goto(`${dockge.url}/compose/${STACK}`);
    await panel().locator(".cicd-live").waitFor(LONG);
});
afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    await execute("docker", ["compose", "-p", STACK, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    await places?.remove();
});

describe("the compose file in Dockge's own page", () => {
    it("is the deployed one after a deployment, without a reload", async () => {
        await expect.poll(() => editor().innerText(), LONG).toContain("GREETING: by-hand");
        await page.evaluate(() => Object.assign(window, { sameDocument: true }));
        await push("one");
        await expect.poll(() => editor().innerText(), LONG).toContain("GREETING: one");
        expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    });

    it("is left alone while somebody edits it", async () => {
        await page.getByRole("button", { name: "Edit", exact: true }).click();
        await input().click();
        await page.keyboard.press("Control+Home");
        await page.keyboard.type("# mine");
        await page.keyboard.press("Enter");
        await push("two");
        await answered();
        expect(await editor().innerText()).toMatch(/^# mine\n[^]*GREETING: one/);
        expect(await page.getByRole("button", { name: "Save", exact: true }).isVisible()).toBe(true);
    });

    it("is the newest one again when the edit is discarded", async () => {
        await page.getByRole("button", { name: "Discard" }).click();
        await expect.poll(() => editor().innerText(), LONG).toContain("GREETING: two");
        expect(errors).toEqual([]);
    });
});
