import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GitRemote } from "../../../backend/git/git";
import { fingerprintOf } from "../../../backend/git/host-key";
import { generateSshKey, type SshKey } from "../../../backend/git/ssh-key";
import { Secret } from "../../../backend/models/secret";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { startSshServer, type SshServer } from "../../fixtures/ssh-server";
import { commandLines } from "./command-lines";
import { setUpGit, type GitTest } from "./set-up";

let test: GitTest;
let server: SshServer;
let repository: ServedRepository;
let key: SshKey;
let remote: GitRemote;
let host: string;

const keyFolders = () => readdirSync(test.dir).filter((name) => name.startsWith("cicd-ssh-"));

beforeEach(async () => {
    [test, server] = await Promise.all([setUpGit(), startSshServer()]);
    vi.stubEnv("TMPDIR", test.dir);
    repository = await server.createRepository("team/app");
    await repository.commit({ "compose.yaml": "services: {}\n" });
    key = generateSshKey();
    host = `127.0.0.1:${server.port}`;
    const credential = { kind: "ssh" as const, id: 3, host, privateKey: new Secret(key.privateKey) };
    remote = { repositoryId: 1, url: repository.url, credential };
    await server.allow(key.publicKey);
});

afterEach(async () => {
    vi.unstubAllEnvs();
    await Promise.all([test.close(), server.close()]);
});

describe("a repository over SSH", () => {
    it("is read with a generated key, pinned when it is first met, and leaves no key behind", async () => {
        const { sha } = await test.git.resolve(remote, "main", test.options);
        expect(sha).toBe(await repository.sha("refs/heads/main"));
        await test.git.checkout(1, sha, path.join(test.dir, "work"), test.options);
        expect(readFileSync(path.join(test.dir, "work/compose.yaml"), "utf8")).toBe("services: {}\n");
        expect(test.trust.pinned[host].map(fingerprintOf)).toEqual([expect.stringMatching(/^ssh-ed25519 SHA256:/)]);
        expect(test.trust.logins.at(-1)).toEqual([3, true]);
        expect(keyFolders()).toEqual([]);
    });

    it("reads a tag, a commit that no branch leads to any more, and passes the connection test", async () => {
        const first = await repository.sha("refs/heads/main");
        await repository.tag("v1", first);
        await repository.commit({ "compose.yaml": "services: {a: {image: b}}\n" });
        expect(await test.git.resolve(remote, "v1", test.options)).toMatchObject({ sha: first, ref: "refs/tags/v1" });
        const report = await test.git.testConnection(remote, { branch: "main", composePath: [] });
        expect(report).toMatchObject({ ok: true, composeFiles: ["compose.yaml"] });
    });

    it("never shows the key in an argument, in the environment or in the log", async () => {
        let over = false;
        const fetching = test.git.fetch(remote, test.options).finally(() => (over = true));
        let seen = "";
        while (!over) {
            seen += commandLines();
            await new Promise(setImmediate);
        }
        await fetching;
        const secret = key.privateKey.split("\n")[2];
        expect(seen).toContain("StrictHostKeyChecking=yes");
        expect(seen).not.toContain(secret);
        const all = test.commands.map(({ args, env }) => JSON.stringify([args, env])).join("\n");
        expect(all).toContain("CICD_SSH_DIR");
        expect(all).not.toContain(secret);
        expect(test.output()).not.toContain(secret);
    });

    it("is stopped when the host shows another key, until that one is accepted", async () => {
        await test.git.fetch(remote, test.options);
        const [before] = test.trust.pinned[host];
        await server.changeHostKey();
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "HOST_KEY_CHANGED",
            message: expect.stringContaining("SHA256:"),
        });
        expect(server.log().match(/Accepted publickey/g)).toHaveLength(1);
        expect(test.trust.pinned[host]).toEqual([before]);
        expect(test.trust.offered[host]).toEqual([expect.stringMatching(/^ssh-ed25519 /)]);
        expect(test.trust.offered[host]).not.toContain(before);
        test.trust.pinned[host] = test.trust.offered[host];
        await test.git.fetch(remote, test.options);
    });

    it("says that the key was refused, and notes it with the credential", async () => {
        await server.allow(generateSshKey().publicKey);
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "REPOSITORY_AUTH",
            message: expect.stringContaining("refused the SSH key"),
            hint: expect.stringContaining("public key"),
        });
        expect(test.trust.logins).toEqual([[3, false]]);
        expect(keyFolders()).toEqual([]);
    });

    it("says that a repository is not there", async () => {
        const missing = { ...remote, url: remote.url.replace("app.git", "none.git") };
        await expect(test.git.fetch(missing, test.options)).rejects.toMatchObject({ code: "REPOSITORY_NOT_FOUND" });
    });

    it("needs a key, and keeps one from another host", async () => {
        const without = test.git.fetch({ ...remote, credential: null }, test.options);
        await expect(without).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        const foreign = { ...remote, url: remote.url.replace("127.0.0.1", "localhost") };
        await expect(test.git.fetch(foreign, test.options)).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        expect(server.log()).not.toContain("publickey");
    });

    it("says that nobody listens", async () => {
        await server.close();
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "REPOSITORY_UNREACHABLE",
            message: `${host} did not answer as an SSH server.`,
        });
    });
});
