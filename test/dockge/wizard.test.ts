import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { pageOf, Walk, walkToWebhook } from "../fixtures/wizard-walk";
import { violations } from "../browser/setup/violations";
import { call, USER } from "../integration/host/standalone";
import { complaints, openBrowser } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const minute = 60_000;
const STACK = "dockgewizard";
const token = "a-token-that-may-read";

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let repository: ServedRepository;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    git = await startGitServer({ token });
    repository = await git.createRepository(STACK);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: "dark" });
    page = await context.newPage();
    page.setDefaultTimeout(90_000);
    errors = complaints(page);
});
afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    await execute("docker", ["compose", "-p", STACK, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    await places?.remove();
});

/** The steps are entries of the browser's history, and Dockge asks nothing on the way. */
async function goBackAndForth(): Promise<void> {
    await page.goBack();
    await page.getByLabel("Stack for deploy/compose.yaml").waitFor();
    await page.goBack();
    expect(await page.getByLabel("Clone URL").inputValue()).toBe(repository.url);
    await page.goForward();
    await page.getByLabel("Stack for deploy/compose.yaml").waitFor();
    await page.goForward();
    expect(await page.getByRole("textbox", { name: "TEXT", exact: true }).inputValue()).toBe("hello");
}

/** Whoever leaves the wizard before the first deployment finds all there is to do on the stack's page. */
async function seePageOfUndeployed(): Promise<void> {
    const other = await page.context().newPage();
    await other.goto(`${dockge.url}/compose/${STACK}`);
    const panel = other.getByRole("region", { name: "Deployments" });
    await panel.getByRole("button", { name: "Deploy", exact: true }).waitFor({ timeout: 90_000 });
    expect(await other.getByText("Stack not found").count()).toBe(0);
    await other.close();
}

it(
    "the wizard leads from Dockge's page for a new stack to a live one and to the stack's page",
    async () => {
        const message = "Serve a page";
        const sha = await repository.commit({ "deploy/compose.yaml": pageOf(await freePort()) }, { message });
        await page.goto(`${dockge.url}/compose`);
        await page.getByPlaceholder("Username").fill(USER.username);
        await page.getByPlaceholder("Password").fill(USER.password);
        await page.getByRole("button", { name: "Login" }).click();
        await page.getByRole("button", { name: "Deploy from Git" }).waitFor();
        const ownForm = page.getByLabel("Stack Name");
        await ownForm.waitFor();

        const walk = new Walk();
        const look = async (step: string) => {
            const found = await violations(page, ".cicd");
            expect(found, `at the ${step}`).toEqual([]);
            expect(await ownForm.isVisible()).toBe(false);
            if (step === "preview") {
                await goBackAndForth();
            }
        };
        // Dockge asks before it leaves its form, which nobody has touched here.
        page.on("dialog", (dialog) => errors.push(dialog.message()));
        const webhook = await walkToWebhook(page, walk, { repository, stack: STACK, token, look });
        await seePageOfUndeployed();
        await walk.click(page.getByRole("button", { name: "Deploy now" }));
        await page.getByText(`${STACK} is live.`).waitFor({ timeout: 2 * minute });
        console.info(`Deploy from Git in Dockge: ${walk.toString()}`);
        expect(walk.seconds).toBeLessThan(120);
        expect(await violations(page, ".cicd")).toEqual([]);

        const hook = { url: dockge.url + new URL(webhook.url).pathname, secret: webhook.secret };
        await deliverPush(hook, { sha, message, repository: repository.url });
        await page.getByText("A delivery has come: the webhook works.").waitFor();
        await page.getByRole("button", { name: `Open ${STACK}` }).click();
        await page.getByRole("region", { name: "Deployments" }).locator(".cicd-live").waitFor();
        expect(new URL(page.url()).pathname).toBe(`/compose/${STACK}`);
        await page.locator(".cicd-live__line", { hasText: message }).waitFor();
        expect(errors).toEqual([]);
    },
    10 * minute,
);
