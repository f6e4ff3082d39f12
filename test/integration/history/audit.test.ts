import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "../../../common/audit-actions";
import { auditFilterSchema } from "../../../common/audit-schema";
import { audit } from "../../../backend/models/audit";
import { systemClock } from "../../../backend/models/clock";
import { RECORDINGS } from "../../../backend/use-cases/audit/recordings";
import { withAudit } from "../../../backend/use-cases/audit/with-audit";
import type { UseCases } from "../../../backend/use-cases/use-cases";
import { CicdError } from "../../../common/errors";
import { FakeUseCases } from "../../fakes/fake-use-cases";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { plansOf } from "../../fixtures/query-plans";

let database: TestDatabase;
beforeAll(async () => {
    database = await openTestDatabase();
});
afterAll(() => database.close());

const secret = "hunter2";
const actor = { name: "nightly build", scope: "operator", kind: "token" } as const;
const fake = new FakeUseCases();
const reported: unknown[] = [];
/** Answers what the fake says, with what a credential, host or token is called. */
const useCases = () => {
    const known = new Proxy(fake.useCases, {
        get:
            (target, name: keyof UseCases) =>
            async (...args: never[]) => {
                const answer = await (target[name] as (...all: never[]) => Promise<object>)(...args);
                const isList = Array.isArray(answer);
                return isList ? answer : { name: "x", host: "h", url: "u", scope: "viewer", stack: "shop", ...answer };
            },
    });
    const all = Object.fromEntries(Object.keys(RECORDINGS).map((name) => [name, known[name as keyof UseCases]]));
    const asked = { credentials: known.credentials, tokens: known.tokens, settings: known.settings };
    const calls = { ...all, ...asked, buildConfig: known.buildConfig, deployment: known.deployment };
    return withAudit(calls as unknown as UseCases, {
        db: database.knex,
        clock: systemClock,
        report: (error) => void reported.push(error),
    });
};
const page = (filter: object = {}) => audit.page(database.knex, auditFilterSchema.parse(filter));

/** What each call is given before who asks. A call that is new has to be told here and in RECORDINGS, or neither compiles. */
const given: Record<keyof typeof RECORDINGS, unknown[]> = {
    connect: ["shop", { url: "u" }],
    disconnect: ["shop"],
    connectMany: [{ stacks: [{ stack: "shop" }, { stack: "blog" }] }],
    changeRepository: [3, { credential: { token: secret } }],
    createHook: ["shop"],
    removeHook: ["shop"],
    rotateSecret: ["shop"],
    makeDeployUrl: ["shop", secret],
    removeDeployUrl: ["shop"],
    saveBuildConfig: ["shop", { buildArgs: { A: secret } }],
    saveRepositorySwitches: ["shop", ["push"]],
    saveEnvironment: ["shop", { text: `A=${secret}` }],
    saveEnvironmentKeys: ["shop", { set: { API_KEY: secret }, remove: ["OLD"], modes: {} }],
    environment: ["shop"],
    revealEnvironmentKey: ["shop", "API_KEY"],
    applyEnvironment: ["shop"],
    setBuildSecret: ["shop", { name: "npm", value: secret }],
    deleteBuildSecret: ["shop", "npm"],
    deploy: ["shop", "main"],
    rollback: ["shop", { release: 3 }],
    updateImages: ["shop", { rebuild: false }],
    cancel: [7],
    retry: [7],
    approve: [7],
    decideCanary: [7, "abort"],
    moveDeployment: [7, "first"],
    saveRights: ["shop", ["web host-path /srv"]],
    pause: ["shop", "inventory"],
    resume: ["shop"],
    pauseAll: ["inventory"],
    resumeAll: [],
    down: ["shop"],
    redeliver: [5],
    addCredential: [{ name: "bot", token: secret }],
    changeCredential: [1, { token: secret }],
    deleteCredential: [1],
    testCredential: [1],
    acceptHostKey: [{ host: "h", fingerprints: [] }],
    certificate: ["h"],
    pinCertificate: [{ host: "h", fingerprint: "f" }],
    saveAuthority: [{ host: "h", pem: secret }],
    addToken: [{ name: "ci", scope: "viewer" }],
    revokeToken: [1],
    freeDisk: [["logs"]],
    saveSettings: [{ publicUrl: "https://d.example.org" }],
    saveJob: ["shop", { name: "backup", input: { command: secret } }],
    deleteJob: ["shop", "backup"],
    runJob: ["shop", "backup"],
    runOnce: ["shop", { name: "once", command: secret }],
    cancelJobRun: [3],
    decideHandEdit: ["shop", { choice: "keep" }],
    dropKeptEdit: ["shop"],
};
type Name = keyof typeof RECORDINGS;
const call = (name: Name) => (useCases()[name] as (...args: unknown[]) => Promise<unknown>)(...given[name], actor);
const names = (wanted: boolean) => (Object.keys(RECORDINGS) as Name[]).filter((name) => !!RECORDINGS[name] === wanted);

describe("the audit trail", () => {
    it.each(names(true))("holds one entry for %s, and no value", async (name) => {
        await call(name);
        expect(reported).toEqual([]);
        const [entry, before] = await page({ limit: 2 });
        expect(entry).toMatchObject({ actor: "nightly build", kind: "token" });
        expect(AUDIT_ACTIONS).toContain(entry!.action);
        expect(entry!.detail).not.toContain(secret);
        expect(entry!.stack).toBe(given[name][0] === "shop" || typeof given[name][0] === "number" ? entry!.stack : "");
        expect(entry!.id - (before?.id ?? 0)).toBe(1);
    });

    it.each(names(false))("is left alone by %s, which changes nothing or writes itself", async (name) => {
        const [last] = await page({ limit: 1 });
        await call(name);
        expect((await page({ limit: 1 }))[0]).toEqual(last);
    });

    it("says nothing of what was refused", async () => {
        const [last] = await page({ limit: 1 });
        fake.failing.set("deploy", new CicdError({ code: "STACK_BUSY", message: "m", hint: "h" }));
        await expect(call("deploy")).rejects.toThrow("m");
        fake.failing.delete("deploy");
        expect((await page({ limit: 1 }))[0]).toEqual(last);
    });

    it("is narrowed down by stack, name, kind, action and time, and goes page by page", async () => {
        const base = { stack: "mail", kind: "forge" as const, action: "push" };
        const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
        await audit.recordAll(
            database.knex,
            [1, 2, 3].map((day) => ({ ...base, at: at(day), actor: `Ana ${day}`, detail: `#${day}` })),
        );
        const found = async (filter: object) => (await page(filter)).map(({ detail }) => detail);
        expect(await found({ stack: "mail" })).toEqual(["#3", "#2", "#1"]);
        expect(await found({ actor: "ana 2" })).toEqual(["#2"]);
        expect(await found({ kind: "forge", from: at(2), to: at(3) })).toEqual(["#2"]);
        const [first] = await page({ stack: "mail", limit: 1 });
        expect(await found({ stack: "mail", action: "push", before: first!.id })).toEqual(["#2", "#1"]);
        for (const plan of await plansOf(database.knex, () => page({ actor: "ana", kind: "forge" }))) {
            expect(plan).not.toMatch(/^SCAN cicd_audit$/m);
        }
    });
});
