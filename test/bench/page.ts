import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { startGitServer } from "../fixtures/git-server";
import { until } from "../fixtures/server/until";
import { call, callAgent, USER } from "../integration/host/standalone";
import { startDockge, type DockgeProcess } from "../dockge/setup/dockge-process";
import { makePlaces } from "../dockge/setup/places";
import type { Figure } from "./figure";

const ROUNDS = 15;
const STACK = "benchpage";
const COMPOSE = "services:\n  app:\n    image: busybox-test:1\n    command: [sleep, '1000000']\n";
/** Dockge's own page can be used once its editor stands there; ours once it says what is live. */
const OWN = ".yaml-editor";
const OURS = ".cicd-live";
/** Until Dockge has started for a page what it starts. */
const AFTER_MS = 300;
/** So much later than without us Dockge's own page may be usable, as a factor. */
const MOST = 1.15;
/** Likewise the panel, beside the whole page of a Dockge without it. */
const MOST_PANEL = 1.6;

interface Opening {
    ownMs: number;
    oursMs: number;
}

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1]!;

/** Milliseconds from the beginning of the navigation until each part is there, as the page itself sees it. */
function usable(page: Page, selector: string): Promise<number> {
    // As text, for it runs in the page.
    return page.evaluate<number>(`new Promise((resolve) => {
        const look = () => document.querySelector("${selector}") ? resolve(performance.now()) : requestAnimationFrame(look);
        look();
    })`);
}

async function logIn(browser: Browser, url: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
    await page.goto(url);
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
    return page;
}

/** Processes that Dockge has started for its page and that still run. */
function children(pid: number): string {
    const tasks = readdirSync(`/proc/${pid}/task`);
    return tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8")).join("");
}

/**
 * Opens the page, measures and leaves it. For each opening Dockge starts docker some times, with us or without, which
 * takes longer than the opening itself: the next one begins when that is over, or it would pay for this one.
 */
async function open(page: Page, server: Pick<DockgeProcess, "url" | "pid">, withUs: boolean): Promise<Opening> {
    await page.goto(`${server.url}/compose/${STACK}`, { waitUntil: "commit" });
    const [ownMs, oursMs] = await Promise.all([usable(page, OWN), withUs ? usable(page, OURS) : 0]);
    await page.goto("about:blank");
    await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
    await until("Dockge's children to end", async () => children(server.pid) === "");
    return { ownMs, oursMs };
}

/** A Dockge with one stack, connected to Git where the extension is there. */
async function startOne(kind: "stock" | "extended") {
    const places = await makePlaces();
    const git = await startGitServer();
    const repository = await git.createRepository(STACK);
    await repository.commit({ "compose.yaml": COMPOSE }, { message: "Begin" });
    const dockge = await startDockge({ ...places, kind });
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    await callAgent(socket, "saveStack", STACK, COMPOSE, "", true);
    if (kind === "extended") {
        await callAgent(socket, "cicd:connect", { stack: STACK, repository: { url: repository.url, forge: "github" } });
    }
    return {
        url: dockge.url,
        pid: dockge.pid,
        close: () => Promise.all([dockge.stop(), git.close()]).then(() => places.remove()),
    };
}

/** The Compose page of the Dockge that DOCKGE_DIR names, with and without the extension, opened in turn. */
export async function pageFigures(): Promise<Figure[]> {
    if (!process.env.DOCKGE_DIR) {
        throw new Error("Name a Dockge in DOCKGE_DIR: its own page is what ours is compared with.");
    }
    console.log(`the Compose page of ${path.basename(process.env.DOCKGE_DIR)}, ${ROUNDS} times each`);
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const servers = [await startOne("stock"), await startOne("extended")] as const;
    try {
        const [stock, extended] = [await logIn(browser, servers[0].url), await logIn(browser, servers[1].url)];
        const without: Opening[] = [];
        const withUs: Opening[] = [];
        // The first round fills the browser's cache.
        for (let round = 0; round <= ROUNDS; round++) {
            without.push(await open(stock, servers[0], false));
            withUs.push(await open(extended, servers[1], true));
        }
        return figures(without.slice(1), withUs.slice(1));
    } finally {
        await browser.close();
        await Promise.all(servers.map((server) => server.close()));
    }
}

function figures(without: readonly Opening[], withUs: readonly Opening[]): Figure[] {
    const stockMs = median(without.map(({ ownMs }) => ownMs));
    const figure = (name: string, ms: number, most: number): Figure => ({
        name,
        ours: `${ms.toFixed(0)} ms`,
        other: `${stockMs.toFixed(0)} ms until stock Dockge's own page is usable (${(ms / stockMs).toFixed(2)} times)`,
        target: `at most ${most} times`,
        ok: ms <= stockMs * most,
    });
    return [
        figure("Dockge's own Compose page is usable, with the extension", median(withUs.map((one) => one.ownMs)), MOST),
        figure("The panel is usable", median(withUs.map((one) => one.oursMs)), MOST_PANEL),
    ];
}
