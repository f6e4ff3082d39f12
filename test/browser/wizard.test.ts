import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "./setup/open-browser";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { StackFixture } from "../fixtures/server/stack-fixture";
import { pageOf, Walk, walkToWebhook } from "../fixtures/wizard-walk";

const minute = 60_000;
const token = "a-token-that-may-read";
let fixture: StackFixture;
let browser: Browser;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
});

afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

it(
    "the wizard leads from a private address to running containers in few steps, and sees the first delivery",
    async () => {
        const stack = fixture.stackName("wizard");
        const port = await freePort();
        const repository = await fixture.repository(stack);
        const message = "Serve a page";
        const sha = await repository.commit({ "deploy/compose.yaml": pageOf(port) }, { message });
        fixture.git.setToken(token);
        const { page, errors } = await openPage(browser);
        await page.goto(fixture.server.url);
        await page.getByLabel("User name").fill(fixture.server.user);
        await page.getByLabel("Password").fill(fixture.server.password);
        await page.getByRole("button", { name: "Log in" }).click();
        await page.getByRole("link", { name: "New stack" }).click();
        await page.getByLabel("Stack name").fill(stack);

        const walk = new Walk();
        const webhook = await walkToWebhook(page, walk, { repository, stack, token });
        await walk.click(page.getByRole("button", { name: "Deploy now" }));
        await page.getByText(`${stack} is live.`).waitFor({ timeout: 2 * minute });
        expect(await readFile(`${fixture.stackDir(stack)}/.env`, "utf8")).toContain("TEXT=hello");
        expect((await fixture.containers(stack)).map(({ state }) => state)).toEqual(["running"]);
        console.info(`Deploy from Git: ${walk.toString()}`);
        // The promise is two minutes for a person; the machine may be a slow one.
        expect(walk.clicks).toBeLessThanOrEqual(9);
        expect(walk.fields).toBeLessThanOrEqual(4);
        expect(walk.seconds).toBeLessThan(120);

        await page.getByText("Waiting for the first delivery").waitFor();
        const { pathname } = new URL(webhook.url);
        const hook = { url: fixture.server.url + pathname, secret: webhook.secret };
        await deliverPush(hook, { sha, message, repository: repository.url });
        await page.getByText("A delivery has come: the webhook works.").waitFor();
        await page.getByRole("button", { name: `Open ${stack}` }).click();
        await page.locator(".cicd-live__line", { hasText: message }).waitFor();
        expect(errors).toEqual([]);
        await page.context().close();
    },
    10 * minute,
);
