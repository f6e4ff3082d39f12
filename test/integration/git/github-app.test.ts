import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppCredential } from "../../../backend/git/git";
import { createInstallationTokens, githubApi } from "../../../backend/git/installation-tokens";
import { createRequestForge } from "../../../backend/git/request-forge";
import { Secret } from "../../../backend/models/secret";
import { startGithubApi, type GithubApi } from "../../fakes/github-api";
import { MemoryTrust } from "../../fakes/memory-trust";
import { setUpGit, token } from "./set-up";

let now: Date;
let api: GithubApi;
const minute = 60_000;
const later = (ms: number) => (now = new Date(now.getTime() + ms));
const credential = (change: Partial<AppCredential> = {}): AppCredential => ({
    kind: "github-app",
    id: 5,
    host: api.host,
    appId: "12",
    installationId: "34",
    privateKey: new Secret(api.privateKey),
    ...change,
});
const create = () => createInstallationTokens(createRequestForge(new MemoryTrust()), { now: () => now });

beforeEach(async () => {
    now = new Date("2026-11-21T12:00:00Z");
    api = await startGithubApi(() => now);
});
afterEach(() => api.close());

describe("tokenOf()", () => {
    it("trades the App's key for a token, and keeps it until five minutes before it expires", async () => {
        const tokens = create();
        expect((await tokens.tokenOf(credential())).reveal()).toBe("ghs_1");
        later(54 * minute);
        expect((await tokens.tokenOf(credential())).reveal()).toBe("ghs_1");
        later(2 * minute);
        expect((await tokens.tokenOf(credential())).reveal()).toBe("ghs_2");
        expect(api.issued()).toBe(2);
    });

    it.each([
        ["another App", () => credential({ appId: "13" }), /no installation token.*401/],
        ["another installation", () => credential({ installationId: "35" }), /no such installation/],
        [
            "another key",
            () => {
                const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
                return credential({
                    privateKey: new Secret(privateKey.export({ type: "pkcs1", format: "pem" }) as string),
                });
            },
            /401/,
        ],
    ])("is refused for %s", async (_, change, message) => {
        await expect(create().tokenOf(change())).rejects.toMatchObject({
            code: "REPOSITORY_AUTH",
            message: expect.stringMatching(message),
        });
        expect(api.issued()).toBe(0);
    });

    it("says that nobody answers", async () => {
        await expect(create().tokenOf(credential({ host: "127.0.0.1:9" }))).rejects.toMatchObject({
            code: "REPOSITORY_UNREACHABLE",
        });
    });

    it("contacts no metadata service", async () => {
        const lookup = async () => [{ address: "169.254.169.254", family: 4 }];
        const tokens = createInstallationTokens(createRequestForge(new MemoryTrust(), lookup), { now: () => now });
        await expect(tokens.tokenOf(credential({ host: "github.com" }))).rejects.toMatchObject({ code: "URL_REFUSED" });
    });
});

describe("githubApi()", () => {
    it.each([
        ["github.com", "https://api.github.com"],
        ["team.ghe.com", "https://api.team.ghe.com"],
        ["git.example.org:8443", "https://git.example.org:8443/api/v3"],
        ["localhost.example.org", "https://localhost.example.org/api/v3"],
        ["127.0.0.1:3000", "http://127.0.0.1:3000/api/v3"],
    ])("is beside or below %s", (host, expected) => {
        expect(githubApi(host)).toBe(expected);
    });
});

describe("a repository with an App as its credential", () => {
    it("is read with an installation token, which is masked and in no argument", async () => {
        const issuer = await startGithubApi(
            () => new Date(),
            () => token,
        );
        const tokens = { tokenOf: () => issued.tokenOf(credential({ host: issuer.host, privateKey: key })) };
        const key = new Secret(issuer.privateKey);
        const issued = createInstallationTokens(createRequestForge(new MemoryTrust()), { now: () => new Date() });
        const test = await setUpGit({ token }, { tokens });
        try {
            const repository = await test.server.createRepository("app");
            const sha = await repository.commit({ "compose.yaml": "a" });
            const app = credential({ host: new URL(test.server.url).host });
            const remote = { repositoryId: 1, url: repository.url, credential: app };
            expect(await test.git.resolve(remote, "main", test.options)).toMatchObject({ sha });
            expect(test.commands.flatMap(({ args }) => args).join("\n")).not.toContain(token);
            const basic = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
            expect(test.server.requests.map(({ authorization }) => authorization)).toContain(basic);
        } finally {
            await Promise.all([test.close(), issuer.close()]);
        }
    });
});
