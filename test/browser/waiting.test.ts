import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverPush } from "../fixtures/server/push";
import { StackFixture } from "../fixtures/server/stack-fixture";
import type { Hook } from "../fixtures/server/standalone-server";
import { openBrowser, openPage } from "./setup/open-browser";

const compose =
    "services:\n  web:\n    image: busybox-test:1\n    command: [sleep, '1000000']\n    stop_grace_period: 1s\n";
let fixture: StackFixture;
let browser: Browser;
let page: Page;
let errors: string[];
let stack: string;
let hook: Hook;
let repository: Awaited<ReturnType<StackFixture["repository"]>>;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
    ({ page, errors } = await openPage(browser));
    stack = fixture.stackName("wait");
    repository = await fixture.repository(stack);
    await repository.commit({ "compose.yaml": compose }, { message: "Begin" });
    hook = await fixture.server.connect(stack, repository.url, { rules: [{ action: "approval" }] });
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1 });
    await fixture.server.deploy(stack);
    await page.goto(fixture.server.url);
    await page.getByLabel("User name").fill(fixture.server.user);
    await page.getByLabel("Password").fill(fixture.server.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("link", { name: "New stack" }).waitFor();
});

afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

async function push(message: string): Promise<void> {
    const label = message.replaceAll(" ", "-");
    const sha = await repository.commit(
        { "compose.yaml": `${compose}    labels:\n      said: ${label}\n` },
        { message },
    );
    await deliverPush(hook, { sha, message, repository: repository.url, files: ["compose.yaml"] });
}

const running = (message: string) => page.locator(".cicd-running", { hasText: message });
const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("a deployment that waits", () => {
    it("is approved in the panel, with its plan before and the person's name afterwards", async () => {
        await page.goto(`${fixture.server.url}/compose/${stack}`);
        await push("Paint the door");
        const waiting = running("Paint the door");
        await waiting.getByText("it goes live when somebody approves it.").waitFor();
        await waiting.getByRole("button", { name: "What it changes" }).click();
        await waiting.locator(".cicd-plan__service", { hasText: "web" }).waitFor();
        await page.setViewportSize({ width: 390, height: 844 });
        expect(await overflow()).toBe(0);
        await page.setViewportSize({ width: 1280, height: 1000 });
        await waiting.getByRole("button", { name: "Approve" }).click();
        await page.locator(".cicd-live__line", { hasText: "Paint the door" }).waitFor();
        await page.locator(".cicd-row", { hasText: "Paint the door" }).locator(".cicd-row__head").click();
        // The log says it, too.
        await page.locator("p", { hasText: `approved by ${fixture.server.user}` }).waitFor();
    });

    it("is rejected on the page of all stacks, where all can be paused as well", async () => {
        await page.goto(`${fixture.server.url}/cicd`);
        await push("Break the door");
        await running("Break the door").getByRole("button", { name: "Reject" }).click();
        await page.locator(".cicd-row", { hasText: "Break the door" }).getByText("canceled").waitFor();
        await page.getByRole("button", { name: "Pause all" }).click();
        await page.getByLabel("Reason (shown to everyone)").fill("stocktaking");
        await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
        await page.getByText(`All stacks are paused by ${fixture.server.user}.`).waitFor();
        await push("Oil the door");
        await running("Oil the door").getByText("All stacks are paused by").waitFor();
        await page.goto(`${fixture.server.url}/compose/${stack}`);
        await page.getByRole("button", { name: "Resume all" }).click();
        await running("Oil the door").getByRole("button", { name: "Approve" }).click();
        await page.locator(".cicd-live__line", { hasText: "Oil the door" }).waitFor();
    });
});

describe("freeze windows", () => {
    const addWindow = async () => {
        await page.getByRole("button", { name: "Add window" }).click();
        await page.getByLabel("Repeats").selectOption("once");
        await page.getByLabel("From", { exact: true }).fill("2020-01-01T10:00");
        await page.getByLabel("To", { exact: true }).fill("2099-01-01T10:00");
        await page.getByLabel("Reason (shown to everyone)").fill("a long holiday");
        await page.getByRole("button", { name: "Add window" }).last().click();
        await page.locator(".cicd-window", { hasText: "a long holiday" }).waitFor();
    };
    const removeWindow = async () => {
        await page.locator(".cicd-window").getByRole("button").click();
        await page.locator(".cicd-window").waitFor({ state: "detached" });
    };

    it("of all stacks hold a push until they are gone", async () => {
        await page.goto(`${fixture.server.url}/cicd?settings=freeze`);
        await addWindow();
        await push("Hang the door");
        await page.goto(`${fixture.server.url}/cicd`);
        await running("Hang the door").getByText("a long holiday").waitFor();
        await page.goto(`${fixture.server.url}/cicd?settings=freeze`);
        await removeWindow();
        await page.goto(`${fixture.server.url}/cicd`);
        await running("Hang the door").getByRole("button", { name: "Approve" }).click();
        await page.locator(".cicd-row", { hasText: "Hang the door" }).getByText("live").waitFor();
    });

    it("of one stack are kept beside its other settings", async () => {
        await page.goto(`${fixture.server.url}/compose/${stack}`);
        await page.getByRole("tab", { name: "Repository" }).click();
        await addWindow();
        await page.reload();
        await page.getByRole("tab", { name: "Repository" }).click();
        await removeWindow();
        const { rules } = await fixture.server.call<{ rules: unknown[] }>("GET", `/stacks/${stack}/repository`);
        expect(rules).toMatchObject([{ action: "approval" }]);
        expect(errors).toEqual([]);
    });
});
