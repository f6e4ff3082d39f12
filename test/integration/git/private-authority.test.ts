import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { setUpGit, token, type GitTest } from "./set-up";

let test: GitTest;
afterEach(() => test.close());

async function setUpTls() {
    test = await setUpGit({ tls: true, token });
    const repository = await test.server.createRepository("team/app");
    const sha = await repository.commit({ "compose.yaml": "services: {}\n" });
    return { sha, remote: test.remote(repository.url, "right") };
}

describe("a repository over https with a private authority", () => {
    it("is refused without saying anything to the server, and says what to do", async () => {
        const { remote } = await setUpTls();
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "TLS_UNTRUSTED",
            hint: expect.stringContaining("PEM"),
        });
        expect(test.server.requests).toEqual([]);
        const report = await test.git.testConnection(remote, { branch: "main", composePath: [] });
        expect(report.checks[0]).toMatchObject({ name: "reachable", ok: false });
    });

    it("is read with its token once the authority is stored for the host", async () => {
        const { remote, sha } = await setUpTls();
        test.trust.authorities["127.0.0.1"] = readFileSync(test.server.caFile as string, "utf8");
        expect(await test.git.resolve(remote, "main", test.options)).toMatchObject({ sha });
        expect(test.trust.logins.at(-1)).toEqual([7, true]);
    });

    it("is refused when the authority is stored for another host", async () => {
        const { remote } = await setUpTls();
        test.trust.authorities["git.example.org"] = readFileSync(test.server.caFile as string, "utf8");
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
    });

    it("notes a refused token with its credential, and forgets it when it works", async () => {
        const { remote } = await setUpTls();
        test.trust.authorities["127.0.0.1"] = readFileSync(test.server.caFile as string, "utf8");
        const wrong = test.remote(remote.url, "wrong");
        await expect(test.git.fetch(wrong, test.options)).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        await test.git.fetch(remote, test.options);
        expect(test.trust.logins).toEqual([
            [7, false],
            [7, true],
        ]);
    });
});
