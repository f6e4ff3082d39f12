import type { Page } from "playwright-core";
import type { View } from "./view";

const lookFor = (path: string, text: string) => async (page: Page, url: string) => {
    await page.goto(url + path);
    await page.getByText(text).first().waitFor();
};

const inTab = (stack: string, tab: string, text: string) => async (page: Page, url: string) => {
    await page.goto(`${url}/compose/${stack}`);
    await page.getByRole("tab", { name: tab }).click();
    await page.getByText(text).first().waitFor();
};

type Open = (page: Page, url: string) => Promise<void>;

/** What teaches how to begin, where there is nothing yet. */
const empty: Record<string, Open> = {
    "all stacks": lookFor("/cicd", "No stack is connected to Git yet"),
    figures: lookFor("/cicd?tab=figures", "Nothing has ended in this time."),
    deliveries: lookFor("/cicd?tab=deliveries", "No delivery has arrived yet."),
    repositories: lookFor("/cicd?tab=repositories", "No repository is connected yet."),
    "audit trail": lookFor("/cicd?tab=audit", "Nothing has been changed or deployed yet."),
    credentials: lookFor("/cicd?settings=credentials", "Add a credential"),
    tokens: lookFor("/cicd?settings=tokens", "No token yet."),
    hosts: lookFor("/cicd?settings=hosts", "No host yet."),
    "disk without room": async (page, url) => {
        await page.goto(`${url}/cicd?settings=retention`);
        await page.getByRole("button", { name: "Show what takes space" }).click();
        await page.locator(".cicd-tone--bad").first().waitFor();
    },
    history: inTab("new", "History", "No deployment yet."),
    "webhook's deliveries": inTab("new", "Repository", "Nothing yet. Push a commit"),
    jobs: inTab("new", "Jobs", "No jobs yet."),
    keys: inTab("new", "Environment", "No keys yet."),
    secrets: inTab("new", "Build", "None stored."),
    "compose files in a repository": async (page, url) => {
        await page.goto(`${url}/compose`);
        await page.getByRole("button", { name: "Deploy from Git" }).click();
        await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
        await page.getByRole("button", { name: "Look at it" }).click();
        await page.locator(".cicd-wizard .cicd-note--warn").first().waitFor();
    },
};

const why = "is locked by another process";

/** What is said where the server can't answer. */
const refused: Record<string, Open> = {
    "a stack's panel": lookFor("/compose/none", why),
    ...Object.fromEntries(
        ["History", "Repository", "Environment"].map((tab) => [`the tab ${tab}`, inTab("shop", tab, why)]),
    ),
    ...Object.fromEntries(
        ["deployments", "figures", "repositories"].map((tab) => [
            `the page's ${tab}`,
            lookFor(`/cicd?tab=${tab}`, why),
        ]),
    ),
    ...Object.fromEntries(
        ["general", "tokens"].map((part) => [`the settings' ${part}`, lookFor(`/cicd?settings=${part}`, why)]),
    ),
};

export const emptyViews = (url: () => string): View[] =>
    Object.entries(empty).map(([name, open]) => ({ name: `no ${name} yet`, open: (page) => open(page, url()) }));

export const refusedViews = (url: () => string): View[] =>
    Object.entries(refused).map(([name, open]) => ({
        name: `${name} of a server that can't answer`,
        open: (page) => open(page, url()),
    }));
