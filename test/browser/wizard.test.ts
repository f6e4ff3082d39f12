import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "./setup/open-browser";
import { takePicture } from "./setup/take-picture";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { answerOf, StackFixture } from "../fixtures/server/stack-fixture";

const minute = 60_000;
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
    "the wizard leads from an address to running containers, and sees the first delivery",
    async () => {
        const stack = fixture.stackName("wizard");
        const port = await freePort();
        const repository = await fixture.repository(stack);
        const message = "Serve a page";
        const compose = [
            "services:",
            "  web:",
            "    image: busybox-test:1",
            `    command: ["sh", "-c", "echo $\${TEXT} > /www/index.html && exec httpd -f -p 80 -h /www"]`,
            "    environment:",
            "      TEXT: ${TEXT}",
            "    stop_grace_period: 1s",
            "    ports:",
            `      - "127.0.0.1:${port}:80"`,
            "",
        ].join("\n");
        const sha = await repository.commit({ "deploy/compose.yaml": compose }, { message });
        const { page, errors } = await openPage(browser);
        await page.goto(fixture.server.url);
        await page.getByLabel("User name").fill(fixture.server.user);
        await page.getByLabel("Password").fill(fixture.server.password);
        await page.getByRole("button", { name: "Log in" }).click();
        await page.getByRole("link", { name: "New stack" }).click();
        await page.getByLabel("Stack name").fill(stack);

        await page.getByRole("button", { name: "Deploy from Git" }).click();
        await page.getByLabel("Clone URL").fill(repository.url);
        await page.getByLabel("Forge").selectOption("github");
        await page.getByRole("button", { name: "Look at it" }).click();
        await page.getByLabel("Stack for deploy/compose.yaml").waitFor({ timeout: minute });
        expect(await page.getByLabel("Stack for deploy/compose.yaml").inputValue()).toBe(stack);
        await page.getByRole("button", { name: "See what would happen" }).click();
        await page.locator(".cicd-plan__service", { hasText: "web" }).waitFor({ timeout: minute });
        await page.getByRole("textbox", { name: "TEXT", exact: true }).fill("hello");
        await takePicture(page, { name: "wizard-preview-dark", theme: "Dark" });
        await page.getByRole("button", { name: "Connect (1)" }).click();

        const secret = await page.getByLabel("Secret", { exact: true }).inputValue({ timeout: minute });
        const { pathname } = new URL(await page.getByLabel("URL", { exact: true }).inputValue());
        await page.getByRole("button", { name: "Deploy now" }).click();
        await page.getByText(`${stack} is live.`).waitFor({ timeout: 2 * minute });
        await expect.poll(() => answerOf(port)).toBe("hello");

        await page.getByText("Waiting for the first delivery").waitFor();
        await deliverPush({ url: fixture.server.url + pathname, secret }, { sha, message, repository: repository.url });
        await page.getByText("A delivery has come: the webhook works.").waitFor();
        await page.getByRole("button", { name: `Open ${stack}` }).click();
        await page.locator(".cicd-live__line", { hasText: message }).waitFor();
        expect(errors).toEqual([]);
        await page.context().close();
    },
    10 * minute,
);
