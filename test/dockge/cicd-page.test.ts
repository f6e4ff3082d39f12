import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Router } from "vue-router";
import { isFinal } from "../../common/states";
import type { RepositoryView, StackView } from "../../common/views";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { deliverPush } from "../fixtures/server/push";
import { until } from "../fixtures/server/until";
import { call, callAgent, USER } from "../integration/host/standalone";
import { complaints, openBrowser, takePicture } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const PREFIX = "dockgepage-";
const SHOP = `${PREFIX}shop`;
const BLOG = `${PREFIX}blog`;
const LONG = { timeout: 90_000 };
const compose =
    "services:\n  web:\n    image: busybox-test:1\n    command: [sleep, '1000000']\n    stop_grace_period: 1s\n";

let places: Places;
let dockge: DockgeProcess;
let socket: ReturnType<DockgeProcess["connect"]>;
let git: GitServer;
let browser: Browser;
let page: Page;
let errors: string[];
let shop: { repository: ServedRepository; hook: { url: string; secret: string } };

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    git = await startGitServer();
    socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    const blog = await connect(BLOG, "Start the blog");
    await push(blog, { "compose.yaml": `${compose}\n` }, "Write the first post");
    shop = await connect(SHOP, "Open the shop");
    await push(shop, { "compose.yaml": `${compose}\n` }, "Paint the shop");
    await finished(BLOG);
    await finished(SHOP);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: "dark" });
    page = await context.newPage();
    errors = complaints(page);
});
afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    for (const stack of [SHOP, BLOG]) {
        await execute("docker", ["compose", "-p", stack, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    }
    await places?.remove();
});

async function connect(stack: string, message: string): Promise<typeof shop> {
    const repository = await git.createRepository(`demo/${stack}`);
    await repository.commit({ "compose.yaml": compose }, { message });
    await callAgent(socket, "saveStack", stack, compose, "", true);
    const asked = { stack, repository: { url: repository.url, forge: "github" } };
    const { data } = await callAgent(socket, "cicd:connect", asked);
    const { webhook } = data as RepositoryView;
    return { repository, hook: { url: dockge.url + new URL(webhook.url).pathname, secret: webhook.secret! } };
}

async function push(to: typeof shop, files: Record<string, string>, message: string, ref?: string): Promise<void> {
    const sha = await to.repository.commit(files, { message });
    await deliverPush(to.hook, { sha, message, repository: to.repository.url, ref });
}

async function finished(stack: string): Promise<void> {
    const newest = async () => {
        const { data } = await callAgent(socket, "cicd:stack", { stack });
        return (data as StackView).deployments[0];
    };
    await until(`${stack} to be deployed`, async () => isFinal((await newest())?.state ?? "queued"));
}

const cicd = (): Locator => page.getByRole("region", { name: "CI/CD" });
const link = (): Locator => page.locator("header").getByRole("link", { name: "CI/CD" });
const row = (message: string): Locator => cicd().locator(".cicd-row", { hasText: message });
const picture = (name: string, width: number, theme: "dark" | "light") =>
    takePicture(page, { stacks: PREFIX, name, width, theme });

/** How many lines Dockge's own links and ours take on a page of that width. */
async function linesOfNavigation(width: number): Promise<number> {
    const { width: before, height } = page.viewportSize()!;
    await page.setViewportSize({ width, height });
    const tops = await page
        .locator("header .nav > li")
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    await page.setViewportSize({ width: before, height });
    return new Set(tops).size;
}

async function logIn(): Promise<void> {
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
}

describe("the CI/CD page in an unmodified Dockge", () => {
    it("is reached by its address, through the login", async () => {
        await page.goto(`${dockge.url}/cicd`);
        await logIn();
        await row("Paint the shop").waitFor();
        expect(new URL(page.url()).pathname).toBe("/cicd");
        expect(await link().getAttribute("class")).toContain("active");
    });

    it("shows the finished deployments of all stacks", async () => {
        await expect.poll(() => row("Paint the shop").innerText()).toContain("live");
        expect(await row("Paint the shop").locator(".cicd-stack").innerText()).toBe(SHOP);
        expect(await row("Write the first post").locator(".cicd-stack").innerText()).toBe(BLOG);
    });

    it("is reached by a link beside the console, which tells where one is", async () => {
        await page.locator("header").getByRole("link", { name: "Home" }).click();
        await page.getByRole("heading", { name: "Home" }).waitFor();
        expect(await link().getAttribute("class")).not.toContain("active");
        const names = await page.locator("header .nav > li a.nav-link").allInnerTexts();
        expect(names.map((name) => name.trim())).toEqual(["Home", "Console", "CI/CD"]);
        await link().click();
        await row("Paint the shop").waitFor();
        expect(await page.locator("header .nav a.active").allInnerTexts()).toEqual([" CI/CD"]);
    });

    it("narrows the list down, and keeps that in the address over a reload and the way back", async () => {
        await cicd().getByLabel("Stack").selectOption(BLOG);
        await row("Paint the shop").waitFor({ state: "detached" });
        expect(new URL(page.url()).search).toBe(`?stack=${BLOG}`);
        await page.reload();
        await row("Write the first post").waitFor();
        expect(await row("Paint the shop").count()).toBe(0);
        await row("Write the first post").locator(".cicd-row__head").click();
        await cicd()
            .getByRole("link", { name: `Open ${BLOG}` })
            .click();
        await page.getByRole("region", { name: "Deployments" }).locator(".cicd-live").waitFor();
        await page.goBack();
        await row("Write the first post").waitFor();
        expect(new URL(page.url()).search).toBe(`?stack=${BLOG}`);
        await link().click();
        await row("Paint the shop").waitFor();
    });

    it("follows a push live", async () => {
        await push(shop, { "compose.yaml": `${compose}\n\n` }, "Sweep the shop");
        await cicd().locator(".cicd-running", { hasText: "Sweep the shop" }).waitFor();
        await row("Sweep the shop").getByText("live").waitFor(LONG);
        await cicd().getByText("Nothing is running or queued.").waitFor();
        expect(await row("Paint the shop").innerText()).toContain("succeeded");
    });

    it("is in the pictures of the documentation", async () => {
        const broken = compose.replace("[sleep, '1000000']", "[sh, -c, 'echo no connection to redis:6379; exit 1']");
        await shop.repository.commit({ "compose.yaml": broken }, { message: "Try new cache" });
        await callAgent(socket, "cicd:deploy", { stack: SHOP });
        await row("Try new cache").locator(".cicd-row__error").waitFor(LONG);
        await callAgent(socket, "cicd:deploy", { stack: BLOG });
        await cicd().locator(".cicd-running").waitFor();
        await picture("cicd-page-dark-1280", 1280, "dark");
        await cicd().getByText("Nothing is running or queued.").waitFor(LONG);
    });

    it("answers why a push deployed nothing", async () => {
        await cicd().getByRole("tab", { name: "Deliveries" }).click();
        await row("accepted").first().waitFor();
        await push(shop, { "notes.txt": "draft\n" }, "Sketch", "refs/heads/sketch");
        await row("ignored").waitFor();
        expect(await row("ignored").innerText()).toContain("sketch");
        await row("ignored").locator(".cicd-row__head").click();
        await row("ignored").getByText("x-github-event").waitFor();
    });

    it("follows Dockge's language setting at once, in the panel too", async () => {
        const choose = (language: string) =>
            page.evaluate((chosen) => {
                const { proxy } = (document.getElementById("app") as unknown as RootElement)._vnode.component;
                proxy.language = chosen;
            }, language);
        await choose("de");
        await cicd().getByRole("tab", { name: "Zustellungen" }).waitFor();
        expect(await linesOfNavigation(390)).toBe(1);
        await page.locator(".stack-list a, a.nav-link", { hasText: "Startseite" }).first().click();
        await page.locator(".stack-list a", { hasText: SHOP }).click();
        await page.getByRole("tab", { name: "Verlauf" }).waitFor();
        await page.reload();
        await page.getByRole("tab", { name: "Verlauf" }).waitFor();
        await choose("ja");
        await page.getByRole("tab", { name: "History" }).waitFor();
        await choose("en");
        await page.locator("header").getByRole("link", { name: "Home" }).waitFor();
    });
});

describe("the link and the page", () => {
    it("come and go with the login", async () => {
        await link().click();
        await row("Sweep the shop").waitFor();
        await page.locator(".profile-pic").click();
        await page.getByRole("button", { name: "Logout" }).click();
        await page.getByPlaceholder("Username").waitFor();
        expect(await link().count()).toBe(0);
        expect(await cicd().count()).toBe(0);
        await logIn();
        await row("Sweep the shop").waitFor();
        expect(await link().count()).toBe(1);
    });

    it("leave nothing behind after 50 changes of the page", async () => {
        // Dockge's own pages keep listeners of theirs when they go, so the other page here has nothing in it.
        await page.evaluate(() => {
            const { $router } = (document.getElementById("app") as unknown as RootElement)._vnode.component.proxy;
            const layout = $router.resolve("/").matched[0]!.components!.default!;
            const children = [{ path: "", component: { render: () => null } }];
            $router.addRoute({ path: "/nothing", component: layout, children });
        });
        const go = (path: string) =>
            page.evaluate((to) => {
                const { $router } = (document.getElementById("app") as unknown as RootElement)._vnode.component.proxy;
                return $router.push(to).then(() => undefined);
            }, path);
        const visit = async (times: number) => {
            for (let round = 0; round < times; round += 1) {
                await go("/cicd");
                await row("Sweep the shop").waitFor();
                await go("/nothing");
                await cicd().waitFor({ state: "detached" });
            }
        };
        const devtools = await page.context().newCDPSession(page);
        await devtools.send("Performance.enable");
        const counts = async () => {
            await devtools.send("HeapProfiler.collectGarbage");
            const { metrics } = await devtools.send("Performance.getMetrics");
            const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
            const agent = await page.evaluate(() => {
                const { proxy } = (document.getElementById("app") as unknown as RootElement)._vnode.component;
                return proxy.getSocket().listeners("agent").length;
            });
            return { agent, listeners: metric("JSEventListeners"), nodes: metric("Nodes") };
        };
        await visit(5);
        const before = await counts();
        await visit(50);
        const after = await counts();
        expect(after.agent).toBe(before.agent);
        // What a single visit kept would be there fifty times.
        expect(after.listeners - before.listeners).toBeLessThan(25);
        expect(after.nodes - before.nodes).toBeLessThan(250);
        expect(await page.locator(".cicd-stage").count()).toBe(0);
        expect(await link().count()).toBe(1);
    });

    it("go on after the server was restarted, without a reload", async () => {
        await link().click();
        await row("Sweep the shop").waitFor();
        await dockge.stop();
        await page.locator(".lost-connection").waitFor(LONG);
        dockge = await startDockge({ ...places, kind: "extended", port: dockge.port });
        socket = dockge.connect();
        await call(socket, "login", USER);
        await page.locator(".lost-connection").waitFor({ state: "detached", ...LONG });
        await push(shop, { "compose.yaml": `${compose}\n\n\n` }, "Close the shop");
        await row("Close the shop").getByText("live").waitFor(LONG);
        expect(await link().count()).toBe(1);
    });

    it("never made the page's scripts complain", () => {
        // Dockge's own page says so while its server is away.
        expect(errors.filter((text) => !/WebSocket|net::ERR_|socket\.io/i.test(text))).toEqual([]);
    });
});

interface RootElement {
    _vnode: {
        component: {
            proxy: { language: string; $router: Router; getSocket(): { listeners(event: string): unknown[] } };
        };
    };
}
