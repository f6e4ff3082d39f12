import { afterEach, describe, expect, test } from "vitest";
import { settings } from "../../../backend/models/settings";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { forgetRemoteHook } from "../../../backend/use-cases/forget-remote-hook";
import { checkHook, createHook, removeHook } from "../../../backend/use-cases/manage-hook";
import { rotateSecret } from "../../../backend/use-cases/rotate-secret";
import { settingsSchema, type ForgeName } from "../../../common/schema";
import type { KeptHook } from "../../fakes/forge-api/dialect";
import { hookSecret, setUpForge } from "../../fixtures/forge-api";
import { testSecrets } from "../../fixtures/webhooks/seed";
import { SENDERS, signed } from "../../fixtures/webhooks/senders";
import { startWebhookServer } from "../../fixtures/webhooks/webhook-server";

let hooks: Awaited<ReturnType<typeof setUpHooks>>;
afterEach(() => hooks.close());

const gitlabTest = Buffer.from('{"object_kind":"access_token","event_name":"expiring_access_token"}');

/** A fake forge whose tests are real deliveries to a real receiver. */
async function setUpHooks(forge: ForgeName, options: { url?: string; publicUrl?: string; patienceMs?: number } = {}) {
    const fake = await setUpForge(forge, options);
    await fake.bind("shop");
    const receiver = await startWebhookServer(fake.database);
    const publicUrl = options.publicUrl ?? `http://127.0.0.1:${receiver.port}`;
    await settings.save(fake.db, settingsSchema.parse({ publicUrl }));
    const invalidated: string[] = [];
    const needs = {
        db: fake.db,
        bus: receiver.bus,
        clock: fake.parts.clock,
        secrets: testSecrets,
        forge: fake.parts,
        fallbackUrl: "http://localhost:5001",
        hookPatienceMs: options.patienceMs ?? 5000,
        deliveries: {
            invalidateHook(token: string) {
                invalidated.push(token);
                receiver.webhooks.deliveries.invalidateHook(token);
            },
            readBody: async () => "",
            redeliver: () => Promise.reject(new Error("not asked for")),
        },
    };
    /** Sends what the forge's test button sends. */
    const deliver = async ({ url, secret }: KeptHook, signedWith = secret) => {
        const options = { secret: signedWith, ...(forge === "gitlab" && { body: gitlabTest }) };
        const { headers, body } = signed(SENDERS[forge]!, forge === "gitlab" ? "push" : "ping", options);
        const event: Record<string, string> =
            forge === "gitlab" ? { "x-gitlab-event": "Resource Access Token Hook" } : {};
        const answer = await fetch(url, { method: "POST", headers: { ...headers, ...event }, body });
        return { status: answer.status };
    };
    fake.server.deliver = (hook) => deliver(hook);
    return {
        ...fake,
        needs,
        receiver,
        deliver,
        invalidated,
        address: `${publicUrl}/cicd/hooks/${forge}/t0ken`,
        async close() {
            await receiver.close();
            await fake.close();
        },
    };
}

const testable: ForgeName[] = ["github", "gitlab", "bitbucket-dc", "gitea", "forgejo"];
const mute: ForgeName[] = ["bitbucket", "gogs", "azure-devops"];

describe("createHook()", () => {
    test.each(testable)("makes %s send a test, which arrives and deploys nothing", async (forge) => {
        hooks = await setUpHooks(forge);
        const report = await createHook(hooks.needs, "shop");
        expect(report).toMatchObject({ state: "works", hint: null, pollInstead: false });
        expect(hooks.server.hooks).toMatchObject([{ url: hooks.address, secret: hookSecret, active: true }]);
        expect((await hooks.repository()).remoteHookId).toBe(hooks.server.hooks[0]!.id);
        const [event] = await webhookEvents.list(hooks.db, { repositoryId: hooks.id, limit: 1 });
        expect(event).toMatchObject({ verdict: "ignored", deployments: [] });
        expect(await hooks.db("cicd_deployment")).toEqual([]);
    });

    test.each(mute)("says of %s that it sends no tests", async (forge) => {
        hooks = await setUpHooks(forge);
        const report = await createHook(hooks.needs, "shop");
        expect(report).toMatchObject({ state: "made", message: expect.stringContaining("can't send a test") });
        expect(hooks.server.hooks.map(({ url }) => url)).toContain(hooks.address);
    });

    test.each([...testable, ...mute])("makes no second one at %s, and mends the first", async (forge) => {
        hooks = await setUpHooks(forge);
        await createHook(hooks.needs, "shop");
        const count = hooks.server.hooks.length;
        hooks.server.hooks.forEach((hook) => Object.assign(hook, { secret: "changed by somebody" }));
        expect(await createHook(hooks.needs, "shop")).toMatchObject({ state: mute.includes(forge) ? "made" : "works" });
        expect(hooks.server.hooks).toHaveLength(count);
        expect(hooks.server.hooks.map(({ secret }) => secret)).toEqual(Array(count).fill(hookSecret));
    });

    test("takes over the one that a person made, under whichever address this server had then", async () => {
        hooks = await setUpHooks("github");
        const url = "https://old.example.org/cicd/hooks/github/t0ken";
        hooks.server.hooks.push({ id: "7", url, secret: "x", events: ["push"], active: false });
        expect(await createHook(hooks.needs, "shop")).toMatchObject({ state: "works" });
        expect(hooks.server.hooks).toMatchObject([{ id: "7", url: hooks.address, active: true, secret: hookSecret }]);
    });

    test("names what the token lacks, and makes nothing", async () => {
        hooks = await setUpHooks("github");
        hooks.server.faults.push({ status: 403, body: { message: "Resource not accessible" } });
        await expect(createHook(hooks.needs, "shop")).rejects.toMatchObject({
            code: "FORGE_API_REFUSED",
            message: expect.stringMatching(/may not list the webhooks \(403\): "Resource not accessible"/),
            hint: expect.stringContaining("admin:repo_hook"),
        });
        expect((await hooks.repository()).remoteHookId).toBeNull();
    });

    test("names GitLab's refusal of the local network when it is made, and offers polling", async () => {
        hooks = await setUpHooks("gitlab");
        const body = { message: { url: ["is blocked: Requests to the local network are not allowed"] } };
        hooks.server.faults.push((line) => (line.startsWith("POST") ? { status: 422, body } : null));
        expect(await createHook(hooks.needs, "shop")).toMatchObject({
            state: "unreached",
            message: expect.stringContaining("Requests to the local network are not allowed"),
            hint: expect.stringContaining("Outbound requests"),
            pollInstead: true,
        });
        expect((await hooks.repository()).remoteHookId).toBeNull();
    });

    test("names GitLab's refusal of the local network when it is tested", async () => {
        hooks = await setUpHooks("gitlab");
        const message = "Hook execution failed: URL is blocked: Requests to localhost are not allowed";
        hooks.server.deliver = async () => ({ status: 422, body: { message } });
        expect(await createHook(hooks.needs, "shop")).toMatchObject({
            state: "unreached",
            message: expect.stringContaining("Requests to localhost are not allowed"),
            pollInstead: true,
        });
    });

    test.each(["gitea", "forgejo"] as const)("points to the list of allowed hosts of %s", async (forge) => {
        hooks = await setUpHooks(forge, { patienceMs: 50 });
        hooks.server.deliver = async () => ({ status: 204 });
        expect(await createHook(hooks.needs, "shop")).toMatchObject({
            state: "unreached",
            hint: expect.stringContaining("ALLOWED_HOST_LIST"),
            pollInstead: true,
        });
        expect((await hooks.repository()).remoteHookId).not.toBeNull();
    });

    test("says when the test arrived but was signed with something else", async () => {
        hooks = await setUpHooks("gitea", { patienceMs: 2500 });
        hooks.server.deliver = (hook) => hooks.deliver(hook, "something else");
        expect(await createHook(hooks.needs, "shop")).toMatchObject({
            state: "unreached",
            message: expect.stringContaining("its signature was not right"),
            pollInstead: false,
        });
    });

    test.each([
        ["https://github.com/ana/shop.git", "http://localhost:5001", /means that machine itself/],
        ["https://github.com/ana/shop.git", "http://127.0.0.1:5001", /means that machine itself/],
        ["https://git.example.org/ana/shop.git", "http://[::1]:5001", /means that machine itself/],
        ["https://github.com/ana/shop.git", "https://192.168.1.20:5001", /local network only/],
        ["https://github.com/ana/shop.git", "https://dockge.lan", /local network only/],
        ["https://github.com/ana/shop.git", "http://nas:5001", /local network only/],
    ])("asks %s for nothing while this server is at %s", async (url, publicUrl, message) => {
        hooks = await setUpHooks("github", { url, publicUrl });
        const host = new URL(url).host;
        await hooks.change({ apiCredentialId: await hooks.addCredential({ host }) });
        expect(await createHook(hooks.needs, "shop")).toMatchObject({
            state: "unreached",
            message: expect.stringMatching(message),
            pollInstead: true,
        });
    });

    test("says so without a credential, and where there is no API", async () => {
        hooks = await setUpHooks("github");
        await hooks.change({ apiCredentialId: null });
        await expect(createHook(hooks.needs, "shop")).rejects.toMatchObject({ code: "API_CREDENTIAL_MISSING" });
        await hooks.change({ forge: "generic" });
        await expect(createHook(hooks.needs, "shop")).rejects.toMatchObject({ code: "FORGE_API_UNSUPPORTED" });
        expect(hooks.server.requests).toEqual([]);
    });
});

describe("checkHook()", () => {
    test.each([...testable, ...mute])("finds that of %s as it should be", async (forge) => {
        hooks = await setUpHooks(forge);
        await createHook(hooks.needs, "shop");
        const before = JSON.stringify(hooks.server.hooks);
        expect(await checkHook(hooks.needs, "shop")).toMatchObject({ state: mute.includes(forge) ? "made" : "works" });
        expect(JSON.stringify(hooks.server.hooks)).toBe(before);
    });

    test("says when somebody removed it at the forge, and offers it anew", async () => {
        hooks = await setUpHooks("github");
        await createHook(hooks.needs, "shop");
        hooks.server.hooks = [];
        expect(await checkHook(hooks.needs, "shop")).toMatchObject({ state: "missing" });
        expect((await hooks.repository()).remoteHookId).toBeNull();
    });

    test("says when it is switched off, or leads to another address", async () => {
        hooks = await setUpHooks("gitea");
        await createHook(hooks.needs, "shop");
        const [hook] = hooks.server.hooks;
        Object.assign(hook!, { active: false });
        expect(await checkHook(hooks.needs, "shop")).toMatchObject({
            state: "differs",
            message: expect.stringContaining("switched off"),
        });
        Object.assign(hook!, { active: true, url: "https://old.example.org/cicd/hooks/gitea/t0ken" });
        expect(await checkHook(hooks.needs, "shop")).toMatchObject({
            state: "differs",
            message: expect.stringContaining("https://old.example.org"),
        });
    });

    test("says of an older GitLab that it is set up, as that can't be asked for tests", async () => {
        hooks = await setUpHooks("gitlab");
        hooks.server.deliver = async () => ({ status: 404 });
        expect(await createHook(hooks.needs, "shop")).toMatchObject({ state: "made" });
    });
});

describe("removeHook()", () => {
    test.each([...testable, ...mute])("removes what was made at %s, and nothing twice", async (forge) => {
        hooks = await setUpHooks(forge);
        await createHook(hooks.needs, "shop");
        const foreign = { id: "1", url: "https://ci.example.org", secret: "x", events: ["push"], active: true };
        hooks.server.hooks.push(foreign);
        await removeHook(hooks.needs, "shop");
        expect(hooks.server.hooks).toEqual([foreign]);
        expect((await hooks.repository()).remoteHookId).toBeNull();
        const asked = hooks.server.requests.length;
        await removeHook(hooks.needs, "shop");
        expect(hooks.server.requests).toHaveLength(asked);
    });

    test("takes one that is gone already as removed", async () => {
        hooks = await setUpHooks("gitlab");
        await createHook(hooks.needs, "shop");
        hooks.server.hooks = [];
        await removeHook(hooks.needs, "shop");
        expect((await hooks.repository()).remoteHookId).toBeNull();
    });

    test("is tried when the repository is gone here, and a forge that is down keeps nobody", async () => {
        hooks = await setUpHooks("github");
        await createHook(hooks.needs, "shop");
        const repository = await hooks.repository();
        await hooks.server.down();
        await forgetRemoteHook(hooks.needs, repository);
        await hooks.server.up();
        await forgetRemoteHook(hooks.needs, repository);
        expect(hooks.server.hooks).toEqual([]);
    });
});

describe("rotateSecret()", () => {
    test.each([...testable, ...mute])("gives the new secret to %s", async (forge) => {
        hooks = await setUpHooks(forge);
        await createHook(hooks.needs, "shop");
        const { secret, problem } = await rotateSecret(hooks.needs, "shop");
        expect(problem).toBeNull();
        expect(secret).not.toBe(hookSecret);
        expect(new Set(hooks.server.hooks.map((hook) => hook.secret))).toEqual(new Set([secret]));
        expect(hooks.invalidated).toEqual(["t0ken"]);
        expect(await checkHook(hooks.needs, "shop")).toMatchObject({ state: mute.includes(forge) ? "made" : "works" });
    });

    test("says when the forge still has the old one, which stays valid", async () => {
        hooks = await setUpHooks("github");
        await createHook(hooks.needs, "shop");
        await hooks.server.down();
        const { problem } = await rotateSecret(hooks.needs, "shop");
        expect(problem).toContain("did not answer");
        await hooks.server.up();
        const [hook] = hooks.server.hooks;
        expect(hook!.secret).toBe(hookSecret);
        expect((await hooks.deliver(hook!)).status).toBe(200);
    });

    test("asks no forge about a webhook that a person made", async () => {
        hooks = await setUpHooks("github");
        expect((await rotateSecret(hooks.needs, "shop")).problem).toBeNull();
        expect(hooks.server.requests).toEqual([]);
    });
});
