import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobRunView } from "../../common/job-views";
import type { RepositoryView } from "../../common/views";
import { violations } from "../browser/setup/violations";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { freePort } from "../fixtures/server/free-port";
import { deliverPush } from "../fixtures/server/push";
import { until } from "../fixtures/server/until";
import { pageOf, Walk, walkToWebhook } from "../fixtures/wizard-walk";
import { call, callAgent, USER, type Answer } from "../integration/host/standalone";
import { complaints, openBrowser, takePicture } from "./setup/browser";
import { startDockge } from "./setup/dockge-process";
import { addAgent, saveStack, startInstance, type Instance } from "./setup/instances";

const execute = promisify(execFile);
const PREFIX = "dockgeagent-";
/** The same name on both instances: what is said of one must never show with the other. */
const STACK = `${PREFIX}shop`;
const NEW_STACK = `${PREFIX}wizard`;
const LONG = { timeout: 90_000 };
const compose = (version: string) =>
    `services:\n  web:\n    image: busybox-test:1\n    command: [sleep, '${version}000000']\n    stop_grace_period: 1s\n`;

let browser: Browser;
let git: GitServer;
let page: Page;
let errors: string[];
/** Its pages are open; beside it are one with the extension and one without. */
let own: Instance;
let agent: Instance;
let plain: Instance;
let there: Connected;

interface Connected {
    repository: ServedRepository;
    hook: { url: string; secret: string };
}

beforeAll(async () => {
    [own, agent, plain] = await Promise.all([
        startInstance("extended"),
        startInstance("extended"),
        startInstance("stock"),
    ]);
    git = await startGitServer();
    await Promise.all([own, agent, plain].map((instance) => saveStack(instance, STACK, compose("1"))));
    await addAgent(own, agent);
    await addAgent(own, plain);
    await connectHere();
    there = { repository: await git.createRepository("demo/there"), hook: { url: "", secret: "" } };
    await there.repository.commit({ "compose.yaml": compose("1") }, { message: "Begin the shop there" });
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: "dark" });
    page = await context.newPage();
    page.setDefaultTimeout(LONG.timeout);
    errors = complaints(page);
});
afterAll(async () => {
    await browser?.close();
    await Promise.all([own, agent, plain].map((instance) => instance?.dockge.stop()));
    await git?.close();
    for (const stack of [STACK, NEW_STACK]) {
        await execute("docker", ["compose", "-p", stack, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    }
    await Promise.all([own, agent, plain].map((instance) => instance?.places.remove()));
});

/** A deployment with the same number as the first one there, which fails before it touches a container. */
async function connectHere(): Promise<void> {
    const repository = await git.createRepository("demo/here");
    await repository.commit({ "compose.yaml": compose("9") }, { message: "Open the shop here" });
    const asked = { stack: STACK, repository: { url: repository.url, forge: "github" } };
    const { data } = await callAgent(own.socket, "cicd:connect", asked);
    const { webhook } = data as RepositoryView;
    const connected = {
        repository,
        hook: { url: own.dockge.url + new URL(webhook.url).pathname, secret: webhook.secret! },
    };
    await push(connected, { "compose.yaml": "services: [" }, "Break the shop here");
}

async function push({ repository, hook }: Connected, files: Record<string, string>, message: string): Promise<void> {
    const sha = await repository.commit(files, { message });
    await deliverPush(hook, { sha, message, repository: repository.url });
}

const panel = (): Locator => page.getByRole("region", { name: "Deployments" });
const live = (message: string): Promise<void> => panel().locator(".cicd-live").getByText(message).waitFor();
const stackAt = (endpoint = "") => `${own.dockge.url}/compose/${STACK}${endpoint && `/${endpoint}`}`;

async function logIn(): Promise<void> {
    await page.getByPlaceholder("Username").fill(USER.username);
    await page.getByPlaceholder("Password").fill(USER.password);
    await page.getByRole("button", { name: "Login" }).click();
    await page.locator(".profile-pic").first().waitFor();
}

describe("a stack on another instance", () => {
    it("is connected from the first one's page, with webhooks that go to the other one", async () => {
        await page.goto(own.dockge.url);
        await logIn();
        await page.goto(stackAt(agent.endpoint));
        await panel().getByRole("button", { name: "Connect a Git repository" }).waitFor();
        await panel().locator("summary").first().click();
        await expect
            .poll(() => panel().locator("textarea").first().inputValue())
            .toContain(`${agent.dockge.url}/api/cicd/v1/stacks/${STACK}/repository`);
        await panel().getByRole("button", { name: "Connect a Git repository" }).click();
        await panel().getByLabel("Clone URL").fill(there.repository.url);
        await panel().getByLabel("Forge").selectOption("github");
        await panel().getByRole("button", { name: "Connect", exact: true }).click();
        const secret = panel().getByLabel("Secret", { exact: true });
        await secret.waitFor();
        const url = await panel().getByLabel("URL", { exact: true }).inputValue();
        expect(new URL(url).host).toBe(agent.endpoint);
        there.hook = { url, secret: await secret.inputValue() };
    });

    it("deploys a push that goes there, with its log on the page here", async () => {
        await panel().getByRole("tab", { name: "History" }).click();
        await push(there, { "compose.yaml": compose("2") }, "Paint the shop there");
        await live("Paint the shop there");
        const row = panel().locator(".cicd-row", { hasText: "Paint the shop there" });
        await row.locator(".cicd-row__head").click();
        await expect.poll(() => row.locator(".cicd-log").innerText(), LONG).toContain("web");
        const { stdout } = await execute("docker", ["compose", "-p", STACK, "ps", "--format", "{{.Command}}"]);
        expect(stdout).toContain("2000000");
        await row.locator(".cicd-row__head").click();
    });

    it("is rolled back from here", async () => {
        await push(there, { "compose.yaml": compose("3") }, "Close the shop there");
        await live("Close the shop there");
        const row = panel().locator(".cicd-row", { hasText: "Paint the shop there" }).first();
        await row.locator(".cicd-row__head").click();
        const name = /^Roll back to release #/;
        await row.getByRole("button", { name }).click();
        await page.getByRole("dialog").getByRole("button", { name }).click();
        await live("Paint the shop there");
        await takePicture(page, { stacks: PREFIX, name: "agent-stack-dark", width: 1280, theme: "dark" });
    });

    it("never mixes with the stack of the same name here", async () => {
        await page.goto(stackAt());
        await panel().getByText("Break the shop here").first().waitFor();
        await push(there, { "compose.yaml": compose("4") }, "Open the shop there again");
        const newest = async () => ((await atAgent("cicd:stack", { stack: STACK })).data as StackState).deployments[0];
        await until("the agent to deploy", async () => (await newest())?.state === "succeeded");
        expect(await panel().innerText()).not.toMatch(/shop there/);
        await page.goto(stackAt(agent.endpoint));
        await live("Open the shop there again");
        expect(await panel().innerText()).not.toContain("shop here");
    });

    it("sends a long log no faster than the page takes it", async () => {
        const command = { run: ["seq", "1", "200000"], image: "busybox-test:1" };
        const { data } = await atAgent("cicd:runOnce", { stack: STACK, command });
        const run = (data as JobRunView).id;
        const state = async () => ((await atAgent("cicd:jobRun", { run })).data as JobRunView).state;
        await until("the command to end", async () => (await state()) === "succeeded");
        const pieces: { text: string; end: boolean; endpoint: string }[] = [];
        const waiting: (() => void)[] = [];
        own.socket.on("agent", (event: string, payload: (typeof pieces)[number], taken?: () => void) => {
            if (event === "cicd:jobLog") {
                pieces.push(payload);
                waiting.push(taken!);
            }
        });
        await atAgent("cicd:openJobLog", { run, from: 0 });
        await until("the first pieces", async () => pieces.length === 8);
        // Whatever would still come has been sent before this answer.
        await atAgent("cicd:hello", {});
        expect(pieces).toHaveLength(8);
        await until("all of it", async () => {
            waiting.splice(0).forEach((taken) => taken());
            return pieces.at(-1)!.end;
        });
        expect(new Set(pieces.map(({ endpoint }) => endpoint))).toEqual(new Set([agent.endpoint]));
        expect(pieces.length).toBeGreaterThan(8);
    });
});

interface StackState {
    deployments: { state: string }[];
}

/** As a browser on the first instance asks the other one. */
const atAgent = (event: string, payload: object): Promise<Answer> =>
    call(own.socket, "agent", agent.endpoint, event, payload);

describe("the page CI/CD", () => {
    const row = (message: string) => page.locator(".cicd-history .cicd-row", { hasText: message });

    it("has the deployments of both instances, and a line about the one without the extension", async () => {
        await page.goto(`${own.dockge.url}/cicd`);
        await row("Open the shop there again").waitFor();
        await row("Break the shop here").waitFor();
        expect(await row("Open the shop there again").locator(".cicd-instance").innerText()).toBe(agent.endpoint);
        await page.getByText(`${plain.endpoint} has no CI/CD extension yet`).waitFor();
        expect(await violations(page, ".cicd")).toEqual([]);
        await takePicture(page, { stacks: PREFIX, name: "agents-cicd-dark", width: 1280, theme: "dark" });
    });

    it("is narrowed down to one of them in the address", async () => {
        await page.getByLabel("Instance", { exact: true }).selectOption(agent.endpoint);
        await row("Break the shop here").waitFor({ state: "detached" });
        expect(new URL(page.url()).searchParams.get("instance")).toBe(agent.endpoint);
        await row("Open the shop there again").locator(".cicd-row__head").click();
        await page.getByRole("link", { name: `Open ${STACK}` }).click();
        await live("Open the shop there again");
        expect(page.url()).toBe(stackAt(agent.endpoint));
    });

    it("shows the settings of the instance that is chosen", async () => {
        const { data } = await atAgent("cicd:settings", {});
        const settings = { ...(data as object), publicUrl: "https://there.example.org" };
        await atAgent("cicd:saveSettings", { settings });
        await page.goto(`${own.dockge.url}/cicd?tab=settings&instance=${agent.endpoint}`);
        const url = page.locator("input[type=url]").first();
        await expect.poll(() => url.inputValue(), LONG).toBe("https://there.example.org");
        await page.getByLabel("Instance", { exact: true }).selectOption("");
        await expect.poll(() => url.inputValue(), LONG).toBe("");
    });
});

describe("the wizard", () => {
    it("asks the instance that is chosen in Dockge's form", async () => {
        await page.goto(`${own.dockge.url}/compose`);
        const door = page.getByRole("button", { name: "Deploy from Git" });
        await door.waitFor();
        const choice = page.locator("select.form-select", { hasText: plain.endpoint });
        await choice.selectOption(plain.endpoint);
        await page.getByText(`${plain.endpoint} has no CI/CD extension yet`).waitFor();
        expect(await door.count()).toBe(0);
        await choice.selectOption(agent.endpoint);
        await door.waitFor();
    });

    it("leads to a first deployment on that instance, with a webhook that goes there", async () => {
        const message = "Begin with the wizard";
        const repository = await git.createRepository("demo/wizard");
        const sha = await repository.commit({ "deploy/compose.yaml": pageOf(await freePort()) }, { message });
        const { url, secret } = await walkToWebhook(page, new Walk(), { repository, stack: NEW_STACK });
        expect(new URL(url).host).toBe("there.example.org"); // That instance's public address, as set above.
        await page.getByRole("button", { name: "Deploy now" }).click();
        await page.getByText(`${NEW_STACK} is live.`).waitFor();
        expect(await violations(page, ".cicd")).toEqual([]);
        const label = '{{index .Config.Labels "com.docker.compose.project.working_dir"}}';
        const { stdout } = await execute("docker", ["inspect", "--format", label, `${NEW_STACK}-web-1`]);
        expect(stdout.trim()).toBe(`${agent.places.stacksDir}/${NEW_STACK}`);
        const { data } = await callAgent(own.socket, "cicd:stack", { stack: NEW_STACK });
        expect(data).toMatchObject({ managed: false, deployments: [] });
        await deliverPush(
            { url: agent.dockge.url + new URL(url).pathname, secret },
            { sha, message, repository: repository.url },
        );
        await page.getByText("A delivery has come: the webhook works.").waitFor();
        await page.getByRole("button", { name: `Open ${NEW_STACK}` }).click();
        await live(message);
        expect(page.url()).toBe(`${own.dockge.url}/compose/${NEW_STACK}/${agent.endpoint}`);
    });
});

describe("another instance", () => {
    it("without the extension gets a sentence with the line to change, soon", async () => {
        await page.goto(stackAt(plain.endpoint));
        const note = page.getByText(`${plain.endpoint} has no CI/CD extension yet`);
        await note.waitFor();
        expect(await page.locator("input[readonly]").first().inputValue()).toBe("image: dockge-cicd:latest");
        expect(await violations(page, ".cicd")).toEqual([]);
    });

    it("is said to be away when it stops, and is shown again by itself when it is back", async () => {
        await page.goto(stackAt(agent.endpoint));
        await live("Open the shop there again");
        await agent.dockge.stop();
        const away = page.getByText(`${agent.endpoint} can't be reached`);
        await away.waitFor();
        expect(await page.locator(".cicd-away").getAttribute("inert")).not.toBeNull();
        expect(await violations(page, ".cicd")).toEqual([]);
        await page.goto(`${own.dockge.url}/cicd`);
        await page.locator(".cicd-history .cicd-row", { hasText: "Break the shop here" }).waitFor();
        await away.waitFor();
        await page.goto(stackAt(agent.endpoint));
        await away.waitFor();
        agent.dockge = await startDockge({ ...agent.places, kind: "extended", port: agent.dockge.port });
        await live("Open the shop there again");
        expect(await away.count()).toBe(0);
        await push(there, { "compose.yaml": compose("5") }, "Renew the shop there");
        await live("Renew the shop there");
    });

    it("never made the page's scripts complain", () => {
        expect(errors.filter((text) => !/WebSocket|ERR_CONNECTION_REFUSED|socket\.io/i.test(text))).toEqual([]);
    });
});
