import { afterEach, describe, expect, test } from "vitest";
import { createChecksOf } from "../../../backend/forge-api/ask-checks";
import { REPORT_STATES, type DeploymentReport, type ReportState } from "../../../backend/forge-api/forge-api";
import { FORGE_APIS } from "../../../backend/forge-api/forges";
import { openForge } from "../../../backend/forge-api/open-forge";
import { Secret } from "../../../backend/models/secret";
import { FORGE_NAMES, type ForgeName } from "../../../common/schema";
import type { Said } from "../../fakes/forge-api/dialect";
import { setUpForge, type ForgeTest } from "../../fixtures/forge-api";

const sha = "a1b2c3d4".repeat(5);
let forgeTest: ForgeTest;
afterEach(() => forgeTest.close());

async function open(forge: ForgeName) {
    forgeTest = await setUpForge(forge);
    return (await openForge(forgeTest.parts, await forgeTest.repository()))!;
}

const report = (state: ReportState, change: Partial<DeploymentReport> = {}): DeploymentReport => ({
    sha,
    ref: "refs/heads/main",
    state,
    context: "dockge/shop",
    description: "Deploying",
    targetUrl: "https://dockge.example.org/compose/shop?deployment=7",
    environment: "shop",
    environmentUrl: "https://shop.example.org",
    remoteId: null,
    ...change,
});
const having = (part: "postStatus" | "postDeployment" | "hooks" | "checks") =>
    FORGE_NAMES.filter((name) => FORGE_APIS[name][part]);

/** pending, running, success, failure, canceled in each forge's words. */
const words: Partial<Record<ForgeName, string[]>> = {
    github: ["pending", "pending", "success", "failure", "error"],
    gitlab: ["pending", "running", "success", "failed", "canceled"],
    bitbucket: ["INPROGRESS", "INPROGRESS", "SUCCESSFUL", "FAILED", "STOPPED"],
    "bitbucket-dc": ["INPROGRESS", "INPROGRESS", "SUCCESSFUL", "FAILED", "CANCELLED"],
    gitea: ["pending", "pending", "success", "failure", "error"],
    forgejo: ["pending", "pending", "success", "failure", "error"],
    "azure-devops": ["pending", "pending", "succeeded", "failed", "notApplicable"],
};

describe.each(having("postStatus"))("postStatus() of %s", (forge) => {
    test("tells every state in the forge's own words", async () => {
        const { api, ask } = await open(forge);
        for (const state of REPORT_STATES) {
            await api.postStatus!(ask, report(state));
        }
        const { statuses } = forgeTest.server;
        expect(statuses.map(({ state }) => state)).toEqual(words[forge]);
        expect(statuses[0]).toMatchObject({ sha, context: "dockge/shop", description: "Deploying" });
        expect(statuses[0]!.url).toBe("https://dockge.example.org/compose/shop?deployment=7");
    });

    test("tells the same state twice without an error, and takes the longest stack's name", async () => {
        const { api, ask } = await open(forge);
        const context = `dockge/${"s".repeat(63)}`;
        await api.postStatus!(ask, report("running", { context, description: "d".repeat(140), ref: sha }));
        await api.postStatus!(ask, report("running", { context, ref: sha }));
        expect(forgeTest.server.statuses[0]!.context).toBe(context);
    });

    test("throws what the forge said when the token is refused", async () => {
        forgeTest = await setUpForge(forge);
        await forgeTest.change({ apiCredentialId: await forgeTest.addCredential({ token: "wrong-t0ken" }) });
        const { api, ask } = (await openForge(forgeTest.parts, await forgeTest.repository()))!;
        const error: unknown = await api.postStatus!(ask, report("success")).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: "FORGE_API_REFUSED", answered: 401, retryAfterMs: null });
        expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain("wrong-t0ken");
        expect(forgeTest.trust.logins.at(-1)?.[1]).toBe(false);
    });
});

describe.each(having("postDeployment"))("postDeployment() of %s", (forge) => {
    test("makes one deployment from its first step on, and follows it", async () => {
        const { api, ask } = await open(forge);
        expect(await api.postDeployment!(ask, report("pending"))).toBeNull();
        expect(await api.postDeployment!(ask, report("canceled"))).toBeNull();
        const remoteId = await api.postDeployment!(ask, report("running"));
        expect(await api.postDeployment!(ask, report("success", { remoteId }))).toBe(remoteId);
        const states = forge === "github" ? ["in_progress", "success"] : ["running", "success"];
        expect(forgeTest.server.deployments).toMatchObject([
            { sha, environment: "shop", states, url: "https://shop.example.org" },
        ]);
    });
});

const hookWish = (forge: ForgeName, secret: string) => ({
    url: `https://dockge.example.org/cicd/hooks/${forge}/t0ken`,
    secret: new Secret(secret),
});

describe.each(having("hooks"))("hooks of %s", (forge) => {
    test("are made, found, changed and removed", async () => {
        const { api, ask } = await open(forge);
        const { server } = forgeTest;
        const hooks = api.hooks!;
        const id = await hooks.create(ask, hookWish(forge, "first"));
        const made = (await hooks.list(ask)).filter((hook) => hook.id === id);
        expect(made).toEqual([{ ...made[0], id, url: hookWish(forge, "").url, active: true }]);
        expect(new Set(server.hooks.map(({ secret }) => secret))).toEqual(new Set(["first"]));
        const count = server.hooks.length;
        const changed = await hooks.update(ask, id, hookWish(forge, "second"));
        expect(new Set(server.hooks.map(({ secret }) => secret))).toEqual(new Set(["second"]));
        expect(server.hooks).toHaveLength(count);
        await hooks.remove(ask, { id: changed, url: hookWish(forge, "").url });
        expect(server.hooks).toEqual([]);
    });

    test("that are switched off are not called active", async () => {
        const { api, ask } = await open(forge);
        await api.hooks!.create(ask, hookWish(forge, "first"));
        forgeTest.server.hooks.forEach((hook) => (hook.active = false));
        const found = await api.hooks!.list(ask);
        // Gogs and its kin, and the others: whatever they call it.
        expect(found.map(({ active }) => active)).toEqual(found.map(() => false));
        expect(found.length).toBeGreaterThan(0);
    });

    test("are tested where the forge can send something that deploys nothing", async () => {
        const { api, ask } = await open(forge);
        const wish = hookWish(forge, "first");
        const id = await api.hooks!.create(ask, wish);
        let delivered = 0;
        forgeTest.server.deliver = async () => ({ status: 200, body: void (delivered += 1) as never });
        await api.hooks!.test?.(ask, { id, url: wish.url });
        expect(delivered).toBe(["bitbucket", "gogs", "azure-devops"].includes(forge) ? 0 : 1);
    });
});

interface Judged {
    pending: Said;
    green: Said;
    failed: Said;
    /** Say neither. */
    mute?: Said[];
}
const build = (name: string, state: string, other = false): Said => ({ name, state, other });
const gitea: Judged = {
    pending: build("ci", "pending"),
    green: build("lint", "success"),
    failed: build("test", "error"),
    mute: [build("dockge/shop", "pending")],
};
const bitbucket: Judged = {
    pending: build("ci", "INPROGRESS"),
    green: build("lint", "SUCCESSFUL"),
    failed: build("test", "STOPPED"),
    mute: [build("dockge/shop", "INPROGRESS")],
};
const judged: Partial<Record<ForgeName, Judged>> = {
    github: {
        pending: build("ci", "in_progress", true),
        green: build("lint", "skipped", true),
        failed: build("test", "timed_out", true),
        mute: [build("dockge/shop", "pending")],
    },
    gitlab: {
        pending: build("ci", "created"),
        green: build("lint", "success"),
        failed: build("test", "failed"),
        mute: [build("dockge/shop", "running"), build("deploy", "manual"), build("flaky", "failed", true)],
    },
    bitbucket,
    "bitbucket-dc": bitbucket,
    gitea,
    forgejo: gitea,
    "azure-devops": {
        pending: build("ci", "notSet"),
        green: build("build/lint", "succeeded"),
        failed: build("build/test", "error"),
        mute: [build("dockge/shop", "pending"), build("build/none", "notApplicable")],
    },
};

describe.each(having("checks"))("checks() of %s", (forge) => {
    const { pending, green, failed, mute = [] } = judged[forge]!;
    const cases: [name: string, said: Said[], state: string, detail: string][] = [
        ["nothing", [], "none", "No check has said anything about a1b2c3d yet"],
        ["only what we said, or what holds nothing", mute, "none", "No check"],
        ["one that is green", [green, ...mute], "green", "The check of a1b2c3d is green"],
        [
            "one that is not done",
            [green, pending],
            "pending",
            `1 of 2 checks of a1b2c3d is green; ${pending.name} is not done`,
        ],
        ["one that failed beside one that is not done", [green, pending, failed], "failed", `${failed.name} failed`],
    ];

    test.each(cases)("of %s", async (_, said, state, detail) => {
        forgeTest = await setUpForge(forge);
        forgeTest.server.said[sha] = said;
        const answer = await createChecksOf(forgeTest.parts)(forgeTest.id, sha);
        expect(answer).toEqual({ state, detail: expect.stringContaining(detail) });
    });
});

describe("many checks", () => {
    test.each(["gitlab", "gitea"] as const)("of %s are read to the last page", async (forge) => {
        forgeTest = await setUpForge(forge);
        const green = judged[forge]!.green;
        const many = Array.from({ length: 130 }, (_, index) => ({ ...green, name: `job ${index}` }));
        forgeTest.server.said[sha] = [...many, judged[forge]!.failed];
        expect(await createChecksOf(forgeTest.parts)(forgeTest.id, sha)).toMatchObject({ state: "failed" });
    });
});

describe("a forge without checks", () => {
    test.each(FORGE_NAMES.filter((name) => !FORGE_APIS[name].checks))("%s says so", async (forge) => {
        forgeTest = await setUpForge(forge);
        await expect(createChecksOf(forgeTest.parts)(forgeTest.id, sha)).rejects.toMatchObject({
            code: "FORGE_API_UNSUPPORTED",
        });
        expect(forgeTest.server.requests).toEqual([]);
    });
});

describe("a credential", () => {
    const http = "http://git.example.org/ana/shop.git";

    test.each([
        [
            "of another host",
            "https://git.example.org/ana/shop.git",
            { host: "other.example.org" },
            "CREDENTIAL_HOST_MISMATCH",
        ],
        ["that would go over http unasked", http, { host: "git.example.org" }, "CREDENTIAL_IN_CLEAR"],
    ])("%s is refused before anything is sent", async (_, url, credential, code) => {
        forgeTest = await setUpForge("gitea", { url });
        await forgeTest.change({ apiCredentialId: await forgeTest.addCredential(credential) });
        await expect(openForge(forgeTest.parts, await forgeTest.repository())).rejects.toMatchObject({ code });
    });

    test("of git serves the API too where it fits, and is left out where it doesn't", async () => {
        forgeTest = await setUpForge("gitea");
        const hasCredential = async (credentialId: number) => {
            await forgeTest.change({ apiCredentialId: null, credentialId });
            return (await openForge(forgeTest.parts, await forgeTest.repository()))!.hasCredential;
        };
        expect(await hasCredential(await forgeTest.addCredential())).toBe(true);
        expect(await hasCredential(await forgeTest.addCredential({ kind: "https-password", username: "ana" }))).toBe(
            true,
        );
        expect(await hasCredential(await forgeTest.addCredential({ kind: "ssh-key" }))).toBe(false);
        expect(await hasCredential(await forgeTest.addCredential({ kind: "github-app" }))).toBe(false);
        expect(await hasCredential(await forgeTest.addCredential({ host: "other.example.org" }))).toBe(false);
    });

    test.each([
        ["gitea", "https-password", "ana", `Basic ${Buffer.from("ana:right").toString("base64")}`],
        [
            "bitbucket",
            "https-token",
            "ana@example.org",
            `Basic ${Buffer.from("ana@example.org:right").toString("base64")}`,
        ],
        ["bitbucket", "https-token", "x-token-auth", "Bearer right"],
        ["bitbucket-dc", "https-password", "ana", `Basic ${Buffer.from("ana:right").toString("base64")}`],
        ["azure-devops", "https-token", "git", `Basic ${Buffer.from(":right").toString("base64")}`],
        ["github", "https-password", "ana", "Bearer right"],
    ] as const)("is sent to %s as its %s for %s", async (forge, kind, username, authorization) => {
        forgeTest = await setUpForge(forge);
        await forgeTest.change({ apiCredentialId: await forgeTest.addCredential({ kind, username }) });
        await createChecksOf(forgeTest.parts)(forgeTest.id, sha).catch(() => undefined);
        expect(forgeTest.server.requests[0]!.headers.authorization).toBe(authorization);
    });

    test("is not needed to read the checks of what everybody may see", async () => {
        forgeTest = await setUpForge("gitea");
        await forgeTest.change({ apiCredentialId: null });
        await createChecksOf(forgeTest.parts)(forgeTest.id, sha).catch(() => undefined);
        expect(forgeTest.server.requests).toHaveLength(1);
        expect(forgeTest.server.requests[0]!.headers.authorization).toBeUndefined();
    });
});
