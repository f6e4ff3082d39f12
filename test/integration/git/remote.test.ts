import { readdirSync, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { commandLines } from "./command-lines";
import { setUpGit, token } from "./set-up";
import type { GitTest } from "./set-up";

let test: GitTest;
afterEach(() => test.close());

/** Every file below a folder as text. */
function contentOf(dir: string): string {
    return readdirSync(dir, { recursive: true, encoding: "utf8" })
        .map((name) => path.join(dir, name))
        .filter((file) => statSync(file).isFile())
        .map((file) => readFileSync(file, "latin1"))
        .join("\n");
}

async function setUpPrivate() {
    test = await setUpGit({ token });
    const repository = await test.server.createRepository("team/app");
    await repository.commit({ "compose.yaml": "services: {}\n" });
    return repository;
}

describe("a private repository", () => {
    it("is read with the right token, which is nowhere but in the child's environment", async () => {
        const { url } = await setUpPrivate();
        const remote = test.remote(url, "right");
        await test.git.fetch(remote, test.options);
        const { sha } = await test.git.resolve(remote, "main", test.options);
        await test.git.checkout(1, sha, path.join(test.dir, "work"), test.options);
        expect(test.commands.length).toBeGreaterThan(3);
        expect(test.commands.flatMap(({ args }) => args).join("\n")).not.toContain(token);
        expect(contentOf(test.dir)).not.toContain(token);
        const basic = `Basic ${Buffer.from(`deployer:${token}`).toString("base64")}`;
        expect(test.server.requests.map(({ authorization }) => authorization)).toContain(basic);
    });

    it("shows no token in any command line while git runs, helpers included", async () => {
        const { url } = await setUpPrivate();
        test.server.setFault({ kind: "hang" });
        const abort = new AbortController();
        const fetching = test.git.fetch(test.remote(url, "right"), { ...test.options, signal: abort.signal });
        await expect.poll(() => test.server.requests.length).toBeGreaterThan(0);
        const lines = commandLines();
        expect(lines).toContain(url);
        expect(lines).not.toContain(token);
        abort.abort();
        await expect(fetching).rejects.toMatchObject({ code: "CANCELED" });
    });

    it.each([
        ["no credential", undefined, /asks for a login/],
        ["a wrong token", "wrong" as const, /refused the credential/],
    ])("is refused with %s", async (_, credential, message) => {
        const { url } = await setUpPrivate();
        const failed = test.git.fetch(test.remote(url, credential), test.options);
        await expect(failed).rejects.toMatchObject({
            code: "REPOSITORY_AUTH",
            message: expect.stringMatching(message),
        });
        expect(test.output()).not.toContain("another-0123456789");
    });

    it("never gets a credential that was entered for another host", async () => {
        const { url } = await setUpPrivate();
        const remote = test.remote(url, "right");
        const foreign = { ...remote, url: url.replace("127.0.0.1", "localhost") };
        await expect(test.git.fetch(foreign, test.options)).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        expect(test.server.requests).toEqual([]);
    });

    it("says that it is not found when the server says so", async () => {
        await setUpPrivate();
        const missing = test.remote(`${test.server.url}/team/none.git`, "right");
        await expect(test.git.fetch(missing, test.options)).rejects.toMatchObject({ code: "REPOSITORY_NOT_FOUND" });
    });
});

describe("a server that fails", () => {
    async function setUpPublic(options: Parameters<typeof setUpGit>[1] = {}) {
        test = await setUpGit({}, options);
        const repository = await test.server.createRepository("app");
        await repository.commit({ "compose.yaml": "services: {}\n" });
        return test.remote(repository.url);
    }

    it.each([
        { kind: "status", status: 500, times: 2 } as const,
        { kind: "status", status: 429, times: 1 } as const,
        { kind: "close", times: 2 } as const,
    ])("is asked again after $kind $status", async (fault) => {
        const remote = await setUpPublic();
        test.server.setFault(fault);
        await test.git.fetch(remote, test.options);
        expect(await test.git.resolve(remote, "main", test.options)).toMatchObject({ ref: "refs/heads/main" });
        expect(test.output()).toMatch(/Trying again in \d+ s\./);
    });

    it("is given up after five tries", async () => {
        const remote = await setUpPublic();
        test.server.setFault({ kind: "status", status: 503 });
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "REPOSITORY_UNREACHABLE",
            message: expect.stringContaining("503"),
        });
        expect(test.server.requests).toHaveLength(5);
    });

    it("is not waited for beyond the deadline when it hangs", async () => {
        const remote = await setUpPublic();
        test.server.setFault({ kind: "hang" });
        const started = performance.now();
        await expect(test.git.fetch(remote, { ...test.options, deadlineMs: 500 })).rejects.toMatchObject({
            code: "TIMED_OUT",
            message: expect.stringContaining("/app"),
        });
        expect(performance.now() - started).toBeLessThan(5000);
    });

    it("is not waited for on cancel when even its name can't be resolved", async () => {
        const remote = await setUpPublic({ lookup: () => new Promise(() => undefined) });
        const url = remote.url.replace("127.0.0.1", "forge.invalid");
        const abort = new AbortController();
        const fetching = test.git.fetch({ ...remote, url }, { ...test.options, signal: abort.signal });
        abort.abort();
        await expect(fetching).rejects.toMatchObject({ code: "CANCELED" });
        const late = test.git.fetch({ ...remote, url }, { ...test.options, deadlineMs: 50 });
        await expect(late).rejects.toMatchObject({ code: "TIMED_OUT" });
    });

    it("is not followed elsewhere, and the new address is named", async () => {
        const remote = await setUpPublic();
        const seen: string[] = [];
        const target = http.createServer((request, response) => {
            seen.push(request.url ?? "");
            response.end();
        });
        await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
        const { port } = target.address() as { port: number };
        const location = `http://user:pw@127.0.0.1:${port}/new.git/info/refs?service=git-upload-pack`;
        test.server.setFault({ kind: "redirect", location });
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({
            code: "REPOSITORY_UNREACHABLE",
            hint: expect.stringContaining(`http://127.0.0.1:${port}/new.git`),
        });
        expect(seen).toEqual([]);
        await new Promise((resolve) => target.close(resolve));
    });

    it("is reached under the address that was judged, whatever the name says later", async () => {
        let answers = 0;
        const lookup = async () => {
            answers += 1;
            return [{ address: answers === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }];
        };
        const { url } = await setUpPublic({ lookup });
        const remote = { ...test.remote(url), url: url.replace("127.0.0.1", "forge.invalid") };
        await test.git.fetch(remote, test.options);
        await expect(test.git.fetch(remote, test.options)).rejects.toMatchObject({ code: "URL_REFUSED" });
    });

    it("says that nobody listens", async () => {
        await setUpPublic();
        await expect(test.git.fetch(test.remote("http://127.0.0.1:9/app"), test.options)).rejects.toMatchObject({
            code: "REPOSITORY_UNREACHABLE",
            message: "127.0.0.1:9 did not accept the connection.",
        });
    });

    it.each([true, false])("is read over TLS when its authority is known: %s", async (trustServer) => {
        test = await setUpGit({ tls: true }, { trustServer });
        const repository = await test.server.createRepository("app");
        const sha = await repository.commit({ a: "1" });
        const outcome = test.git.resolve(test.remote(repository.url), "main", test.options);
        await (trustServer
            ? expect(outcome).resolves.toMatchObject({ sha })
            : expect(outcome).rejects.toMatchObject({ code: "TLS_UNTRUSTED" }));
    });
});

describe("testConnection()", () => {
    const expected = { branch: "main", composePath: [] };
    const failedChecks = (report: Awaited<ReturnType<GitTest["git"]["testConnection"]>>) =>
        report.checks.filter(({ ok }) => !ok).map(({ name }) => name);

    async function setUpRepository(files: Record<string, string>) {
        test = await setUpGit({ token });
        const repository = await test.server.createRepository("team/app");
        await repository.commit(files);
        return repository;
    }

    it("passes all checks, finds compose files and leaves nothing behind", async () => {
        const { url } = await setUpRepository({ "compose.yaml": "a", "sub/docker-compose.yml": "b", other: "c" });
        const report = await test.git.testConnection(test.remote(url, "right"), expected);
        expect(report).toMatchObject({
            ok: true,
            composeFiles: ["compose.yaml", "sub/docker-compose.yml"],
            branches: ["main"],
            defaultBranch: "main",
        });
        expect(report.checks.map(({ name, ok }) => [name, ok])).toEqual([
            ["reachable", true],
            ["credential", true],
            ["branch", true],
            ["compose-file", true],
        ]);
        expect(readdirSync(path.join(test.dir, "repos"))).toEqual([".askpass", ".home", ".ssh"]);
    });

    it("names an unusable URL and asks nobody", async () => {
        await setUpRepository({ a: "1" });
        const report = await test.git.testConnection({ url: "http://169.254.169.254/a", credential: null }, expected);
        expect(report.ok).toBe(false);
        expect(report.checks[0]).toMatchObject({ ok: false, message: expect.stringContaining("never contacted") });
        expect(failedChecks(report)).toHaveLength(4);
    });

    it("tells a host that doesn't answer from one that refuses the login", async () => {
        const { url } = await setUpRepository({ a: "1" });
        const nobody = await test.git.testConnection(test.remote("http://127.0.0.1:9/a"), expected);
        expect(failedChecks(nobody)).toEqual(["reachable", "credential", "branch", "compose-file"]);
        const refused = await test.git.testConnection(test.remote(url, "wrong"), expected);
        expect(failedChecks(refused)).toEqual(["credential", "branch", "compose-file"]);
        expect(refused.checks[2]).toMatchObject({ skipped: true, message: expect.stringMatching(/Not tested/) });
        expect(refused.checks[1].skipped).toBeUndefined();
        expect(JSON.stringify(refused)).not.toContain("another-0123456789");
    });

    it("keeps a credential from another host and says so", async () => {
        const { url } = await setUpRepository({ a: "1" });
        const remote = test.remote(url, "right");
        const foreign = { ...remote, url: url.replace("127.0.0.1", "localhost") };
        const report = await test.git.testConnection(foreign, expected);
        expect(report.checks[1]).toMatchObject({ ok: false, message: expect.stringContaining("belongs to") });
        expect(test.server.requests).toEqual([]);
    });

    it("names the branches that are there when the branch is missing", async () => {
        const { url } = await setUpRepository({ a: "1" });
        const report = await test.git.testConnection(test.remote(url, "right"), { ...expected, branch: "mian" });
        expect(failedChecks(report)).toEqual(["branch", "compose-file"]);
        expect(report.checks[2].message).toBe("There is no branch mian. Did you mean main?");
    });

    it.each([
        [
            "a configured path is missing",
            ["deploy/compose.yaml"],
            { "compose.yaml": "a" },
            /Found instead: compose.yaml/,
        ],
        ["there is none at all", [], { README: "a" }, /No compose file at the root of main. There is none elsewhere./],
        ["they are too deep to be found", [], { "a/b/compose.yaml": "a" }, /Found instead: a\/b\/compose.yaml/],
    ])("fails on the compose file when %s", async (_, composePath, files, message) => {
        const { url } = await setUpRepository(files as Record<string, string>);
        const report = await test.git.testConnection(test.remote(url, "right"), { branch: "main", composePath });
        expect(failedChecks(report)).toEqual(["compose-file"]);
        expect(report.checks[3].message).toMatch(message);
    });

    it("accepts a configured path", async () => {
        const { url } = await setUpRepository({ "deploy/prod.yaml": "a" });
        const report = await test.git.testConnection(test.remote(url, "right"), {
            branch: "main",
            composePath: ["deploy/prod.yaml"],
        });
        expect(report).toMatchObject({ ok: true });
    });

    it("says that the repository is empty", async () => {
        test = await setUpGit();
        const { url } = await test.server.createRepository("empty");
        const report = await test.git.testConnection(test.remote(url), expected);
        expect(failedChecks(report)).toEqual(["branch", "compose-file"]);
        expect(report.checks[2].message).toContain("The repository is empty");
    });
});
