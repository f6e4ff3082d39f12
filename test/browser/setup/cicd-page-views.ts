import type { View } from "./view";

const settings = (url: () => string, part: string): View => ({
    name: `settings: ${part}`,
    async open(page) {
        await page.goto(`${url()}/cicd?settings=${part}`);
        await page.locator(".cicd-settings section button").first().waitFor();
    },
});

/** The page about all stacks, tab by tab. The server's address is known once it runs. */
export const cicdPageViews = (url: () => string): View[] => [
    {
        name: "all stacks",
        async open(page) {
            await page.goto(`${url()}/cicd`);
            await page.locator(".cicd-row").first().waitFor();
            await page.locator(".cicd-running").waitFor();
            await page.locator(".cicd-queue li").first().waitFor();
        },
    },
    {
        name: "all deliveries",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=deliveries`);
            await page.locator(".cicd-row__head").first().click();
            await page.locator("pre").waitFor();
            await page.getByRole("link", { name: "#42 shop" }).waitFor();
        },
    },
    {
        name: "all repositories",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=repositories`);
            await page.getByText("does not answer").waitFor();
        },
    },
    {
        name: "a repository's compose files",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=repositories`);
            await page.getByRole("button", { name: "Connect a repository with several stacks" }).click();
            await page.getByLabel("Clone URL").fill("https://gitea.example.org/ana/infra.git");
            await page.getByRole("button", { name: "Look for compose files" }).click();
            await page.getByText("Recognised by its folder").waitFor();
        },
    },
    ...["general", "freeze", "proxies", "commands"].map((part) => settings(url, part)),
    {
        name: "the settings' tokens",
        async open(page) {
            await page.goto(`${url()}/cicd?settings=tokens`);
            await page.getByRole("button", { name: "Create a token" }).click();
            await page.getByText("nightly build").waitFor();
        },
    },
    {
        name: "the settings' credentials and a new secret",
        async open(page) {
            await page.goto(`${url()}/cicd?settings=credentials`);
            await page.getByRole("button", { name: "New secret" }).first().click();
            await page.getByRole("button", { name: "Add a credential" }).click();
            await page.getByLabel("Kind").selectOption("registry");
        },
    },
    {
        name: "what is kept, and what takes space",
        async open(page) {
            await page.goto(`${url()}/cicd?settings=retention`);
            await page.getByRole("button", { name: "Show what takes space" }).click();
            await page.getByText("Images of releases").waitFor();
        },
    },
    {
        name: "a host's certificate",
        async open(page) {
            await page.goto(`${url()}/cicd?settings=hosts`);
            await page.getByRole("button", { name: "Add a certificate authority" }).click();
            await page.getByLabel("Host", { exact: true }).fill("git.example.org");
            await page.getByRole("button", { name: "Look at its certificate" }).click();
            await page.getByRole("button", { name: "trust it" }).waitFor();
        },
    },
    {
        name: "figures of 90 days, one chart as a table",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=figures&days=90`);
            await page.getByText("As a table").first().click();
            await page.getByRole("cell").first().waitFor();
        },
    },
    {
        name: "the audit trail",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=audit`);
            await page.getByText("nightly build").waitFor();
        },
    },
    {
        name: "all filters of all stacks",
        async open(page) {
            await page.goto(`${url()}/cicd?branch=main`);
            await page.getByLabel("Author", { exact: true }).waitFor();
        },
    },
];
