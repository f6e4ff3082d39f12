import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLS, PUSHES } from "../../common/socket-events";
import { cannedDrift } from "../fakes/canned-drift";
import { cannedConnectionPreview, cannedConnectMany, cannedScan } from "../fakes/canned-repositories";
import { connectedStack, deploymentView, releaseView } from "../fakes/canned-views";
import { fakeAnswers } from "../fakes/fake-answers";
import { startFakePageServer } from "../fakes/fake-page-server";
import { openBrowser, openPage } from "./setup/open-browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const connected = new Set<string>();
const rolledBackTo = new Map<string, number>();
const begun = new Set<string>();
let kept = true;
/** Does what a call has only begun. */
let answer: () => void = () => undefined;

const [, wiki] = cannedScan.files;
const asked = { missingEnvironment: ["TEXT"], requiredEnvironment: ["TEXT"], rights: [] };
const plan = { ...cannedConnectionPreview.plan, ...asked };
const first = (stack: string) => deploymentView(1000, { stack, state: "running", finishedAt: null });

function stackView(stack: string) {
    if (begun.has(stack)) {
        return { ...connectedStack, stack, deployments: [first(stack)] };
    }
    const live = releaseView(rolledBackTo.get(stack) ?? 41, { state: "active" });
    const blank = fakeAnswers[CALLS.stack]!({ stack: "blog" } as never, () => undefined) as object;
    return ["blog", "wiki"].includes(stack) && !connected.has(stack)
        ? { ...blank, stack }
        : { ...connectedStack, stack, live };
}

const answers: typeof fakeAnswers = {
    ...fakeAnswers,
    [CALLS.stack]: ({ stack }) => stackView(stack),
    [CALLS.connect]: (asked, push) => (connected.add(asked.stack), fakeAnswers[CALLS.connect]!(asked, push)),
    [CALLS.rollback]: ({ stack, release }, push) => {
        answer = () => {
            rolledBackTo.set(stack, Number(release) - 100);
            push(PUSHES.stackChanged, { stack });
        };
        return deploymentView(50, { stack });
    },
    [CALLS.drift]: () => ({ ...cannedDrift, drifted: false, fields: [], kept: kept ? cannedDrift.kept : null }),
    [CALLS.dropKeptEdit]: () => (kept = false),
    [CALLS.testConnection]: async (asked, push) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return fakeAnswers[CALLS.testConnection]!(asked, push);
    },
    [CALLS.scanRepository]: () => ({ ...cannedScan, files: [wiki] }),
    [CALLS.previewConnection]: () => ({ ...cannedConnectionPreview, stack: "wiki", files: [], plan }),
    [CALLS.connectMany]: () => ({ ...cannedConnectMany, rows: [{ stack: "wiki", error: null }] }),
    [CALLS.deploy]: ({ stack }, push) => {
        begun.add(stack);
        push(PUSHES.changed, { stack, deployment: first(stack) });
        return first(stack);
    },
};

let server: Awaited<ReturnType<typeof startFakePageServer>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
    [server, browser] = await Promise.all([startFakePageServer(dist, answers), openBrowser()]);
    ({ page } = await openPage(browser));
    await page.addInitScript(() => localStorage.setItem("token", "t"));
});

afterAll(async () => {
    await browser?.close();
    server?.server.closeAllConnections();
    server?.server.close();
});

/** What the keyboard is at, by what a screen reader calls it. */
const place = () =>
    page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        const words = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent!;
        return at === document.body ? "nowhere" : words.replace(/\s+/g, " ").trim();
    });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const press = (name: string | RegExp) => button(name).press("Enter");
const isAt = (words: string | RegExp) => expect.poll(place).toMatch(words);

async function openTab(stack: string, tab: string): Promise<void> {
    await page.goto(`${server.url}/compose/${stack}`);
    await page.getByRole("tab", { name: tab, exact: true }).press("Enter");
}

describe("the keyboard's place", () => {
    it("goes into the form that connects a stack, back out of it, and on to what was connected", async () => {
        await page.goto(`${server.url}/compose/blog`);
        await press("Connect a Git repository");
        await isAt("Clone URL");
        await press("Cancel");
        await isAt("Connect a Git repository");
        await page.keyboard.press("Enter");
        await isAt("Clone URL");
        await page.keyboard.type("https://git.example.org/ana/blog.git");
        await press("Connect");
        await isAt(/^Repository$/);
    });

    it.each([
        ["Repository", "Change the repository", "Clone URL"],
        ["Jobs", "Run a command once", "Written as"],
        ["Jobs", "Add a job", "Name"],
    ])("goes into a form of the tab %s and back to %s", async (tab, opener, field) => {
        await openTab("shop", tab);
        await press(opener);
        await isAt(field);
        await button("Cancel").last().press("Enter");
        await isAt(opener);
    });

    it("goes into the name of a key that is added, so that a blank adds no second one", async () => {
        await openTab("shop", "Environment");
        await press("Add a key");
        await isAt("New key");
        await page.keyboard.type("A B");
        expect(await page.getByLabel("New key", { exact: true }).count()).toBe(1);
        await page.getByLabel("New key", { exact: true }).locator("xpath=..").getByRole("button").last().press("Enter");
        await isAt("Add a key");
    });

    it("goes on from an edit that is kept no longer", async () => {
        await page.goto(`${server.url}/compose/shop`);
        await press(/A change by hand/);
        await press("Keep it no longer");
        await button("Keep it no longer").waitFor({ state: "detached" });
        await isAt(/^live/);
    });

    it("stays in the row that was rolled back to", async () => {
        await page.goto(`${server.url}/compose/shop`);
        await press("Roll back to release #39");
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("button", { name: "Roll back to release #39" }).press("Enter");
        await dialog.waitFor({ state: "detached" });
        await isAt("Roll back to release #39");
        answer();
        await button("Roll back to release #39").waitFor({ state: "detached" });
        await isAt(/^#39/);
    });

    it("goes back to the credential whose secret was changed", async () => {
        await page.goto(`${server.url}/cicd?tab=settings&settings=credentials`);
        await button(/^New secret: Token/)
            .first()
            .press("Enter");
        await isAt("Token or password");
        await page.keyboard.type("t0ken");
        await page.keyboard.press("Enter");
        await isAt(/^New secret: Token/);
    });

    it("leads through the wizard, and stays on a button while it works", async () => {
        await page.goto(`${server.url}/compose`);
        await press("Deploy from Git");
        await isAt("Deploy from Git – Address");
        await press("Cancel");
        await isAt(/^Deploy from Git$/);
        await page.keyboard.press("Enter");
        await page.getByLabel("Clone URL").fill("https://git.example.org/ana/infra.git");
        await press("Look at it");
        await isAt("Looking…");
        await page.keyboard.press("Enter");
        expect(await page.locator("[aria-disabled=true]").textContent()).toContain("Looking…");
        answer();
        await isAt("Deploy from Git – Compose file");
        await press("See what would happen (1)");
        await page.getByText("No stack has been connected or changed so far").waitFor();
        await page.getByLabel("TEXT").press("Enter");
        await page.getByLabel("TEXT").fill("hello");
        await page.keyboard.press("Enter");
        await press("Deploy now");
        await isAt(/^wiki/);
    });
});
