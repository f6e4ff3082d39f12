import { describe, expect, test } from "vitest";
import { CALL_RUNS } from "../../../backend/socket-handlers/calls";
import { CicdError } from "../../../common/errors";
import { CALLS, type CallName } from "../../../common/socket-events";
import { CALL_PAYLOADS } from "../../../common/socket-payloads";
import { SocketPanel } from "../../fixtures/socket-panel";

const panel = new SocketPanel();
const names = Object.keys(CALLS) as CallName[];

const repository = { url: "https://git.example.org/shop.git", forge: "github" };
const credential = { name: "bot", kind: "https-token", host: "git.example.org", token: "t" };
/** A payload that is right for each call which needs one. */
const payloads: Partial<Record<CallName, unknown>> = {
    connect: { stack: "shop", repository },
    testConnection: { repository },
    scanRepository: { url: "https://git.example.org/shop.git" },
    previewConnection: { stack: "shop", repository: { url: "https://git.example.org/shop.git" } },
    connectMany: {
        url: "https://git.example.org/shop.git",
        stacks: [{ stack: "shop", composePath: "shop/compose.yaml" }],
    },
    changeRepository: { repository: 3, sharedHook: true },
    saveBuildConfig: { stack: "shop", config: {} },
    saveRepositorySwitches: { stack: "shop", allowed: ["push"] },
    testRules: { stack: "shop", ref: "main" },
    saveRights: { stack: "shop", grants: ["web host-path /srv/media"] },
    saveEnvironment: { stack: "shop", text: "A=1" },
    saveEnvironmentKeys: { stack: "shop", edit: { set: { A: "1" } } },
    revealEnvironmentKey: { stack: "shop", key: "A" },
    rollbackEnvironment: { stack: "shop", release: 3 },
    setBuildSecret: { stack: "shop", name: "npm-token", value: "v" },
    deleteBuildSecret: { stack: "shop", name: "npm-token" },
    searchLog: { deployment: 3, search: "error" },
    moveDeployment: { deployment: 3, to: "first" },
    decideCanary: { deployment: 3, action: "abort" },
    rollback: { stack: "shop", release: 3 },
    updateImages: { stack: "shop" },
    decideHandEdit: { stack: "shop", choice: "keep" },
    compareReleases: { stack: "shop", from: 3, to: "git" },
    webhookEvent: { event: 3 },
    redeliver: { event: 3 },
    addCredential: { credential },
    changeCredential: { credential: 3, change: { token: "new" } },
    deleteCredential: { credential: 3 },
    testCredential: { credential: 3 },
    freeDisk: { kinds: ["logs"] },
    acceptHostKey: { host: "git.example.org", fingerprints: ["ssh-ed25519 SHA256:a"] },
    certificate: { host: "git.example.org" },
    pinCertificate: { host: "git.example.org", fingerprint: "AA:BB" },
    saveAuthority: { host: "git.example.org", pem: "" },
    addToken: { token: { name: "ci" } },
    revokeToken: { token: 3 },
    saveSettings: { settings: {} },
    saveJob: { stack: "shop", name: "backup", job: { command: { run: "pg_dump shop", runIn: "db" } } },
    deleteJob: { stack: "shop", name: "backup" },
    runJob: { stack: "shop", name: "backup" },
    runOnce: { stack: "shop", command: { run: ["true"], image: "busybox" } },
    jobRun: { run: 7 },
    cancelJobRun: { run: 7 },
    openJobLog: { run: 7 },
    closeJobLog: { run: 7 },
    readJobLog: { run: 7 },
    jobLogWindow: { run: 7 },
    searchJobLog: { run: 7, search: "error" },
};
const byShape = (name: CallName): unknown => {
    const tries = [payloads[name], {}, { stack: "shop" }, { deployment: 7 }];
    return tries.find((payload) => payload !== undefined && CALL_PAYLOADS[name].safeParse(payload).success);
};

describe("every call", () => {
    test("is in the table, and nothing else is registered", () => {
        expect(Object.keys(CALL_RUNS).sort()).toEqual([...names].sort());
        expect(panel.connect().events.sort()).toEqual(Object.values(CALLS).sort());
    });

    test.each(names)("%s is refused without a login and after it ended", async (name) => {
        const connection = panel.connect();
        for (const user of [null, 2]) {
            connection.user = user;
            const answer = await connection.ask(CALLS[name], byShape(name));
            expect(answer).toMatchObject({ ok: false, error: { code: "NOT_LOGGED_IN" } });
        }
        expect(panel.fake.asked).toEqual([]);
    });

    test.each(names)("%s answers a valid payload", async (name) => {
        panel.logs.end();
        expect(await panel.connect().ask(CALLS[name], byShape(name))).toMatchObject({ ok: true });
    });

    const hostile: unknown[] = [
        null,
        7,
        "x",
        [],
        [1],
        true,
        { stack: "../x" },
        { stack: { $ne: 1 } },
        { deployment: -1 },
        { a: 1 },
    ];
    /** Versions meet at hello, so it takes whatever a newer one says. */
    const isObject = (payload: unknown) => payload?.constructor === Object;
    const hostileTo = (name: CallName) => hostile.filter((payload) => name !== "hello" || !isObject(payload));
    test.each(names)("%s survives hostile arguments", async (name) => {
        const connection = panel.connect();
        for (const payload of hostileTo(name)) {
            const answer = await connection.ask(CALLS[name], payload);
            expect(answer.ok || ["INVALID_INPUT", "UNKNOWN_SETTING"].includes(answer.error.code)).toBe(true);
            expect(answer.ok, JSON.stringify(payload)).toBe(false);
        }
        connection.receive(CALLS[name]);
        connection.receive(CALLS[name], byShape(name));
        connection.receive(CALLS[name], byShape(name), "not a function");
        connection.receive(CALLS[name], () => {
            throw new Error("the callback broke");
        });
        expect(panel.reported.filter((error) => !String(error).includes("the callback broke"))).toEqual([]);
    });
});

describe("answers", () => {
    test("carry the actor to the use case", async () => {
        await panel.connect().ask(CALLS.deploy, { stack: "shop", ref: "main" });
        expect(panel.fake.asked).toEqual([
            { name: "deploy", args: ["shop", "main", { name: "Ana", scope: "administrator" }] },
        ]);
    });

    test("name the nearest key for an unknown one", async () => {
        const answer = await panel
            .connect()
            .ask(CALLS.saveBuildConfig, { stack: "shop", config: { builder: "compose", noCahce: true } });
        expect(answer).toMatchObject({
            ok: false,
            error: {
                code: "UNKNOWN_SETTING",
                message: expect.stringContaining("config.noCahce"),
                hint: expect.stringContaining('"noCache"'),
            },
        });
    });

    test("show errors for people, and nothing of others", async () => {
        const view = { code: "STACK_BUSY", message: "Busy.", hint: "Wait." } as const;
        panel.fake.failing.set("drift", new CicdError(view));
        panel.fake.failing.set("plan", new Error("password is hunter2"));
        const connection = panel.connect();
        expect(await connection.ask(CALLS.drift, { stack: "shop" })).toEqual({
            ok: false,
            error: { ...view, safe: undefined },
        });
        const hidden = await connection.ask(CALLS.plan, { stack: "shop" });
        expect(hidden).toMatchObject({ ok: false, error: { code: "INTERNAL" } });
        expect(JSON.stringify(hidden)).not.toContain("hunter2");
        expect(String(panel.reported)).toContain("hunter2");
    });
});
