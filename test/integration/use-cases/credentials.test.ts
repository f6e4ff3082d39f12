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
import { SecretBox } from "../../../backend/models/secret-box";
import { addCredential, listCredentials } from "../../../backend/use-cases/manage-credentials";
import { acceptHostKey, listHosts, saveAuthority } from "../../../backend/use-cases/manage-hosts";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
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
const deps = () => ({ db: database.knex, clock, secrets });
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
