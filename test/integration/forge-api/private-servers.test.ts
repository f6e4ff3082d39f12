import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChecksOf } from "../../../backend/forge-api/ask-checks";
import { credentials } from "../../../backend/models/credentials";
import { Secret } from "../../../backend/models/secret";
import { setUpForge, type ForgeTest } from "../../fixtures/forge-api";
import { makeCertificate } from "../../fixtures/git-server/certificate";
import { testSecrets } from "../../fixtures/webhooks/seed";

const sha = "a1b2c3d4".repeat(5);
let directory: string;
let forge: ForgeTest;
beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "cicd-forge-api-"));
});
afterEach(async () => {
    await forge.close();
    await rm(directory, { recursive: true });
});

test("an API under a private authority is asked once that is stored for its host, and hears nothing before", async () => {
    const { key, cert, caFile } = await makeCertificate(directory);
    forge = await setUpForge("gitea", { tls: { key, cert } });
    forge.server.said[sha] = [{ name: "ci", state: "success" }];
    const checksOf = createChecksOf(forge.parts);
    await expect(checksOf(forge.id, sha)).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
    expect(forge.server.requests).toEqual([]);
    forge.trust.authorities["127.0.0.1"] = await readFile(caFile, "utf8");
    expect(await checksOf(forge.id, sha)).toMatchObject({ state: "green" });
});

test("a GitHub App asks the API with a token of its installation, also where git uses it", async () => {
    forge = await setUpForge("github");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs1", format: "pem" }) as string;
    const app = await credentials.insert(forge.db, {
        name: "app",
        kind: "github-app",
        host: forge.server.host,
        username: "x-access-token",
        secret: testSecrets.seal("credential", new Secret(pem)),
        details: { appId: "12", installationId: "34" },
        expiresAt: null,
        failingSince: null,
        createdAt: "2026-01-01T00:00:00.000Z",
    });
    await forge.change({ apiCredentialId: null, credentialId: app });
    forge.server.said[sha] = [{ name: "ci", state: "success", other: true }];
    expect(await createChecksOf(forge.parts)(forge.id, sha)).toMatchObject({ state: "green" });
    expect(forge.server.requests.map(({ line }) => line)).toEqual([
        "POST /api/v3/app/installations/34/access_tokens",
        `GET /api/v3/repos/ana/shop/commits/${sha}/status`,
        `GET /api/v3/repos/ana/shop/commits/${sha}/check-runs`,
    ]);
    expect(JSON.stringify(forge.server.requests)).not.toContain("PRIVATE KEY");
});
