import type { Page } from "playwright-core";
import type { View } from "./view";

type Act = (page: Page) => Promise<unknown>;

const click =
    (role: "button" | "tab" | "menuitem" | "link", name: string): Act =>
    (page) =>
        page.getByRole(role, { name }).first().click();
const tab = (name: string) => click("tab", name);
const button = (name: string) => click("button", name);
const asked: Act = (page) => page.getByRole("dialog").getByRole("button").last().waitFor();
const fromMenu = (item: string): Act[] => [button("More ways to deploy"), click("menuitem", item), asked];

/** What is asked before something is changed or taken away: where it begins, and how to come to the question. */
const questions: Record<string, [path: string, ...acts: Act[]]> = {
    "which branch, tag or commit to deploy": ["/compose/shop", ...fromMenu("A branch, tag or commit")],
    "why a stack is paused": ["/compose/shop", ...fromMenu("Pause deployments")],
    "why all stacks are paused": ["/cicd", button("Pause all"), asked],
    "about a new secret of the webhook": ["/compose/shop", tab("Repository"), button("New secret"), asked],
    "whether to disconnect": ["/compose/shop", tab("Repository"), button("Disconnect"), asked],
    "whether to delete a stored secret": ["/compose/shop", tab("Build"), button("Delete the secret npm-token"), asked],
    "whether to delete a job": [
        "/compose/shop",
        tab("Jobs"),
        (page) => page.locator(".cicd-jobs").getByRole("button", { name: "Delete" }).first().click(),
        asked,
    ],
    "what a commit asks for": ["/compose/asking", button("Review what it asks for"), asked],
    "whether to delete a credential": [
        "/cicd?settings=credentials",
        (page) => page.locator(".cicd-entries button:enabled", { hasText: "Delete" }).first().click(),
        asked,
    ],
    "whether to revoke a token": ["/cicd?settings=tokens", button("Revoke"), asked],
    "whether to accept a host's new key": ["/cicd?settings=hosts", button("Accept the new key"), asked],
    "whether to free space": [
        "/cicd?settings=retention",
        button("Show what takes space"),
        (page) => page.getByRole("button", { name: /^Free / }).click(),
        asked,
    ],
    "whether to delete a stack": ["/compose/shop", button("Delete"), asked],
};

/** Forms and answers that are shown on demand. */
const forms: Record<string, [path: string, ...acts: Act[]]> = {
    "the repository's form": [
        "/compose/shop",
        tab("Repository"),
        button("Change the repository"),
        (page) => page.getByLabel("Clone URL").waitFor(),
        (page) => page.locator("summary").first().click(),
    ],
    "the filters of a stack's history": [
        "/compose/shop",
        button("Filter this history"),
        (page) => page.getByLabel("Trigger").waitFor(),
    ],
    "the environment as text": [
        "/compose/shop",
        tab("Environment"),
        button("As text"),
        (page) => page.getByLabel("The stack's .env").waitFor(),
    ],
    "a single command's form": ["/compose/shop", tab("Jobs"), button("Run a command once")],
    "what happened to a delivery that was sent again": [
        "/cicd?tab=deliveries",
        (page) => page.locator(".cicd-row__head").first().click(),
        button("Redeliver"),
        (page) => page.getByText("Delivered again:").waitFor(),
    ],
    "a repository's change of address": ["/cicd?tab=repositories", button("Change address or credential")],
    "a token that was just made": [
        "/cicd?settings=tokens",
        button("Create a token"),
        (page) => page.getByLabel("Name").fill("from the page"),
        (page) => page.getByRole("button", { name: "Create", exact: true }).click(),
        (page) => page.getByLabel("Token", { exact: true }).waitFor(),
    ],
    "several stacks that were connected": [
        "/cicd?tab=repositories",
        button("Connect a repository with several stacks"),
        (page) => page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git"),
        button("Look for compose files"),
        button("Connect the chosen"),
        (page) => page.getByText("Nothing was deployed").first().waitFor(),
    ],
    "how to connect through the API": [
        "/compose/blog",
        (page) => page.getByText("Or connect it through the API").click(),
        (page) => page.locator(".cicd-empty textarea").waitFor(),
    ],
    "the editor of the standalone page": [
        "/compose/shop",
        button("Edit"),
        (page) => page.getByRole("textbox", { name: ".env" }).waitFor(),
    ],
    "what became of an action": ["/compose/shop", button("Restart"), (page) => page.locator(".toast-note").waitFor()],
    "the login": ["/", button("Log out"), (page) => page.getByLabel("Password").waitFor()],
};

export const dialogViews = (url: () => string): View[] => [
    ...Object.entries(questions).map(([name, way]) => follow(`the question ${name}`, way, url)),
    ...Object.entries(forms).map(([name, way]) => follow(name, way, url)),
];

function follow(name: string, [path, ...acts]: [string, ...Act[]], url: () => string): View {
    return {
        name,
        async open(page) {
            await page.goto(url() + path);
            for (const act of acts) {
                await act(page);
            }
        },
    };
}
