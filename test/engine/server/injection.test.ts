import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import nodePath from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListView, WebhookEventView } from "../../../common/views";
import { runGit } from "../../fixtures/git-server/run-git";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { INJECTIONS } from "../../fixtures/injections";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { textPlaces, withText, type Json } from "../../fixtures/webhooks/text-places";
import { SENDERS, fixture as payloadOf, signed, type Sender } from "../../fixtures/webhooks/senders";

let fixture: StackFixture;
let canaries: string;
let repository: ServedRepository;
const count = { cells: 0, refused: 0, handled: 0 };

beforeAll(async () => {
    fixture = await StackFixture.start();
    canaries = await mkdtemp(nodePath.join(tmpdir(), "canary"));
    repository = await fixture.repository("team/app");
    await repository.commit({ "compose.yaml": "services: {web: {image: 'busybox-test:1'}}\n", "a.env": "A=1\n" });
});

afterAll(async () => {
    await fixture.close();
    await rm(canaries, { recursive: true, force: true });
});

/** Each attempt has a canary of its own, so that its name says which field ran it. */
const attack = (field: string, at: number) =>
    INJECTIONS[at](nodePath.join(canaries, `${field.replace(/\W/g, "_")}-${at}`));
const everyOne = INJECTIONS.map((_, at) => at);

interface Judged {
    status: number;
    text: string;
}

/** Nothing may end in a defect of ours: it was refused in words, or taken as the harmless text that it is. */
function judge(field: string, at: number, { status, text }: Judged): void {
    count.cells += 1;
    expect([field, at, status, text.slice(0, 300)]).toEqual([
        field,
        at,
        status < 500 ? status : "below 500",
        text.slice(0, 300),
    ]);
    if (status >= 400) {
        count.refused += 1;
        expect([field, at, JSON.parse(text)]).toMatchObject([
            field,
            at,
            { error: { code: expect.stringMatching(/^[A-Z_]{4,}$/), message: expect.stringMatching(/\w{3}/) } },
        ]);
        expect(JSON.parse(text).error.code).not.toBe("INTERNAL");
    } else {
        count.handled += 1;
    }
}

async function ask(method: string, route: string, body?: unknown): Promise<Judged> {
    const response = await fixture.server.request(method, route, body);
    if (response.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get("retry-after") ?? 1)));
        return ask(method, route, body);
    }
    return { status: response.status, text: await response.text() };
}

async function expectNothingRan(): Promise<void> {
    expect(await readdir(canaries)).toEqual([]);
}

type Field = [name: string, ask: (value: string) => Promise<Judged>];

const connection = (change: (value: string) => object): ((value: string) => Promise<Judged>) => {
    const stack = fixture.stackName("field");
    return (value) => ask("PUT", `/stacks/${stack}/repository`, { url: repository.url, ...change(value) });
};
const rule = (change: (value: string) => object) => connection((value) => ({ rules: [change(value)] }));
const credential = (change: (value: string) => object) => (value: string) =>
    ask("POST", "/credentials", {
        name: "One",
        kind: "https-token",
        host: "h.example.org",
        token: "t",
        ...change(value),
    });
const inPath = (value: string) => encodeURIComponent(value);

/** Every text that the API takes. */
function apiFields(): Field[] {
    const stack = fixture.stackName("known");
    return [
        ["url", connection((url) => ({ url }))],
        ["url's path", connection((value) => ({ url: `${fixture.git.url}/team/${value}` }))],
        ["url's host", connection((value) => ({ url: `https://${value}/team/app.git` }))],
        ["ssh url", connection((value) => ({ url: `git@${value}:team/app.git` }))],
        ["ssh url's path", connection((value) => ({ url: `git@git.example.org:team/${value}` }))],
        ["ssh url's user", connection((value) => ({ url: `ssh://${value}@git.example.org/team/app` }))],
        ["forge", connection((forge) => ({ forge }))],
        ["branch", connection((branch) => ({ branch }))],
        ["compose path", connection((composePath) => ({ composePath }))],
        ["env file", connection((value) => ({ envFiles: [value] }))],
        ["profile", connection((value) => ({ profiles: [value] }))],
        ["address of the stack", connection((environmentUrl) => ({ environmentUrl }))],
        ["rule's branch", rule((value) => ({ branches: [value] }))],
        ["rule's tag", rule((value) => ({ tags: [value] }))],
        ["rule's semver", rule((semver) => ({ semver }))],
        ["rule's path", rule((value) => ({ paths: [value] }))],
        ["rule's author", rule((value) => ({ authors: [value] }))],
        ["rule's action", rule((action) => ({ action }))],
        [
            "freeze window",
            connection((value) => ({
                freezeWindows: [{ days: ["mon"], from: "10:00", to: "11:00", timezone: value, reason: value }],
            })),
        ],
        ["adoption", connection((value) => ({ adopt: { [value]: "git" } }))],
        ["stack's name", (value) => ask("PUT", `/stacks/${inPath(value)}/repository`, { url: repository.url })],
        ["stack's name, read", (value) => ask("GET", `/stacks/${inPath(value)}`)],
        ["build argument", (value) => ask("PUT", `/stacks/${stack}/build-config`, { buildArgs: { A: value } })],
        [
            "build argument's name",
            (value) => ask("PUT", `/stacks/${stack}/build-config`, { buildArgs: { [value]: "a" } }),
        ],
        ["reason of a pause", (reason) => ask("POST", `/stacks/${stack}/pause`, { reason })],
        ["release", (release) => ask("POST", `/stacks/${stack}/rollback`, { release })],
        ["deployment", (value) => ask("GET", `/deployments/${inPath(value)}`)],
        ["search", (value) => ask("GET", `/deployments?search=${inPath(value)}`)],
        ["state", (value) => ask("GET", `/deployments?state=${inPath(value)}`)],
        ["credential's name", credential((name) => ({ name }))],
        ["credential's host", credential((host) => ({ host }))],
        ["credential's user", credential((username) => ({ username }))],
        ["credential's token", credential((token) => ({ token }))],
        ["credential's key", credential((privateKey) => ({ kind: "ssh-key", token: undefined, privateKey }))],
        [
            "App",
            credential((appId) => ({
                kind: "github-app",
                token: undefined,
                appId,
                installationId: "1",
                privateKey: "k",
            })),
        ],
        ["host", (host) => ask("POST", "/hosts/look", { host })],
        ["host's key", (value) => ask("PUT", "/hosts/host-key", { host: "h.example.org", fingerprints: [value] })],
        ["authority", (pem) => ask("PUT", "/hosts/authority", { host: "h.example.org", pem })],
        ["public URL", (publicUrl) => ask("PUT", "/settings", { publicUrl })],
        ["deploy token", (token) => ask("POST", `/stacks/${stack}/deploy-url`, { token })],
    ];
}

describe("what is entered", () => {
    it("runs nowhere, and is refused in words or taken as text", async () => {
        for (const [field, send] of apiFields()) {
            for (const at of everyOne) {
                judge(field, at, await send(attack(field, at)));
            }
        }
        await expectNothingRan();
    });
});

describe("what a repository is called and holds", () => {
    /** Git itself refuses some of the names. */
    const isRef = (name: string) =>
        runGit(repository.dir, ["check-ref-format", `refs/heads/${name}`]).then(
            () => true,
            () => false,
        );

    it("runs nowhere while commits are planned and deployed by such names, with such files and authors", async () => {
        const { server } = fixture;
        for (const at of everyOne) {
            const [branch, folder] = [attack("a branch", at), attack("a folder", at).replace(/[\0\n\r]/g, "")];
            const stack = fixture.stackName("named");
            const exists = await isRef(branch);
            const composePath = `${folder.replace(/^\/+/, "")}/compose.yaml`;
            const files = { [composePath]: "services: {web: {image: 'busybox-test:1', environment: ['A=${A:?}']}}\n" };
            const author = `${attack("an author", at).replace(/[<>\n\0]/g, "")} <a@example.org>`;
            const message = attack("a message", at).replaceAll("\0", "");
            const start = { branch: "hostile", from: "main", message, author };
            const sha = await repository.commit(files, start).catch(() => repository.commit({ x: "1" }, start));
            if (exists) {
                await runGit(repository.dir, ["update-ref", `refs/heads/${branch}`, sha]);
                await runGit(repository.dir, ["update-ref", `refs/tags/${branch}`, sha]);
            }
            const input = { url: repository.url, composePath, envFiles: [`${folder.replace(/^\/+/, "")}/a.env`] };
            const connected = await ask("PUT", `/stacks/${stack}/repository`, input);
            judge("named folder", at, connected);
            if (connected.status >= 400) {
                await server.connect(stack, repository.url);
            }
            judge("planned commit", at, await ask("GET", `/stacks/${stack}/plan?ref=${sha}`));
            judge("planned tag", at, await ask("GET", `/stacks/${stack}/plan?ref=${inPath(`refs/tags/${branch}`)}`));
            const deployed = await ask("POST", `/stacks/${stack}/deployments`, { ref: branch });
            judge("deployed ref", at, deployed);
            if (deployed.status === 202) {
                const { id } = JSON.parse(deployed.text) as { id: number };
                const ended = await server.finished(id);
                expect(["failed", "succeeded", "rolled-back"]).toContain(ended.state);
                expect(ended.error?.code).not.toBe("INTERNAL");
            }
        }
        await expectNothingRan();
    });
});

async function deliver(url: string, sender: Sender, sent: ReturnType<typeof signed>): Promise<Judged> {
    const response = await fetch(url, { method: "POST", headers: sent.headers, body: new Uint8Array(sent.body) });
    return { status: response.status, text: await response.text() };
}

describe("what a delivery says", () => {
    it.each(Object.entries(SENDERS))("runs nowhere, sent by %s", async (name, sender) => {
        const { server } = fixture;
        const stack = fixture.stackName("told");
        // The repository that the payloads name, on a host of its own for each sender.
        const host = `${name.replace(/\W+/g, "-")}.example.org`;
        const path = { "azure-devops": "shop/web/_git/web", "bitbucket-dc": "scm/shop/web.git" }[
            sender.forge as string
        ];
        const url = `https://${host}/${path ?? "shop/web.git"}`;
        const rules = [{ branches: ["**", "*"], tags: ["**", "*"] }];
        const hook = await server.connect(stack, url, { forge: sender.forge, rules });
        const made = { ...sender, secretOf: undefined };
        await server.call("POST", `/stacks/${stack}/pause`, {});
        for (const kind of ["push", "push-tag"]) {
            const body = payloadOf(sender, kind);
            const payload = body && (JSON.parse(body.toString()) as Json);
            for (const where of payload ? textPlaces(payload) : []) {
                const field = `${name} ${kind} ${where.join(" ")}`;
                for (const at of everyOne) {
                    const text = JSON.stringify(withText(payload, where, attack(field, at)));
                    const sent = signed(made, kind, { body: Buffer.from(text), secret: hook.secret });
                    judge(field, at, await deliver(hook.url, sender, sent));
                }
            }
        }
        const route = `/webhook-events?stack=${stack}&verdict=accepted`;
        const { items } = await server.call<ListView<WebhookEventView>>("GET", route);
        expect(items.length).toBeGreaterThan(0);
        await server.call("GET", `/webhook-events/${items[0]!.id}`);
        await server.deployments(stack);
        await expectNothingRan();
    });
});

describe("afterwards", () => {
    it("everything can still be looked at, and nothing has run", async () => {
        const routes = [
            "/stacks",
            "/deployments?limit=200",
            "/credentials",
            "/hosts",
            "/settings",
            "/webhook-events?limit=200",
        ];
        for (const route of routes) {
            expect([route, (await ask("GET", route)).status]).toEqual([route, 200]);
        }
        expect(fixture.server.output).not.toContain("unexpected");
        await expectNothingRan();
        expect(INJECTIONS.length).toBeGreaterThanOrEqual(30);
        console.log(
            `${INJECTIONS.length} injections in ${count.cells} cells: ${count.refused} refused, ${count.handled} taken as text, 0 run`,
        );
    });
});
