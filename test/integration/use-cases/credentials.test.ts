import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseInput } from "../../../common/parse-input";
import { credentialSchema } from "../../../common/schema";
import { openCredential } from "../../../backend/git/open-credential";
import { fingerprintOf } from "../../../backend/git/host-key";
import { credentials } from "../../../backend/models/credentials";
import { createHostTrust } from "../../../backend/models/host-trust";
import { EventBus } from "../../../backend/models/event-bus";
import { SecretBox } from "../../../backend/models/secret-box";
import { parseRepositoryUrl } from "../../../backend/git/repository-url";
import { repositories } from "../../../backend/models/repositories";
import { announceExpiry } from "../../../backend/use-cases/announce-expiry";
import { changeCredential } from "../../../backend/use-cases/change-credential";
import { checkApiCredential, checkCredential } from "../../../backend/use-cases/check-credential";
import { credentialNotices } from "../../../backend/use-cases/credential-notices";
import { addCredential, deleteCredential, listCredentials } from "../../../backend/use-cases/manage-credentials";
import { acceptHostKey, listHosts, saveAuthority } from "../../../backend/use-cases/manage-hosts";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";
import { makeCertificate } from "../../fixtures/git-server/certificate";

const base = { name: "One", host: "git.example.org" };
const pem = (type: "rsa" | "ed25519") =>
    type === "rsa"
        ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" })
        : generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });

let database: TestDatabase;
let now: Date;
const secrets = new SecretBox(Buffer.alloc(32, 1));
const clock = { now: () => now };
const bus = new EventBus(() => {});
const deps = () => ({ db: database.knex, clock, secrets, bus });
const add = (input: object) => addCredential(deps(), parseInput(credentialSchema, { ...base, ...input }));

beforeEach(async () => {
    now = new Date("2026-11-21T12:00:00Z");
    database = await openTestDatabase();
});
afterEach(() => database.close());

describe("addCredential()", () => {
    it.each([
        [{ kind: "https-token", token: "s3cret" }, "https"],
        [{ kind: "https-password", username: "ana", password: "s3cret" }, "https"],
        [{ kind: "ssh-key" }, "ssh"],
        [{ kind: "ssh-key", privateKey: pem("rsa") }, "ssh"],
        [{ kind: "ssh-key", privateKey: pem("ed25519") }, "ssh"],
        [{ kind: "github-app", appId: "12", installationId: "34", privateKey: pem("rsa") }, "github-app"],
    ])("stores %j sealed and shows no secret", async (input, kind) => {
        const view = await add(input);
        expect(JSON.stringify(view)).not.toMatch(/s3cret|PRIVATE KEY/);
        expect(view.publicKey === null).toBe(kind !== "ssh");
        const row = await credentials.find(database.knex, view.id);
        expect(JSON.stringify(row)).not.toMatch(/s3cret|PRIVATE KEY/);
        expect(openCredential(secrets, row!)).toMatchObject({ kind, host: "git.example.org", id: view.id });
    });

    it.each([
        ["a key that is none", { kind: "ssh-key", privateKey: "nonsense" }],
        ["an App's key that is none", { kind: "github-app", appId: "1", installationId: "2", privateKey: "x" }],
        ["a password without a user", { kind: "https-password", username: "", password: "x" }],
        ["an unknown kind", { kind: "telnet" }],
    ])("refuses %s and stores nothing", async (_, input) => {
        await expect(async () => add(input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
        expect(await listCredentials(deps())).toEqual([]);
    });

    it("names the nearest setting of all kinds when one is misspelled", async () => {
        await expect(async () => add({ kind: "ssh-key", privatKey: "x" })).rejects.toMatchObject({
            code: "UNKNOWN_SETTING",
            hint: expect.stringContaining("privateKey"),
        });
    });
});

describe("listCredentials()", () => {
    it("announces the end of a credential 14 days ahead", async () => {
        await add({ kind: "https-token", token: "a", expiresAt: "2026-12-05T12:00:01Z" });
        expect(await listCredentials(deps())).toMatchObject([{ expiresSoon: false }]);
        now = new Date(now.getTime() + 2000);
        expect(await listCredentials(deps())).toMatchObject([{ expiresSoon: true }]);
    });

    it("shows since when a credential is refused, and forgets it when it works", async () => {
        const { id } = await add({ kind: "https-token", token: "a" });
        const trust = createHostTrust(database.knex, clock);
        await trust.recordLogin(id, false);
        const first = now.toISOString();
        now = new Date(now.getTime() + 60_000);
        await trust.recordLogin(id, false);
        expect(await listCredentials(deps())).toMatchObject([{ failingSince: first }]);
        await trust.recordLogin(id, true);
        expect(await listCredentials(deps())).toMatchObject([{ failingSince: null }]);
    });
});

describe("changeCredential()", () => {
    const opened = async (id: number) => openCredential(secrets, (await credentials.find(database.knex, id))!);

    it("puts a new secret in the place of the old one, and forgets its expiry and refusal", async () => {
        const { id } = await add({ kind: "https-token", token: "old", expiresAt: "2026-11-22T00:00:00Z" });
        await createHostTrust(database.knex, clock).recordLogin(id, false);
        const view = await changeCredential(deps(), id, { token: "n3w" });
        expect(view).toMatchObject({
            expiresAt: null,
            expiresSoon: false,
            failingSince: null,
            host: "git.example.org",
        });
        const credential = await opened(id);
        expect(credential.kind === "https" && credential.token.reveal()).toBe("n3w");
        expect(JSON.stringify(view)).not.toContain("n3w");
    });

    it("keeps the secret when only name, expiry or http change", async () => {
        const { id } = await add({ kind: "https-password", username: "ana", password: "s3cret" });
        const change = { name: "Two", username: "ben", plainHttp: true, expiresAt: "2027-01-01T00:00:00Z" };
        expect(await changeCredential(deps(), id, change)).toMatchObject(change);
        expect(await opened(id)).toMatchObject({ username: "ben", plainHttp: true });
        const credential = await opened(id);
        expect(credential.kind === "https" && credential.token.reveal()).toBe("s3cret");
    });

    it("makes a new SSH key and shows its public half", async () => {
        const before = await add({ kind: "ssh-key" });
        const after = await changeCredential(deps(), before.id, { generateKey: true });
        expect(after.publicKey).toMatch(/^ssh-ed25519 /);
        expect(after.publicKey).not.toBe(before.publicKey);
    });

    it.each([
        [{ kind: "https-token", token: "a" }, { privateKey: "x" }, "INVALID_INPUT"],
        [{ kind: "https-token", token: "a" }, { password: "x" }, "INVALID_INPUT"],
        [{ kind: "ssh-key" }, { token: "x" }, "INVALID_INPUT"],
        [{ kind: "ssh-key" }, { privateKey: "nonsense" }, "INVALID_INPUT"],
        [{ kind: "ssh-key" }, { plainHttp: true }, "INVALID_INPUT"],
    ])("leaves %j alone when asked for %j", async (input, change, code) => {
        const { id } = await add(input);
        const before = await credentials.find(database.knex, id);
        await expect(changeCredential(deps(), id, change)).rejects.toMatchObject({ code });
        expect(await credentials.find(database.knex, id)).toEqual(before);
    });

    it("says that there is none", async () => {
        await expect(changeCredential(deps(), 99, { token: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
});

describe("what a repository needs", () => {
    const from = (url: string) => parseRepositoryUrl(url);

    it.each([
        ["https://git.example.org/a", { kind: "https-token", token: "t" }, null],
        ["git@git.example.org:a", { kind: "ssh-key" }, null],
        ["https://git.example.org/a", { kind: "ssh-key" }, "CREDENTIAL_KIND_MISMATCH"],
        ["git@git.example.org:a", { kind: "https-token", token: "t" }, "CREDENTIAL_KIND_MISMATCH"],
        ["https://other.example.org/a", { kind: "https-token", token: "t" }, "CREDENTIAL_HOST_MISMATCH"],
        ["https://git.example.org:8443/a", { kind: "https-token", token: "t" }, "CREDENTIAL_HOST_MISMATCH"],
        ["ssh://git@git.example.org:2222/a", { kind: "ssh-key" }, "CREDENTIAL_HOST_MISMATCH"],
        ["http://git.example.org/a", { kind: "https-token", token: "t" }, "CREDENTIAL_IN_CLEAR"],
        ["http://git.example.org/a", { kind: "https-token", token: "t", plainHttp: true }, null],
        ["http://git.example.org:443/a", { kind: "https-token", token: "t" }, "CREDENTIAL_HOST_MISMATCH"],
        ["http://127.0.0.1/a", { kind: "https-token", token: "t", host: "127.0.0.1" }, null],
        [
            "http://git.example.org/a",
            { kind: "github-app", appId: "1", installationId: "2", privateKey: pem("rsa") },
            "CREDENTIAL_IN_CLEAR",
        ],
    ])("at %s with %j is answered %s", async (url, input, code) => {
        const { id } = await add(input);
        const answer = await checkCredential(database.knex, id, from(url)).catch((error: unknown) => error);
        expect((answer as { code?: string } | undefined)?.code ?? null).toBe(code);
    });

    it("of the forge's API is no SSH key, and goes over https where git goes over SSH", async () => {
        const token = await add({ kind: "https-token", token: "t" });
        await checkApiCredential(database.knex, token.id, from("git@git.example.org:a"));
        const key = await add({ kind: "ssh-key" });
        const refused = checkApiCredential(database.knex, key.id, from("git@git.example.org:a"));
        await expect(refused).rejects.toMatchObject({ code: "CREDENTIAL_KIND_MISMATCH" });
    });
});

describe("announcements", () => {
    it("say once in the log that a credential expires, also after a restart, and again for another expiry", async () => {
        const lines: string[] = [];
        const announce = () => announceExpiry(deps(), (line) => lines.push(line));
        const { id } = await add({ kind: "https-token", token: "a", expiresAt: "2026-12-05T12:00:01Z" });
        await announce();
        expect(lines).toEqual([]);
        now = new Date(now.getTime() + 2000);
        await announce();
        await announce();
        expect(lines).toEqual([expect.stringContaining("expires on 2026-12-05")]);
        await changeCredential(deps(), id, { token: "b", expiresAt: "2026-11-22T00:00:00Z" });
        await announce();
        expect(lines).toHaveLength(2);
        expect(lines.join()).not.toContain("s3cret");
    });

    it("are for the stacks that use the credential, for git or for the API, until it has a new secret", async () => {
        const git = await add({ kind: "https-token", token: "a", expiresAt: "2026-11-22T00:00:00Z" });
        const api = await add({ name: "Two", kind: "https-token", token: "a" });
        await createHostTrust(database.knex, clock).recordLogin(api.id, false);
        const repositoryId = await seedHook(database.knex, { token: "t", forge: "gitea" });
        await repositories.update(database.knex, repositoryId, { credentialId: git.id, apiCredentialId: api.id });
        await seedStack(database.knex, repositoryId, { stack: "shop" });
        const repository = (await repositories.find(database.knex, repositoryId))!;
        expect(await credentialNotices(deps(), repository)).toMatchObject([
            { name: "One", kind: "expires" },
            { name: "Two", kind: "refused", at: now.toISOString() },
        ]);
        const told: unknown[] = [];
        const stop = bus.subscribe((event) => void told.push(event));
        for (const { id } of [git, api]) {
            await changeCredential(deps(), id, { token: "n3w" });
        }
        stop();
        expect(told).toEqual([git, api].map(() => ({ type: "stack", stack: "shop" })));
        expect(await credentialNotices(deps(), repository)).toEqual([]);
        expect(await listCredentials(deps())).toMatchObject([{ usedBy: 1 }, { usedBy: 1 }]);
        await expect(deleteCredential(deps(), api.id)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });

    it("say once that a host refuses a credential, and that it accepts it again", async () => {
        const { id } = await add({ kind: "https-token", token: "a" });
        const said: [number, boolean][] = [];
        const trust = createHostTrust(database.knex, clock, (...change) => said.push(change));
        for (const accepted of [true, false, false, true, true]) {
            await trust.recordLogin(id, accepted);
        }
        expect(said).toEqual([
            [id, false],
            [id, true],
        ]);
    });
});

describe("acceptHostKey()", () => {
    const [before, after] = ["ssh-ed25519 AAAA", "ssh-ed25519 BBBB"];

    it("replaces the pinned keys by those that were offered and compared, and by no others", async () => {
        const trust = createHostTrust(database.knex, clock);
        expect(await trust.pinHostKeys("h.org", [before])).toEqual([before]);
        expect(await trust.pinHostKeys("h.org", [after])).toEqual([before]);
        const accept = (key: string) => acceptHostKey(deps(), { host: "h.org", fingerprints: [fingerprintOf(key)] });
        await expect(accept(after)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        await trust.offerHostKeys("h.org", [after]);
        await expect(accept(before)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        expect(await trust.hostKeys("h.org")).toEqual([before]);
        expect(await accept(after)).toMatchObject({ hostKeys: [fingerprintOf(after)], offeredKeys: [] });
        expect(await trust.hostKeys("h.org")).toEqual([after]);
    });
});

describe("saveAuthority()", () => {
    it("stores a certificate for the host, shows it, and removes it again", async () => {
        const dir = await mkdtemp(path.join(tmpdir(), "authority-"));
        const { caFile } = await makeCertificate(dir);
        const text = readFileSync(caFile, "utf8");
        await rm(dir, { recursive: true });
        await saveAuthority(deps(), { host: "h.org:8443", pem: `\n# ours\n${text}` });
        expect(await listHosts(deps())).toMatchObject([
            { host: "h.org", authority: { subject: "CN=Sample authority" }, hostKeys: [], offeredKeys: [] },
        ]);
        expect(await createHostTrust(database.knex, clock).authority("h.org")).toBe(text);
        await saveAuthority(deps(), { host: "h.org", pem: "" });
        expect(await listHosts(deps())).toEqual([]);
    });

    it.each(["hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])("refuses %j", async (text) => {
        await expect(saveAuthority(deps(), { host: "h.org", pem: text })).rejects.toMatchObject({
            code: "INVALID_INPUT",
        });
        expect(await listHosts(deps())).toEqual([]);
    });
});
