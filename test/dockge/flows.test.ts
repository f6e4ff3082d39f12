import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allStacksFlows } from "../fixtures/page-flows/all-stacks-flows";
import { canaryFlows } from "../fixtures/page-flows/canary-flows";
import { Site } from "../fixtures/page-flows/site";
import { isOfMachine } from "../fixtures/page-flows/steady-requests";
import { stackFlows } from "../fixtures/page-flows/stack-flows";
import { wizardFlows } from "../fixtures/page-flows/wizard-flows";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import { USER } from "../integration/host/standalone";
import { complaints, openBrowser } from "./setup/browser";
import { startInstance, type Instance } from "./setup/instances";

let instance: Instance;
let git: GitServer;
let browser: Browser;
let errors: string[];
let site: Site;

beforeAll(async () => {
    [instance, git, browser] = await Promise.all([startInstance("extended"), startGitServer(), openBrowser()]);
    const { dockge, places, socket } = instance;
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: "dark" });
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    errors = complaints(page);
    site = await Site.at({ url: dockge.url, stacksDir: places.stacksDir, git, page, socket, user: USER });
    await site.go("/");
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
    // Dockge asks before its form for a new stack is left.
    page.on("dialog", (dialog) => void dialog.accept());
});

afterAll(async () => {
    await browser?.close();
    await instance?.dockge.stop();
    await git?.close();
    await site?.clear();
    await instance?.places.remove();
});

stackFlows(() => site);
allStacksFlows(() => site);
wizardFlows(() => site);
canaryFlows(() => site);

it("no flow made the page's scripts complain", () => {
    expect(errors.filter((text) => !isOfMachine(text))).toEqual([]);
});
