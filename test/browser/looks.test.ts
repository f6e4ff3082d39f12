import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeDockge } from "../fakes/fake-dockge";
import { startFakePageServer } from "../fakes/fake-page-server";
import { emptyAnswers, refusingAnswers } from "../fakes/other-answers";
import { agentViews } from "./setup/agent-views";
import { dialogViews } from "./setup/dialog-views";
import { openBrowser, openPage, type PageOptions, type WatchedPage } from "./setup/open-browser";
import { overhanging } from "./setup/overhanging";
import { panelViews } from "./setup/panel-views";
import { cicdPageViews } from "./setup/cicd-page-views";
import { emptyViews, refusedViews } from "./setup/rare-views";
import type { View } from "./setup/view";
import { versionViews } from "./setup/version-views";
import { paleTexts, violations } from "./setup/violations";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
let server: Awaited<ReturnType<typeof startFakePageServer>>;
/** Where nothing has happened yet. */
let unused: typeof server;
/** Which refuses nearly every call. */
let locked: typeof server;
/** Dockge's page, where there are other instances. */
let dockge: typeof server;
let browser: Browser;

beforeAll(async () => {
    [server, unused, locked, dockge, browser] = await Promise.all([
        startFakePageServer(dist),
        startFakePageServer(dist, emptyAnswers),
        startFakePageServer(dist, refusingAnswers),
        startFakeDockge(dist),
        openBrowser(),
    ]);
});

afterAll(async () => {
    await browser?.close();
    for (const started of [server, unused, locked, dockge]) {
        started?.server.closeAllConnections();
        started?.server.close();
    }
});

const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Colours that fade into those of another theme have arrived. */
const settled = (page: Page) =>
    page.evaluate(async () => {
        const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
        await Promise.allSettled(fading.map(({ finished }) => finished));
    });

const tab = (name: string, ready: string): View => ({
    name: `tab ${name}`,
    async open(page) {
        await page.goto(`${server.url}/compose/shop`);
        await page.getByRole("tab", { name }).click();
        await page.locator(ready).first().waitFor();
    },
});

const views: View[] = [
    { name: "home", open: (page) => page.goto(server.url).then(() => page.locator(".counts").waitFor()) },
    {
        name: "new stack",
        open: (page) => page.goto(`${server.url}/compose`).then(() => page.locator(".cm-content").first().waitFor()),
    },
    {
        name: "the wizard's way into a private repository",
        async open(page) {
            await page.goto(`${server.url}/compose`);
            await page.getByRole("button", { name: "Deploy from Git" }).click();
            await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
            await page.getByRole("button", { name: "It is private" }).click();
            await page.getByLabel("Token or password").waitFor();
        },
    },
    {
        name: "wizard at a running stack's files",
        async open(page) {
            await page.goto(`${server.url}/compose`);
            await page.getByRole("button", { name: "Deploy from Git" }).click();
            await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
            await page.getByRole("button", { name: "It is private" }).click();
            await page.getByRole("button", { name: "Look at it" }).click();
            await page.getByRole("button", { name: "See what would happen" }).click();
            await page.locator(".cicd-adoption").waitFor();
        },
    },
    {
        name: "wizard at the webhook",
        async open(page) {
            await views.find(({ name }) => name.startsWith("wizard at a"))!.open(page);
            await page.getByLabel("I grant what is listed").check();
            await page.getByRole("button", { name: "Connect (2)" }).click();
            await page.getByRole("button", { name: "Deploy now" }).waitFor();
        },
    },
    ...panelViews(() => server.url),
    tab("History", ".cicd-row__error"),
    tab("Repository", ".cicd-deliveries li"),
    tab("Build", ".cicd-form"),
    {
        name: "tab Build with every section and a command open",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Build" }).click();
            await page.getByText("Commands", { exact: true }).click();
            await page.getByRole("button", { name: "Add a command" }).first().click();
            await page.getByLabel("Runs in").waitFor();
            const sections = page.locator("details.cicd-section");
            await sections.evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
        },
    },
    {
        name: "tab Build with a canary's settings",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Build" }).click();
            await page.locator("summary").getByText("Services", { exact: true }).click();
            await page.getByLabel("Add settings for a service").fill("web");
            await page.getByRole("button", { name: "Add the service" }).click();
            await page.getByLabel("Strategy").selectOption("canary");
            await page.getByLabel("Ask it whether it is well").check();
            await page.getByRole("button", { name: "Add a port" }).click();
            await page.getByLabel("Keep clients with their container").waitFor();
        },
    },
    tab("Environment", ".cicd-keys__row"),
    {
        name: "tab Environment with a new key and what applying would do",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Environment" }).click();
            await page.getByRole("button", { name: "Add a key" }).click();
            await page.getByLabel("New key", { exact: true }).fill("FEATURE_X");
            await page.getByRole("button", { name: "Save and apply" }).click();
            await page.getByRole("dialog").getByText("Changed keys").waitFor();
        },
    },
    {
        name: "tab Jobs with a run's log",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Jobs" }).click();
            await page.locator(".cicd-jobs .cicd-row__head").last().click();
            await page.locator(".cicd-log__terminal .xterm-rows > div, .cicd-log__text").first().waitFor();
        },
    },
    {
        name: "the form of a job",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Jobs" }).click();
            await page.getByRole("button", { name: "Add a job" }).click();
            await page.getByLabel("Runs", { exact: true }).selectOption("own");
            await page.getByLabel("Time zone").waitFor();
        },
    },
    {
        name: "tab Rules with an open rule and answers",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Rules" }).click();
            await page.getByRole("button", { name: "Add a rule" }).click();
            await page.getByRole("button", { name: "Try it" }).click();
            await page.getByText("by rule 1").waitFor();
        },
    },
    {
        name: "a deployment that waits",
        async open(page) {
            await page.goto(`${server.url}/compose/held`);
            await page.getByRole("button", { name: "What it changes" }).first().click();
            await page.getByText("It is planned once it runs.").first().waitFor();
        },
    },
    {
        name: "the form of a freeze window",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("tab", { name: "Repository" }).click();
            await page.getByRole("button", { name: "Add window" }).click();
            await page.getByRole("group", { name: "Begins on" }).waitFor();
        },
    },
    ...cicdPageViews(() => server.url),
    ...agentViews(() => dockge.url),
    ...dialogViews(() => server.url),
    ...emptyViews(() => unused.url),
    ...refusedViews(() => locked.url),
    {
        name: "all stacks in German",
        async open(page) {
            await page.goto(`${server.url}/cicd`);
            await page.evaluate(() => (document.documentElement.lang = "de"));
            await page.getByText("Laufend und wartend").waitFor();
        },
    },
    {
        name: "an open deployment",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.locator(".cicd-row__head").nth(2).click();
            // It opens where it failed, so what it shows first depends on the log.
            await page.locator(".cicd-log__terminal .xterm-rows > div, .cicd-log__text").first().waitFor();
        },
    },
    {
        name: "what differs from the release",
        async open(page) {
            await page.goto(`${server.url}/compose/edited`);
            await page.getByRole("button", { name: "differs from release" }).click();
            await page.getByRole("button", { name: "A change by hand by ana" }).click();
            await page.getByRole("button", { name: "Keep it no longer" }).waitFor();
        },
    },
    {
        name: "the choices about a change by hand",
        async open(page) {
            await page.goto(`${server.url}/compose/edited`);
            await page.getByRole("button", { name: "differs from release" }).click();
            await page.getByRole("button", { name: "Decide what becomes of it" }).click();
            await page.getByRole("dialog").getByText("Push the branch").waitFor();
        },
    },
    {
        name: "the images' update, in German",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("button", { name: "More ways to deploy" }).click();
            await page.getByRole("menuitem", { name: "Update images" }).click();
            await page.evaluate(() => (document.documentElement.lang = "de"));
            await page.getByRole("dialog").getByText("Unterbrochen: web").waitFor();
        },
    },
    {
        name: "the rollback dialog",
        async open(page) {
            await page.goto(`${server.url}/compose/shop`);
            await page.getByRole("button", { name: "More ways to deploy" }).click();
            await page.getByRole("menuitem", { name: "Roll back to" }).click();
            await page.getByRole("dialog").getByText("Went live").waitFor();
            await page.getByRole("dialog").getByText("Interrupted: web").waitFor();
            await page.getByLabel("Bring its volumes back, too").waitFor();
        },
    },
    ...Object.entries(versionViews).map(([name, open]) => ({ name, open: (page: Page) => open(page, server.url) })),
    {
        name: "the connect form",
        async open(page) {
            await page.goto(`${server.url}/compose/blog`);
            await page.getByRole("button", { name: "Connect a Git repository" }).click();
            await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/blog.git");
            await page.getByRole("button", { name: "Test connection" }).click();
            await page.getByText("Compose files found").waitFor();
        },
    },
];

describe.each<PageOptions & { name: string }>([{ name: "on a desk" }, { name: "on a phone", width: 390, height: 844 }])(
    "the pages $name",
    (options) => {
        let shown: WatchedPage;

        beforeAll(async () => {
            shown = await openPage(browser, options);
            await shown.page.addInitScript(() => {
                localStorage.setItem("token", "t");
                localStorage.setItem("theme", "auto");
            });
        });

        it.each(views)("$name is readable for everyone in both themes, fits and throws nothing", async ({ open }) => {
            const { page, errors } = shown;
            await page.emulateMedia({ colorScheme: "dark" });
            await open(page);
            expect(await violations(page)).toEqual([]);
            const fits = async () => {
                expect(await overflow(page)).toBe(0);
                expect(await overhanging(page)).toEqual([]);
            };
            await fits();
            await page.emulateMedia({ colorScheme: "light" });
            await page.locator("body.light").waitFor();
            await settled(page);
            expect(await paleTexts(page)).toEqual([]);
            await fits();
            expect(errors).toEqual([]);
        });
    },
);
