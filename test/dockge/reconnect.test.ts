import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Router } from "vue-router";
import type { StackView } from "../../common/views";
import { countIntervals, leftOvers } from "../browser/setup/left-overs";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { deliverPush } from "../fixtures/server/push";
import { call, callAgent, USER } from "../integration/host/standalone";
import { openBrowser } from "./setup/browser";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const STACK = "dockgeback-shop";
const OTHER = "dockgeback-other";
const LONG = { timeout: 120_000 };
const NAVIGATIONS = 50;
/** Each round through the pages has five navigations. */
const ROUNDS = NAVIGATIONS / 5;

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let repository: ServedRepository;
let hook: { url: string; secret: string };
let browser: Browser;

async function buildRuns(): Promise<boolean> {
    const { data } = await callAgent(await socket(), "cicd:stack", { stack: STACK });
    const steps = (data as StackView).deployments[0]?.steps ?? [];
    return steps.some(({ name, state }) => name === "build" && state === "running");
}

const compose = (text: string) =>
    `services:\n  app:\n    ${text}\n    command: [sleep, '1000000']\n    stop_grace_period: 1s\n`;

async function socket() {
    const connected = dockge.connect();
    await call(connected, "login", USER);
    return connected;
}

beforeAll(async () => {
    places = await makePlaces();
    dockge = await startDockge({ ...places, kind: "extended" });
    git = await startGitServer();
    repository = await git.createRepository("demo/shop");
    await repository.commit({ "compose.yaml": compose("image: busybox-test:1") }, { message: "Open the shop" });
    await call(dockge.connect(), "setup", USER.username, USER.password);
    const mine = await socket();
    for (const stack of [STACK, OTHER]) {
        await callAgent(mine, "saveStack", stack, compose("image: busybox-test:1"), "", true);
    }
    const asked = { stack: STACK, repository: { url: repository.url, forge: "github" } };
    const { data } = await callAgent(mine, "cicd:connect", asked);
    const { webhook } = data as NonNullable<StackView["repository"]>;
    hook = { url: dockge.url + new URL(webhook.url).pathname, secret: webhook.secret! };
    browser = await openBrowser();
});

afterAll(async () => {
    await browser?.close();
    await dockge?.stop();
    await git?.close();
    await execute("docker", ["compose", "-p", STACK, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    await places?.remove();
});

async function openDockge(url = dockge.url): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
    page.setDefaultTimeout(LONG.timeout);
    await countIntervals(page);
    await page.goto(url);
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
    return page;
}

/** Dockge's root component, as far as it is asked here. */
interface PageRoot {
    _vnode: { component: { proxy: { $router: Router; getSocket(): { listeners(event: string): unknown[] } } } };
}

function socketListeners(page: Page): Promise<number[]> {
    return page.evaluate(() => {
        const root = document.getElementById("app") as unknown as PageRoot;
        const socket = root._vnode.component.proxy.getSocket();
        return ["agent", "connect"].map((event) => socket.listeners(event).length);
    });
}

const panel = (page: Page) => page.getByRole("region", { name: "Deployments" });
const choose = (page: Page, stack: string) => page.locator(".stack-list a", { hasText: stack }).click();

describe("in an unmodified Dockge", () => {
    it("the panel is true again by itself after Dockge was killed amid a deployment", async () => {
        const page = await openDockge();
        await choose(page, STACK);
        const files = {
            "compose.yaml": compose("build: ."),
            Dockerfile: "FROM busybox-test:1\nRUN for i in $(seq 15); do echo built-$i; sleep 1; done\n",
        };
        const sha = await repository.commit(files, { message: "Paint the shop" });
        await deliverPush(hook, { sha, message: "Paint the shop", repository: repository.url });
        await expect.poll(buildRuns, LONG).toBe(true);

        await dockge.stop("SIGKILL");
        dockge = await startDockge({ ...places, kind: "extended", port: dockge.port });
        // Dockge loads its page anew by itself when its connection is back.
        await panel(page).locator(".cicd-live__line", { hasText: "Paint the shop" }).waitFor();
        await panel(page).getByText("healthy 1/1").waitFor();
        await expect.poll(() => panel(page).locator(".cicd-running").count(), LONG).toBe(0);
        await panel(page).locator(".cicd-row", { hasText: "Paint the shop" }).filter({ hasText: "live" }).waitFor();
        await page.context().close();
    }, 400_000);

    it(`our parts leave nothing behind in ${NAVIGATIONS} navigations, and few listeners more than Dockge alone`, async () => {
        const page = await openDockge();
        const [before, listening] = [await walk(page, ways(page), 2), await socketListeners(page)];
        const after = await walk(page, ways(page), ROUNDS);
        // Dockge's own pages leave things behind too; of ours no element may be held, and nothing may run or listen.
        expect([after.detached, after.intervals]).toEqual([0, before.intervals]);
        expect(await socketListeners(page)).toEqual(listening);
        expect(await page.locator(".cicd").count()).toBe(0);
        await page.context().close();

        const alone = await leftByStockDockge();
        const left = after.listeners - before.listeners;
        console.log(`listeners left by ${NAVIGATIONS} navigations: ${left} with us, ${alone} by Dockge alone`);
        // Measured in two runs: 450 and 430, 441 and 442. What the collector leaves differs by that, so the bound is wider.
        expect(left - alone).toBeLessThan(NAVIGATIONS);
    }, 400_000);
});

type Ways = (() => Promise<void>)[];

/** One round through the pages; where the extension is not there, only Dockge's own parts of it. */
function ways(page: Page, withUs = true): Ways {
    const nothing = async () => undefined;
    return [
        async () => {
            await choose(page, STACK);
            await page.locator(".yaml-editor").first().waitFor();
            if (withUs) {
                await panel(page).locator(".cicd-row__head").first().click();
                await panel(page).locator(".cicd-log__terminal .xterm-rows > div").first().waitFor();
            }
        },
        withUs ? () => panel(page).getByRole("tab", { name: "Environment" }).click() : nothing,
        async () => {
            await choose(page, OTHER);
            await page.locator("h1", { hasText: OTHER }).waitFor();
            await page.locator(".yaml-editor").first().waitFor();
            if (withUs) {
                await panel(page).getByRole("button", { name: "Connect a Git repository" }).waitFor();
            }
        },
        async () => {
            if (withUs) {
                await page.locator("header").getByRole("link", { name: "CI/CD" }).click();
                await page.locator(".cicd-row").first().waitFor();
            } else {
                await leaveForNothing(page);
            }
        },
        async () => {
            await page.locator('header a[href="/"]').last().click();
            await page.locator(".yaml-editor").first().waitFor({ state: "detached" });
            await page.locator(".stack-list a", { hasText: STACK }).waitFor();
        },
    ];
}

/** What our page is to Dockge: a page beside its dashboard, here with nothing in it. */
async function leaveForNothing(page: Page): Promise<void> {
    await page.evaluate(async () => {
        const { $router } = (document.getElementById("app") as unknown as PageRoot)._vnode.component.proxy;
        if (!$router.hasRoute("nothing")) {
            const layout = $router.resolve("/").matched[0]!.components!.default!;
            const component = { render: () => null };
            $router.addRoute({
                path: "/nothing",
                component: layout,
                children: [{ path: "", name: "nothing", component }],
            });
        }
        await $router.push("/nothing");
    });
    await page.locator(".yaml-editor").first().waitFor({ state: "detached" });
}

async function walk(page: Page, all: Ways, rounds: number) {
    for (let round = 0; round < rounds; round++) {
        for (const way of all) {
            await way();
        }
    }
    return leftOvers(page);
}

/** Listeners that as many rounds through Dockge's own pages leave behind where the extension is not there. */
async function leftByStockDockge(): Promise<number> {
    const own = await makePlaces();
    const stock = await startDockge({ ...own, kind: "stock" });
    try {
        const connected = stock.connect();
        await call(connected, "setup", USER.username, USER.password);
        await call(connected, "login", USER);
        for (const stack of [STACK, OTHER]) {
            await callAgent(connected, "saveStack", stack, compose("image: busybox-test:1"), "", true);
        }
        const page = await openDockge(stock.url);
        const before = await walk(page, ways(page, false), 2);
        const after = await walk(page, ways(page, false), ROUNDS);
        await page.context().close();
        return after.listeners - before.listeners;
    } finally {
        await stock.stop();
        await own.remove();
    }
}
