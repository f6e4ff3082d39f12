import { io, type Socket } from "socket.io-client";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allStacksFlows } from "../fixtures/page-flows/all-stacks-flows";
import { canaryFlows } from "../fixtures/page-flows/canary-flows";
import { Site } from "../fixtures/page-flows/site";
import { stackFlows } from "../fixtures/page-flows/stack-flows";
import { wizardFlows } from "../fixtures/page-flows/wizard-flows";
import { StackFixture } from "../fixtures/server/stack-fixture";
import { openBrowser, openPage } from "./setup/open-browser";

let fixture: StackFixture;
let browser: Browser;
let socket: Socket;
let errors: string[];
let site: Site;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
    const { server, git } = fixture;
    const shown = await openPage(browser);
    errors = shown.errors;
    const { page } = shown;
    socket = io(server.url, { forceNew: true, transports: ["websocket"] });
    const user = { username: server.user, password: server.password };
    site = await Site.at({ url: server.url, stacksDir: server.stacksDir, git, page, socket, user });
    await site.go("/");
    await page.getByLabel("User name").fill(user.username);
    await page.getByLabel("Password").fill(user.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.locator(".counts").waitFor();
});

afterAll(async () => {
    await browser?.close();
    socket?.disconnect();
    await site?.clear();
    await fixture?.close();
});

stackFlows(() => site);
allStacksFlows(() => site);
wizardFlows(() => site);
canaryFlows(() => site);

it("no flow made the page's scripts complain", () => {
    expect(errors).toEqual([]);
});
