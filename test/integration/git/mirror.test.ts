import { readdir, readFile, lstat, readlink, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { runGit } from "../../fixtures/git-server/run-git";
import type { GitTest } from "./set-up";
import { setUpGit } from "./set-up";

let test: GitTest;
let repository: ServedRepository;
beforeEach(async () => {
    test = await setUpGit();
    repository = await test.server.createRepository("team/app");
});
afterEach(() => test.close());

const fetchIt = () => test.git.fetch(test.remote(repository.url), test.options);
const resolve = (ref: string) => test.git.resolve(test.remote(repository.url), ref, test.options);

describe("fetch() and resolve()", () => {
    it("follow a branch, with message and author", async () => {
        const first = await repository.commit(
            { a: "1" },
            { message: "First\n\nwith a body", author: "Zoë <z@example.org>" },
        );
        await fetchIt();
        expect(await resolve("main")).toEqual({
            sha: first,
            author: "Zoë",
            message: "First\n\nwith a body",
            ref: "refs/heads/main",
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        });
        const second = await repository.commit({ a: "2" });
        await fetchIt();
        expect(await resolve("refs/heads/main")).toMatchObject({ sha: second });
    });

    it("follow a force push", async () => {
        const first = await repository.commit({ a: "1" });
        await repository.commit({ a: "2" });
        await fetchIt();
        const other = await repository.commit({ a: "3" }, { from: first });
        await fetchIt();
        expect(await resolve("main")).toMatchObject({ sha: other });
    });

    it("forget a deleted branch, name the ones that are near, and let a folder take its place", async () => {
        await repository.commit({ a: "1" });
        await repository.commit({ a: "2" }, { branch: "release", from: "main" });
        await fetchIt();
        await repository.deleteRef("refs/heads/release");
        const nested = await repository.commit({ a: "3" }, { branch: "release/1.0", from: "main" });
        await fetchIt();
        await expect(resolve("release")).rejects.toMatchObject({
            code: "BRANCH_NOT_FOUND",
            hint: "Did you mean release/1.0?",
        });
        expect(await resolve("release/1.0")).toMatchObject({ sha: nested });
    });

    it("find lightweight and annotated tags as their commits", async () => {
        const sha = await repository.commit({ a: "1" });
        await repository.tag("v1");
        const who = { GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org" };
        const identity = ["-c", `user.name=${who.GIT_COMMITTER_NAME}`, "-c", `user.email=${who.GIT_COMMITTER_EMAIL}`];
        await runGit(repository.dir, [...identity, "tag", "--annotate", "--message=Version 2", "v2", sha]);
        await fetchIt();
        expect(await resolve("v1")).toMatchObject({ sha, ref: "refs/tags/v1" });
        expect(await resolve("refs/tags/v2")).toMatchObject({ sha, ref: "refs/tags/v2" });
    });

    it("know nothing of the repository that was at this place before", async () => {
        const old = await repository.commit({ a: "1" });
        await fetchIt();
        const other = await test.server.createRepository("team/other");
        const tip = await other.commit({ b: "1" });
        const elsewhere = test.remote(other.url);
        await expect(test.git.resolve(elsewhere, old, test.options)).rejects.toMatchObject({
            code: "COMMIT_NOT_FOUND",
        });
        expect(await test.git.resolve(elsewhere, "main", test.options)).toMatchObject({ sha: tip });
    });

    it("find a commit that is no tip, by its full and by a short id", async () => {
        const old = await repository.commit({ a: "1" });
        await repository.commit({ a: "2" });
        await fetchIt();
        expect(await resolve(old)).toMatchObject({ sha: old, ref: old });
        expect(await resolve(old.slice(0, 10))).toMatchObject({ sha: old, ref: old });
    });

    it.each(["refs/pull/7/head", "refs/merge-requests/7/head", "refs/pull-requests/7/from", "refs/pull/7/merge"])(
        "find the head of a pull request at %s, which no branch leads to",
        async (ref) => {
            await repository.commit({ a: "1" });
            const head = await repository.commit({ a: "2" }, { branch: "theirs", from: "main" });
            await runGit(repository.dir, ["update-ref", ref, head]);
            await repository.deleteRef("refs/heads/theirs");
            // As a server does that gives out the tips of refs only.
            await runGit(repository.dir, ["config", "uploadpack.allowReachableSHA1InWant", "false"]);
            await fetchIt();
            expect(await resolve(ref)).toMatchObject({ sha: head, ref });
            expect(await resolve(head)).toMatchObject({ sha: head, ref: head });

            const moved = await repository.commit({ a: "3" }, { branch: "theirs", from: head });
            await runGit(repository.dir, ["update-ref", ref, moved]);
            expect(await resolve(ref)).toMatchObject({ sha: moved });
            await repository.deleteRef(ref);
            await expect(resolve(ref)).rejects.toMatchObject({ code: "BRANCH_NOT_FOUND" });
        },
    );

    it("fetch a commit by its id when no branch leads to it any more", async () => {
        const first = await repository.commit({ a: "1" });
        const lost = await repository.commit({ a: "2" });
        await runGit(repository.dir, ["update-ref", "refs/pull/1/head", lost]);
        await repository.commit({ a: "3" }, { from: first });
        await fetchIt();
        expect(await resolve(lost)).toMatchObject({ sha: lost });
        await test.git.checkout(1, lost, path.join(test.dir, "work"), test.options);
        expect(await readFile(path.join(test.dir, "work", "a"), "utf8")).toBe("2");
    });

    it("say that a commit is unknown", async () => {
        await repository.commit({ a: "1" });
        await fetchIt();
        await expect(resolve("0123456789".repeat(4))).rejects.toMatchObject({ code: "COMMIT_NOT_FOUND" });
    });

    it("say that a repository is empty", async () => {
        await fetchIt();
        await expect(resolve("main")).rejects.toMatchObject({
            code: "BRANCH_NOT_FOUND",
            hint: "The repository is empty: push a commit to it first.",
        });
    });

    it.each(["x;id", "$(id)", "`id`", "a|b", "<script>", "x'\"y", "x$IFS", "ä/ö"])(
        "take the branch name %j for nothing but a name",
        async (branch) => {
            const sha = await repository.commit({ a: "1" }, { branch });
            await fetchIt();
            expect(await resolve(branch)).toMatchObject({ sha, ref: `refs/heads/${branch}` });
        },
    );

    it.each(["--upload-pack=touch /tmp/x", "-x", "a b", "a\nb", "main^{tree}", "@{u}", "a..b", ":/x", ""])(
        "refuse %j as a ref",
        async (ref) => {
            await repository.commit({ a: "1" });
            await fetchIt();
            const before = test.commands.length;
            await expect(resolve(ref)).rejects.toMatchObject({ code: "REF_INVALID" });
            expect(test.commands).toHaveLength(before);
        },
    );

    it("fetch() mends a lock that a killed process left", async () => {
        await repository.commit({ a: "1" });
        await fetchIt();
        await writeFile(path.join(test.dir, "repos/1/refs/heads/main.lock"), "");
        const sha = await repository.commit({ a: "2" });
        await fetchIt();
        expect(await resolve("main")).toMatchObject({ sha });
    });

    it("fetch() makes a mirror anew that is no repository any more", async () => {
        await repository.commit({ a: "1" });
        await fetchIt();
        await writeFile(path.join(test.dir, "repos/1/config"), "[core]\n\trepositoryformatversion = 99\n");
        await writeFile(path.join(test.dir, "repos/1/HEAD"), "");
        const sha = await repository.commit({ a: "2" });
        await fetchIt();
        expect(await resolve("main")).toMatchObject({ sha });
    });

    it("fetch() may be called for one mirror many times at once", async () => {
        const sha = await repository.commit({ a: "1" });
        await Promise.all(Array.from({ length: 5 }, fetchIt));
        expect(await resolve("main")).toMatchObject({ sha });
    });

    it("fetch() gives up its place in the queue on cancel and at its deadline, and others go on", async () => {
        const sha = await repository.commit({ a: "1" });
        test.server.setFault({ kind: "hang" });
        const [first, second] = [new AbortController(), new AbortController()];
        const remote = test.remote(repository.url);
        const running = test.git.fetch(remote, { ...test.options, signal: first.signal });
        const waiting = test.git.fetch(remote, { ...test.options, signal: second.signal });
        const late = test.git.fetch(remote, { ...test.options, deadlineMs: 50 });
        const last = fetchIt();
        const outcomes = Promise.allSettled([running, last]);
        second.abort();
        await expect(waiting).rejects.toMatchObject({ code: "CANCELED" });
        await expect(late).rejects.toMatchObject({ code: "TIMED_OUT" });
        test.server.setFault(null);
        first.abort();
        expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
        expect(await resolve("main")).toMatchObject({ sha });
    });

    it("fetch() goes on when somebody emptied the folder meanwhile", async () => {
        const sha = await repository.commit({ a: "1" });
        await fetchIt();
        await rm(path.join(test.dir, "repos"), { recursive: true });
        await Promise.all([fetchIt(), fetchIt()]);
        expect(await resolve("main")).toMatchObject({ sha });
    });

    it("removeMirror() leaves nothing, and the next call fetches again", async () => {
        const sha = await repository.commit({ a: "1" });
        await fetchIt();
        await test.git.removeMirror(1);
        expect((await readdir(path.join(test.dir, "repos"))).filter((name) => !name.startsWith("."))).toEqual([]);
        expect(await resolve("main")).toMatchObject({ sha });
    });
});

describe("checkout()", () => {
    it("makes exactly the commit's files, with modes and links, in a repository of its own", async () => {
        await repository.commit({ old: "x" });
        const sha = await repository.commit({
            old: null,
            "compose.yaml": "services: {}\n",
            "bin/run.sh": { content: "#!/bin/sh\n", mode: "100755" },
            link: { content: "compose.yaml", mode: "120000" },
            outside: { content: "../../etc/shadow", mode: "120000" },
        });
        await fetchIt();
        const target = path.join(test.dir, "deep/work");
        await test.git.checkout(1, sha, target, test.options);
        expect((await readdir(target)).sort()).toEqual([".git", "bin", "compose.yaml", "link", "outside"]);
        expect((await stat(path.join(target, "bin/run.sh"))).mode & 0o777).toBe(0o755);
        expect((await lstat(path.join(target, "link"))).isSymbolicLink()).toBe(true);
        expect(await readlink(path.join(target, "outside"))).toBe("../../etc/shadow");
        expect(await runGit(target, ["rev-parse", "HEAD"])).toBe(sha);
        expect(await runGit(target, ["rev-list", "--count", "HEAD"])).toBe("1");
        expect(await runGit(target, ["status", "--porcelain"])).toBe("");
        expect(await readFile(path.join(target, ".git/config"), "utf8")).not.toMatch(/remote|url|http/);
    });

    it("runs nothing that the repository brings", async () => {
        const canary = path.join(test.dir, "canary");
        const script = { content: `#!/bin/sh\ntouch ${canary}\n`, mode: "100755" };
        const sha = await repository.commit({
            ".gitattributes": "* filter=evil\n",
            ".gitmodules": `[submodule "x"]\n\tpath = sub\n\turl = ext::sh -c "touch ${canary}"\n\tupdate = !touch ${canary}\n`,
            sub: { content: "0123456789".repeat(4), mode: "160000" },
            "inner/HEAD": "ref: refs/heads/main\n",
            "inner/config": `[core]\n\tbare = true\n\tfsmonitor = "touch ${canary};false"\n`,
            "inner/refs/x": "",
            "inner/objects/x": "",
            "hooks/post-checkout": script,
        });
        await fetchIt();
        await test.git.checkout(1, sha, path.join(test.dir, "work"), test.options);
        await expect(stat(canary)).rejects.toMatchObject({ code: "ENOENT" });
        expect(await readdir(path.join(test.dir, "work/sub"))).toEqual([]);
    });

    it("leaves nothing when the commit is unknown, and does not touch a folder that is there", async () => {
        const sha = await repository.commit({ a: "1" });
        await fetchIt();
        const target = path.join(test.dir, "work");
        await expect(test.git.checkout(1, "0123456789".repeat(4), target, test.options)).rejects.toMatchObject({
            code: "COMMIT_NOT_FOUND",
        });
        await expect(stat(target)).rejects.toMatchObject({ code: "ENOENT" });
        await test.git.checkout(1, sha, target, test.options);
        await expect(test.git.checkout(1, sha, target, test.options)).rejects.toMatchObject({ code: "EEXIST" });
        expect(await readFile(path.join(target, "a"), "utf8")).toBe("1");
    });
});
