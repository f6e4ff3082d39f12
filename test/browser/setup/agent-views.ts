import type { Page } from "playwright-core";
import { fakeAgents } from "../../fakes/fake-dockge";
import type { View } from "./view";

type Root = { _vnode: { component: { proxy: { getSocket(): { emit(...args: unknown[]): void } } } } };

const become = (page: Page, endpoint: string, status: string) =>
    page.evaluate(
        ([where, now]) => {
            const root = document.getElementById("app") as unknown as Root;
            root._vnode.component.proxy.getSocket().emit("reach", where, now);
        },
        [endpoint, status],
    );

const sentences = {
    missing: "has no CI/CD extension yet",
    older: "is older",
    newer: "is newer",
    offline: "can't be reached at the moment",
    connecting: "Connecting to",
} as const;

const troubles = Object.entries(sentences) as [keyof typeof sentences, string][];

/** What is said and shown of other instances, in a page of Dockge's. The server's address is known once it runs. */
export const agentViews = (url: () => string): View[] => [
    ...troubles.map(([trouble, sentence]) => ({
        name: `a stack of an instance that is ${trouble}`,
        async open(page: Page) {
            await page.goto(`${url()}/compose/shop/${fakeAgents[trouble]}`);
            await page.locator(".cicd", { hasText: sentence }).waitFor();
        },
    })),
    {
        name: "a stack of an instance that nobody told Dockge of",
        async open(page) {
            await page.goto(`${url()}/compose/shop/elsewhere.example.org:5001`);
            await page.getByText("knows no instance called").waitFor();
        },
    },
    {
        name: "the panel of another instance's stack, away since it was opened",
        async open(page) {
            await page.goto(`${url()}/compose/shop/${fakeAgents.well}`);
            await page.locator(".cicd-row").first().waitFor();
            await become(page, fakeAgents.well, "offline");
            await page.getByText("can't be reached at the moment").waitFor();
            await page.locator(".cicd-away[inert] .cicd-row").first().waitFor();
        },
    },
    {
        name: "the panel of another instance's stack, back again",
        async open(page) {
            await page.goto(`${url()}/compose/shop/${fakeAgents.well}`);
            await page.locator(".cicd-row").first().waitFor();
            await become(page, fakeAgents.well, "offline");
            await page.locator(".cicd-away[inert]").waitFor();
            await become(page, fakeAgents.well, "online");
            await page.locator(".cicd-away").waitFor({ state: "detached" });
        },
    },
    {
        name: "the wizard of an instance without the extension",
        async open(page) {
            await page.goto(`${url()}/compose`);
            await page.getByLabel("Dockge Agent").selectOption(fakeAgents.missing);
            await page.getByText(sentences.missing).waitFor();
        },
    },
    {
        name: "the wizard of another instance",
        async open(page) {
            await page.goto(`${url()}/compose`);
            await page.getByLabel("Dockge Agent").selectOption(fakeAgents.well);
            await page.getByRole("button", { name: "Deploy from Git" }).click();
            await page.getByLabel("Clone URL").waitFor();
        },
    },
    ...["deployments", "deliveries"].map((tab) => ({
        name: `all ${tab} of several instances`,
        async open(page: Page) {
            await page.goto(`${url()}/cicd?tab=${tab}`);
            await page.locator(".cicd-row .cicd-instance", { hasText: fakeAgents.well }).first().waitFor();
            await page.locator(".cicd-instance-notes", { hasText: sentences.missing }).waitFor();
            await page.locator(".cicd-instance-notes", { hasText: sentences.offline }).waitFor();
        },
    })),
    {
        name: "all deployments of several instances, in German",
        async open(page) {
            await page.goto(`${url()}/cicd`);
            await page.locator(".cicd-row").first().waitFor();
            await page.evaluate(() => (document.documentElement.lang = "de"));
            await page.getByLabel("Instanz", { exact: true }).waitFor();
        },
    },
    ...["figures", "repositories", "audit", "settings"].map((tab) => ({
        name: `the ${tab} of the instance that was chosen`,
        async open(page: Page) {
            await page.goto(`${url()}/cicd?tab=${tab}&instance=${fakeAgents.well}`);
            await page.locator(".cicd-page section").first().waitFor();
        },
    })),
    {
        name: "the settings of an instance without the extension",
        async open(page) {
            await page.goto(`${url()}/cicd?tab=settings&instance=${fakeAgents.missing}`);
            await page.getByText(sentences.missing).waitFor();
        },
    },
];
