import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { runGit } from "../../fixtures/git-server/run-git";
import { setUpGit, type GitTest } from "./set-up";

const length = 120;
let test: GitTest;
let repository: ServedRepository;
/** Oldest first. */
let commits: string[];

beforeEach(async () => {
    test = await setUpGit();
    repository = await test.server.createRepository("team/app");
    const lines = Array.from({ length }, (_, at) => {
        const from = at > 0 ? `from :${at}\n` : "";
        const file = `M 100644 inline dir/file-${at}\ndata 2\n${at % 10}\n`;
        const head = `commit refs/heads/main\nmark :${at + 1}\ncommitter A <a@example.org> ${1_700_000_000 + at} +0000\n`;
        return `${head}data 4\nnow\n${from}${file}\n`;
    });
    await runGit(repository.dir, ["fast-import", "--quiet"], Buffer.from(lines.join("")));
    commits = (await runGit(repository.dir, ["rev-list", "--reverse", "main"])).split("\n");
});
afterEach(() => test.close());

const remote = () => test.remote(repository.url);
const fetchIt = () => test.git.fetch(remote(), test.options);
const mirror = () => path.join(test.dir, "repos/1");
const isCut = () =>
    stat(path.join(mirror(), "shallow")).then(
        () => true,
        () => false,
    );
const known = async () => Number(await runGit(mirror(), ["rev-list", "--count", "--all"]));

describe("a repository that is met for the first time", () => {
    it("is fetched with its newest commits alone, and what is pushed then comes wholly", async () => {
        await fetchIt();
        expect(await known()).toBe(50);
        for (let at = 0; at < 3; at += 1) {
            await repository.commit({ a: String(at) });
        }
        await fetchIt();
        expect([await known(), await isCut()]).toEqual([53, true]);
    });

    it("gives a checkout of a commit, an old commit, and an annotated tag that nothing else leads to", async () => {
        const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
        await runGit(repository.dir, [...identity, "tag", "--annotate", "--message=Old", "v0", commits[5]]);
        await fetchIt();
        for (const [ref, sha, files] of [
            ["main", commits[length - 1], length],
            ["v0", commits[5], 6],
            [commits[20], commits[20], 21],
        ] as const) {
            expect(await test.git.resolve(remote(), ref, test.options)).toMatchObject({ sha });
            const target = path.join(test.dir, `work-${files}`);
            await test.git.checkout(1, sha, target, test.options);
            expect(await readFile(path.join(target, `dir/file-${files - 1}`), "utf8")).toBeTruthy();
            expect(await test.git.trackedFiles(1, sha)).toHaveLength(files);
        }
    });

    it("finds an old commit by its short id", async () => {
        await fetchIt();
        const short = commits[10].slice(0, 10);
        expect(await test.git.resolve(remote(), short, test.options)).toMatchObject({ sha: commits[10] });
    });
});

describe("a history that was cut", () => {
    it("is enough for what goes forward, and nobody is asked for more", async () => {
        await fetchIt();
        const tip = await repository.commit({ a: "1" });
        await fetchIt();
        const asked = test.server.requests.length;
        expect(await test.git.isAncestor(1, commits[length - 1], tip)).toBe(true);
        expect(await test.git.isAncestor(1, tip, commits[length - 1])).toBe(false);
        expect(await test.git.commitsBetween(1, { from: commits[length - 1], to: tip }, 50)).toHaveLength(1);
        expect(await test.git.changedFiles(1, { from: commits[length - 1], to: tip })).toEqual(["a"]);
        expect([test.server.requests.length, await isCut()]).toEqual([asked, true]);
    });

    it("never makes an old commit look like a new one", async () => {
        await fetchIt();
        const [old, live] = [commits[3], commits[length - 1]];
        await test.git.resolve(remote(), old, test.options);
        expect(await test.git.isAncestor(1, old, live)).toBe(true);
        expect(await isCut()).toBe(false);
        const other = await repository.commit({ b: "1" }, { branch: "other", from: commits[2] });
        await fetchIt();
        expect(await test.git.isAncestor(1, other, live)).toBe(false);
        expect(await known()).toBe(length + 1);
    });

    it("is completed where commits are counted or compared over a longer way", async () => {
        await fetchIt();
        const range = { from: commits[9], to: commits[length - 1] };
        expect(await test.git.commitsBetween(1, range, 200)).toHaveLength(length - 10);
        expect(await isCut()).toBe(false);
    });

    it("is completed for the files that changed since a fork", async () => {
        const fork = await repository.commit({ "fork/a": "1" }, { branch: "fork", from: commits[4] });
        await fetchIt();
        const range = { from: commits[length - 1], to: fork, sinceFork: true };
        expect(await test.git.changedFiles(1, range)).toEqual(["fork/a"]);
    });

    it("stays as it is when the forge can't be asked, and that is said", async () => {
        await fetchIt();
        test.server.setFault({ kind: "status", status: 503 });
        const asked = test.git.isAncestor(1, "0123456789".repeat(4), commits[length - 1]);
        await expect(asked).rejects.toMatchObject({ code: "REPOSITORY_UNREACHABLE" });
    });
});
