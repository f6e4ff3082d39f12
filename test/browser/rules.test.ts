import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RepositoryView } from "../../common/views";
import { StackFixture } from "../fixtures/server/stack-fixture";
import { webSample } from "../fixtures/server/web-sample";
import { openBrowser, openPage } from "./setup/open-browser";

let fixture: StackFixture;
let browser: Browser;
let stack: string;
let neighbour: string;

beforeAll(async () => {
    [fixture, browser] = await Promise.all([StackFixture.start(), openBrowser()]);
    stack = fixture.stackName("rules");
    neighbour = fixture.stackName("next");
    const repository = await fixture.repository(stack);
    const sample = webSample({ text: "one", port: 1 });
    await repository.commit(sample);
    await mkdir(fixture.stackDir(stack));
    await writeFile(path.join(fixture.stackDir(stack), "compose.yaml"), String(sample["compose.yaml"]));
    await fixture.server.connect(stack, repository.url, { profiles: ["web"] });
    await fixture.server.connect(neighbour, repository.url, { rules: [{ tags: ["v*"] }] });
});

afterAll(async () => {
    await browser?.close();
    await fixture?.close();
});

async function openRules(page: Page): Promise<void> {
    await page.goto(`${fixture.server.url}/compose/${stack}`);
    await page.getByRole("tab", { name: "Rules" }).click();
}

describe("the tab Rules", () => {
    it("makes, tries, saves and keeps rules, and says what is wrong with one", async () => {
        const { page, errors } = await openPage(browser, { width: 390, height: 844 });
        await page.goto(fixture.server.url);
        await page.getByLabel("User name").fill(fixture.server.user);
        await page.getByLabel("Password").fill(fixture.server.password);
        await page.getByRole("button", { name: "Log in" }).click();
        await page.locator(".counts").waitFor();
        await openRules(page);
        await page.getByText("No rules: each push to main deploys.").waitFor();

        await page.getByRole("button", { name: "Add a rule" }).click();
        await page.getByLabel("Changed files", { exact: true }).fill("web/[");
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText('Rule 1, paths: "web/[" is no pattern').waitFor();
        await page.getByLabel("Changed files", { exact: true }).fill("web/**\n!**/*.md");
        await page.getByLabel("Then").selectOption("approval");

        await page.getByLabel("Changed files, one per line").fill("web/index.html");
        await page.getByRole("button", { name: "Try it" }).click();
        const answers = page.getByRole("status").locator("li");
        await answers.filter({ hasText: `${stack} deploys, by rule 1, after approval` }).waitFor();
        await answers.filter({ hasText: `${neighbour} not deployed branch main matches no rule` }).waitFor();
        await page.getByLabel("Changed files, one per line").fill("web/README.md");
        await page.getByRole("button", { name: "Try it" }).click();
        await answers.filter({ hasText: "no changed file matches the paths of rule 1" }).waitFor();

        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("Saved. It holds for the next push.").waitFor();
        await openRules(page);
        await page
            .getByText(
                "pushes to main, the stack's branch, that change web/**, !**/*.md → build, then wait for approval",
            )
            .waitFor();
        const view = await fixture.server.call<RepositoryView>("GET", `/stacks/${stack}/repository`);
        expect(view).toMatchObject({ profiles: ["web"], rules: [{ paths: ["web/**", "!**/*.md"] }] });
        expect(errors).toEqual([]);
        await page.context().close();
    });
});
