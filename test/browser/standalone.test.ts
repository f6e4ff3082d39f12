import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, type WatchedPage } from "./setup/open-browser";
import { freePort } from "../fixtures/server/free-port";
import { answerOf, StackFixture } from "../fixtures/server/stack-fixture";
import { StandaloneServer } from "../fixtures/server/standalone-server";
import { until } from "../fixtures/server/until";

const user = { name: "ana", password: "correct horse 1" };
let browser: Browser;

beforeAll(async () => {
    browser = await openBrowser();
});

afterAll(() => browser?.close());

async function submitLogin(page: Page, name: string, password: string): Promise<void> {
    await page.getByLabel("User name").fill(name);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
}

const compose = (text: string, port: number) =>
    [
        "services:",
        "  web:",
        "    image: busybox-test:1",
        `    command: ["sh", "-c", "mkdir /www; echo ${text} > /www/index.html; echo said-${text}; httpd -f -h /www"]`,
        "    stop_grace_period: 1s",
        "    ports:",
        `      - "127.0.0.1:${port}:80"`,
        "",
    ].join("\n");

describe("a server without a user", () => {
    it("asks for the first user, refuses a wrong login and keeps the right one over a reload", async () => {
        const folder = await mkdtemp(path.join(tmpdir(), "cicd-"));
        const env = { DOCKGE_CICD_USER: "", DOCKGE_CICD_PASSWORD: "" };
        const server = new StandaloneServer({ folder, port: await freePort(), env, anonymous: true });
        await server.start();
        const { page, errors } = await openPage(browser);
        await page.goto(server.url);
        await page.getByLabel("User name").fill(user.name);
        await page.getByLabel("Password", { exact: true }).fill(user.password);
        await page.getByLabel("Repeat the password").fill("something else");
        expect(await page.getByRole("button", { name: "Create user" }).isDisabled()).toBe(true);
        await page.getByLabel("Repeat the password").fill(user.password);
        await page.getByRole("button", { name: "Create user" }).click();
        await page.locator(".counts").waitFor();

        await page.getByRole("button", { name: "Log out" }).click();
        await submitLogin(page, user.name, "wrong");
        await page.getByRole("alert").getByText("The user name or the password is wrong.").waitFor();
        await submitLogin(page, user.name, user.password);
        await page.locator(".counts").waitFor();
        await page.reload();
        await page.locator(".counts").waitFor();
        expect(errors).toEqual([]);
        await page.context().close();
        await server.close();
        await rm(folder, { recursive: true });
    });
});

describe("the pages of the standalone host", () => {
    let fixture: StackFixture;
    let shown: WatchedPage;
    let stack: string;
    let port: number;

    beforeAll(async () => {
        fixture = await StackFixture.start();
        shown = await openPage(browser);
        stack = fixture.stackName("hand");
        port = await freePort();
        await shown.page.goto(fixture.server.url);
        await submitLogin(shown.page, fixture.server.user, fixture.server.password);
        await shown.page.locator(".counts").waitFor();
    });

    afterAll(() => fixture?.close());

    const edit = (page: Page, text: string) => page.getByRole("textbox", { name: "compose.yaml" }).fill(text);
    const status = (word: string) => shown.page.locator("h1 .status-pill", { hasText: word }).waitFor();

    it("make a stack from a compose file, and show its containers and logs", async () => {
        const { page } = shown;
        await page.getByRole("link", { name: "New stack" }).click();
        await page.getByLabel("Stack name").fill(stack);
        await edit(page, compose("one", port));
        await page.getByRole("button", { name: "Deploy", exact: true }).click();
        await page.waitForURL(`**/compose/${stack}`);
        await status("active");
        await page.locator(".container-box .badge", { hasText: "running" }).waitFor();
        await page.getByRole("region", { name: "Logs" }).getByText("said-one").first().waitFor();
        await page.getByRole("button", { name: "Connect a Git repository" }).waitFor();
        await expect.poll(() => answerOf(port)).toBe("one");
    });

    it("stop and start it", async () => {
        const { page } = shown;
        await page.getByRole("button", { name: "Stop" }).first().click();
        await status("exited");
        await page.getByRole("button", { name: "Start" }).first().click();
        await status("active");
        await until("the service to answer", async () => (await answerOf(port)) === "one");
    });

    it("edit it: discard forgets, deploy applies", async () => {
        const { page } = shown;
        await page.getByRole("button", { name: "Edit" }).click();
        await edit(page, "nonsense");
        await page.getByRole("button", { name: "Discard" }).click();
        await page.getByText("busybox-test:1").first().waitFor();
        await page.getByRole("button", { name: "Edit" }).click();
        await edit(page, compose("two", port));
        await page.getByRole("button", { name: "Deploy" }).first().click();
        await page.getByRole("button", { name: "Edit" }).waitFor();
        await until("the new version to answer", async () => (await answerOf(port)) === "two");
    });

    it("say why a compose file does not come up", async () => {
        const { page } = shown;
        await page.getByRole("button", { name: "Edit" }).click();
        await edit(page, "services:\n  web:\n    image: busybox-test:1\n    nonsense: true\n");
        await page.getByRole("button", { name: "Deploy" }).first().click();
        await page.locator(".toast-note--bad").first().waitFor();
        await edit(page, compose("two", port));
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByRole("button", { name: "Edit" }).waitFor();
    });

    it("keep the chosen theme", async () => {
        const { page } = shown;
        await page.getByRole("button", { name: "Dark" }).click();
        await page.locator("body.light").waitFor();
        await page.getByRole("button", { name: "Light" }).click();
        await page.getByRole("button", { name: "Auto" }).click();
        await page.locator("body.dark").waitFor();
    });

    it("leave no listener behind after 50 changes of the page", async () => {
        const { page } = shown;
        const other = fixture.stackName("other");
        await page.getByRole("link", { name: "New stack" }).click();
        await page.getByLabel("Stack name").fill(other);
        await page.getByRole("button", { name: "Save" }).click();
        await page.waitForURL(`**/compose/${other}`);
        const devtools = await page.context().newCDPSession(page);
        await devtools.send("Performance.enable");
        const visit = async (count: number) => {
            for (let round = 0; round < count; round++) {
                await page.locator(".stack-list a", { hasText: round % 2 ? other : stack }).click();
                await page.getByRole("button", { name: "Connect a Git repository" }).waitFor();
            }
            await page.getByRole("link", { name: "Home" }).click();
            await page.locator(".counts").waitFor();
        };
        const listeners = async () => {
            await devtools.send("HeapProfiler.collectGarbage");
            const { metrics } = await devtools.send("Performance.getMetrics");
            return metrics.find(({ name }) => name === "JSEventListeners")!.value;
        };
        await visit(4);
        const before = await listeners();
        await visit(50);
        // A page that kept a single listener would have left fifty; what still fades out is gone a moment later.
        await expect.poll(async () => (await listeners()) - before, { timeout: 20_000 }).toBeLessThan(10);
    });

    it("go on by themselves when the server was away", async () => {
        const { page } = shown;
        await page.locator(".stack-list a", { hasText: stack }).click();
        await page.getByRole("button", { name: "Connect a Git repository" }).waitFor();
        await fixture.server.close();
        await page.getByText("The connection to the server is lost.").waitFor();
        await fixture.server.start();
        await page.getByText("The connection to the server is lost.").waitFor({ state: "hidden" });
        await status("active");
    });

    it("delete it after a question", async () => {
        const { page } = shown;
        await page.getByRole("button", { name: "Delete" }).click();
        const dialog = page.getByRole("dialog");
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
        await page.getByRole("button", { name: "Delete" }).click();
        await dialog.getByRole("button", { name: "Delete" }).click();
        await page.locator(".counts").waitFor();
        expect(await fixture.containers(stack)).toEqual([]);
    });

    it("never threw anything", () => {
        // The browser itself reports a connection that it can't open.
        expect(shown.errors.filter((text) => !/net::ERR_CONNECTION|WebSocket/.test(text))).toEqual([]);
    });
});
