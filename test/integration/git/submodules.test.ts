import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runGit } from "../../fixtures/git-server/run-git";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { setUpGit, token, type GitTest } from "./set-up";

let test: GitTest;
let app: ServedRepository;
let lib: ServedRepository;

beforeEach(async () => {
    test = await setUpGit({ token });
    [app, lib] = [await test.server.createRepository("team/app"), await test.server.createRepository("team/lib")];
});
afterEach(() => test.close());

const module = (name: string, at: string, url: string, rest = "") =>
    `[submodule "${name}"]\n\tpath = ${at}\n\turl = ${url}\n${rest}`;
const link = (sha: string) => ({ content: sha, mode: "160000" });

async function checkOut(sha: string): Promise<string> {
    const remote = test.remote(app.url, "right");
    const target = path.join(test.dir, "work");
    await test.git.fetch(remote, test.options);
    await test.git.checkout(1, sha, target, { ...test.options, remote });
    return target;
}

describe("checkout() of a repository with submodules", () => {
    it("fills them with exactly their commits, theirs included, from the same host with the same token", async () => {
        const deep = await test.server.createRepository("team/deep");
        const deepSha = await deep.commit({ "deep.txt": "deep\n" });
        const old = await lib.commit({
            "lib.txt": "old\n",
            ".gitmodules": module("deep", "sub/deep", "../deep.git"),
            "sub/deep": link(deepSha),
        });
        await lib.commit({ "lib.txt": "new\n" });
        const sha = await app.commit({
            "compose.yaml": "services: {}\n",
            ".gitmodules": module("l", "vendor/lib", "../lib.git"),
            "vendor/lib": link(old),
        });
        const target = await checkOut(sha);
        expect(readFileSync(path.join(target, "vendor/lib/lib.txt"), "utf8")).toBe("old\n");
        expect(readFileSync(path.join(target, "vendor/lib/sub/deep/deep.txt"), "utf8")).toBe("deep\n");
        expect(readdirSync(path.join(target, "vendor/lib")).sort()).toEqual([".gitmodules", "lib.txt", "sub"]);
        expect(test.commands.flatMap(({ args }) => args).join("\n")).not.toContain(token);
    });

    it("fetches the branches where a server gives no single commit away", async () => {
        await runGit(lib.dir, ["config", "uploadpack.allowReachableSHA1InWant", "false"]);
        await runGit(lib.dir, ["config", "protocol.version", "0"]);
        const old = await lib.commit({ "lib.txt": "old\n" });
        await lib.commit({ "lib.txt": "new\n" });
        const files = { ".gitmodules": module("l", "lib", "../lib.git"), lib: link(old) };
        const target = await checkOut(await app.commit(files));
        expect(readFileSync(path.join(target, "lib/lib.txt"), "utf8")).toBe("old\n");
    });

    it.each([
        ["has no entry", () => ""],
        ["is switched off", () => module("l", "lib", "https://evil.example/lib", "\tupdate = none\n")],
    ])("leaves the folder empty and says so when a submodule %s", async (_, modules) => {
        const files = { ".gitmodules": modules(), lib: link(await lib.commit({ a: "1" })) };
        const target = await checkOut(await app.commit(files));
        expect(readdirSync(path.join(target, "lib"))).toEqual([]);
        expect(test.output()).toContain("its folder stays empty");
    });

    it.each([
        ["on another host", "lib", "https://evil.example/lib.git", /evil.example/],
        ["run by a transport helper", "lib", "ext::touch /tmp/x", /URL/],
        ["at a path with a carriage return", "lib\r", "../lib.git", /control character/],
    ])("refuses one that is %s, and asks nobody", async (_, at, url, message) => {
        const modules = `[submodule "l"]\n\tpath = ${JSON.stringify(at).replace("\\r", "\r")}\n\turl = ${url}\n`;
        const sha = await app.commit({ ".gitmodules": modules, [at]: link(await lib.commit({ a: "1" })) });
        const remote = test.remote(app.url, "right");
        await test.git.fetch(remote, test.options);
        const before = test.server.requests.length;
        const target = path.join(test.dir, "work");
        await expect(test.git.checkout(1, sha, target, { ...test.options, remote })).rejects.toMatchObject({
            code: "SUBMODULE_REFUSED",
            message: expect.stringMatching(message),
        });
        expect(test.server.requests).toHaveLength(before);
    });

    it("runs no command that .gitmodules names", async () => {
        const canary = path.join(test.dir, "canary");
        const modules = module("l", "lib", "../lib.git", `\tupdate = !touch ${canary}\n`);
        const target = await checkOut(
            await app.commit({ ".gitmodules": modules, lib: link(await lib.commit({ a: "1" })) }),
        );
        expect(readFileSync(path.join(target, "lib/a"), "utf8")).toBe("1");
        expect(existsSync(canary)).toBe(false);
    });
});
