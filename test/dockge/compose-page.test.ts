import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StackView } from "../../common/views";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { webSample } from "../fixtures/server/web-sample";
import { call, callAgent, USER } from "../integration/host/standalone";
import { complaints, openBrowser, takePicture } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const PREFIX = "dockgetest-";
const STACK = `${PREFIX}shop`;
const OTHER = `${PREFIX}other`;
const OTHER_YAML = "services:\n  other:\n    image: busybox-test:1\n    command: [sleep, '1000000']\n";
const LONG = { timeout: 90_000 };

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let repository: ServedRepository;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];
let port: number;
let hook: { url: string; secret: string };

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    git = await startGitServer();
    repository = await git.createRepository("demo/shop");
    port = await freePort();
    const first = webSample({ text: "first", port });
    await repository.commit(first, { message: "Open the shop" });
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    // A stack as a Dockge user has it: written by hand, running before anybody spoke of Git.
    await callAgent(socket, "deployStack", STACK, byHand(port), "", true);
    await callAgent(socket, "saveStack", OTHER, OTHER_YAML, "", true);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: "dark" });
    page = await context.newPage();
    errors = complaints(page);
});
afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    await execute("docker", ["compose", "-p", STACK, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    await places?.remove();
});

function byHand(published: number): string {
    return [
        "services:",
        "  web:",
        "    image: busybox-test:1",
        '    command: ["sh", "-c", "mkdir -p /www; echo by-hand > /www/index.html; httpd -f -p 80 -h /www"]',
        "    stop_grace_period: 1s",
        "    ports:",
        `      - "127.0.0.1:${published}:80"`,
        "  neighbour:",
        "    image: busybox-test:1",
        '    command: ["sleep", "1000000"]',
        "    stop_grace_period: 1s",
        "",
    ].join("\n");
}

const panel = (): Locator => page.getByRole("region", { name: "Deployments" });
const served = async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => null))?.text() ?? "";

async function logIn(): Promise<void> {
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.getByText("Logged in as").or(page.locator(".profile-pic")).first().waitFor();
}

/** Through Dockge's own list, as a person does it: the page is not loaded anew. */
async function open(stack: string): Promise<void> {
    await page.locator(".stack-list a", { hasText: stack }).click();
    await page.getByRole("heading", { name: stack }).first().waitFor();
}

async function push(text: string, message: string): Promise<void> {
    const sha = await repository.commit(webSample({ text, port }), { message });
    await deliverPush(hook, { sha, message, repository: repository.url });
}

async function containerIds(): Promise<string[]> {
    const filter = `label=com.docker.compose.project=${STACK}`;
    const { stdout } = await execute("docker", ["ps", "--all", "--quiet", "--no-trunc", "--filter", filter]);
    return stdout.trim().split("\n").sort();
}

describe("in the Compose page of an unmodified Dockge", () => {
    it("the panel offers to connect a repository", async () => {
        await page.goto(`${dockge.url}/compose/${STACK}`);
        await logIn();
        await page.goto(`${dockge.url}/compose/${STACK}`);
        await panel().getByRole("button", { name: "Connect a Git repository" }).click();
        await panel().getByLabel("Clone URL").fill(repository.url);
        await panel().getByLabel("Forge").selectOption("github");
        await panel().getByRole("button", { name: "Test connection" }).click();
        await expect.poll(() => panel().getByText("compose.yaml").first().isVisible(), LONG).toBe(true);
    });

    it("connecting records what runs, touches nothing, and shows the webhook once", async () => {
        const before = await containerIds();
        await panel().getByRole("button", { name: "Connect", exact: true }).click();
        const secret = panel().getByLabel("Secret", { exact: true });
        await secret.waitFor(LONG);
        hook = {
            url: await panel().getByLabel("URL", { exact: true }).inputValue(),
            secret: await secret.inputValue(),
        };
        expect(hook.url).toMatch(/\/cicd\/hooks\/github\//);
        expect(hook.secret.length).toBeGreaterThan(20);
        expect(await containerIds()).toEqual(before);
        expect(await served()).toContain("by-hand");
    });

    it("a signed push deploys, with steps and log live in the panel", async () => {
        await panel().getByRole("tab", { name: "History" }).click();
        await push("second", "Paint the shop");
        const running = panel().locator(".cicd-running");
        await running.getByText("Paint the shop").waitFor(LONG);
        await running.getByRole("button", { name: "open log" }).click(LONG);
        await expect.poll(() => panel().locator(".cicd-log__terminal").innerText(), LONG).toContain("index.html");
        await takePicture(page, { stacks: PREFIX, name: "dockge-deploying-dark", width: 1280, theme: "dark" });
        await panel().locator(".cicd-live").getByText("Paint the shop").waitFor(LONG);
        expect(await served()).toContain("second");
    });

    it("Dockge's own buttons change nothing after a deployment", async () => {
        const before = await containerIds();
        const socket = dockge.connect();
        await call(socket, "login", USER);
        expect(await callAgent(socket, "startStack", STACK)).toMatchObject({ ok: true });
        expect(await containerIds()).toEqual(before);
    });

    it("Dockge's own buttons wait for a running deployment", async () => {
        const socket = dockge.connect();
        await call(socket, "login", USER);
        const newest = async () => {
            const { data } = await callAgent(socket, "cicd:stack", { stack: STACK });
            return (data as StackView).deployments[0]!;
        };
        await push("third", "Close the shop");
        await expect.poll(async () => (await newest()).state, LONG).toBe("running");
        const { id } = await newest();
        expect(await callAgent(socket, "restartStack", STACK)).toMatchObject({ ok: true });
        expect(await newest()).toMatchObject({ id, state: "succeeded" });
    });

    it("a rollback brings the release before back", async () => {
        await panel().locator(".cicd-live").getByText("Close the shop").waitFor(LONG);
        expect(await served()).toContain("third");
        const row = panel().locator(".cicd-row", { hasText: "Paint the shop" }).first();
        await row.locator(".cicd-row__head").click();
        await row.getByRole("button", { name: /^Roll back to release #/ }).click();
        await page
            .getByRole("dialog")
            .getByRole("button", { name: /^Roll back to release #/ })
            .click();
        await panel().locator(".cicd-live").getByText("Paint the shop").waitFor(LONG);
        expect(await served()).toContain("second");
    });

    it("a broken push leaves the live release alone, and the row says why", async () => {
        const before = await containerIds();
        const sha = await repository.commit(
            { "web/Dockerfile": "FROM busybox-test:1\nRUN exit 7\n" },
            { message: "Break the build" },
        );
        await deliverPush(hook, { sha, message: "Break the build", repository: repository.url });
        const row = panel().locator(".cicd-row", { hasText: "Break the build" }).first();
        await row.locator(".cicd-state", { hasText: "failed" }).waitFor(LONG);
        expect(await row.locator(".cicd-row__error").innerText()).not.toBe("");
        expect(await containerIds()).toEqual(before);
    });
});

describe("the panel", () => {
    it("follows the navigation between stacks, and never shows twice", async () => {
        await open(OTHER);
        await panel().getByRole("button", { name: "Connect a Git repository" }).waitFor();
        expect(await panel().count()).toBe(1);
        await open(STACK);
        await panel().locator(".cicd-live").getByText("Paint the shop").waitFor();
        expect(await panel().count()).toBe(1);
        await page.goto(`${dockge.url}/settings/general`);
        await page.goBack();
        await panel().locator(".cicd-live").waitFor();
    });

    it("leaves no listener behind after many changes of the page", async () => {
        const listeners = () =>
            page.evaluate(() => {
                const root = (document.getElementById("app") as unknown as RootElement)._vnode.component.proxy;
                return root.getSocket().listeners("agent").length;
            });
        await open(OTHER);
        await panel().waitFor();
        const before = await listeners();
        for (let round = 0; round < 5; round += 1) {
            await open(STACK);
            await panel().locator(".cicd-live").waitFor();
            await open(OTHER);
            await panel().getByRole("button", { name: "Connect a Git repository" }).waitFor();
        }
        expect(await listeners()).toBe(before);
    });

    it("is there after a logout and a new login", async () => {
        await page.locator(".profile-pic").click();
        await page.getByRole("button", { name: "Logout" }).click();
        await logIn();
        await open(STACK);
        await panel().locator(".cicd-live").getByText("Paint the shop").waitFor();
    });

    it("goes on after the server was restarted, without a reload", async () => {
        const { port: same } = dockge;
        await dockge.stop();
        dockge = await startDockge({ ...places, kind: "extended", port: same });
        await page.getByText("Lost connection").waitFor({ state: "hidden" });
        await panel().getByRole("tab", { name: "History" }).click();
        await push("fourth", "Open again");
        await panel().locator(".cicd-live").getByText("Open again").waitFor(LONG);
        expect(await served()).toContain("fourth");
    });

    it("never made the page's scripts complain", () => {
        // Dockge's own page says so while its server is away.
        const ours = errors.filter((text) => !/WebSocket|ERR_CONNECTION_REFUSED|socket\.io/i.test(text));
        expect(ours).toEqual([]);
    });

    it("wrote nothing into the Dockge that it is attached to", () => {
        expect(existsSync(join(process.env.DOCKGE_DIR!, "data"))).toBe(false);
    });
});

interface RootElement {
    _vnode: { component: { proxy: { getSocket(): { listeners(event: string): unknown[] } } } };
}
