import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runGit } from "../../fixtures/git-server/run-git";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { setUpGit, token, type GitTest } from "./set-up";

let git: GitTest;
let repository: ServedRepository;
let sha: string;

beforeEach(async () => {
    git = await setUpGit({ token });
    repository = await git.server.createRepository("team/shop");
    sha = await repository.commit({ a: "1" });
});
afterEach(() => git.close());

const list = (tags: boolean, which: "right" | "wrong" = "right") =>
    git.git.listRefs(git.remote(repository.url, which), { ...git.options, tags });

describe("listRefs()", () => {
    test("answers branches, and tags where they are asked for, with the commits that they lead to", async () => {
        await repository.tag("light");
        const who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"];
        await runGit(repository.dir, [...who, "tag", "-a", "-m", "Annotated", "full", sha]);
        await runGit(repository.dir, ["update-ref", "refs/pull/1/head", sha]);
        await runGit(repository.dir, ["update-ref", 'refs/heads/odd"$(id)\u00e9', sha]);
        const branches = [
            { ref: "refs/heads/main", sha, tag: null },
            { ref: 'refs/heads/odd"$(id)\u00e9', sha, tag: null },
        ];
        expect(await list(false)).toEqual(branches);
        expect(await list(true)).toEqual([
            ...branches,
            { ref: "refs/tags/full", sha, tag: await runGit(repository.dir, ["rev-parse", "refs/tags/full"]) },
            { ref: "refs/tags/light", sha, tag: null },
        ]);
    });

    test("answers nothing of an empty repository", async () => {
        const { url } = await git.server.createRepository("team/empty");
        expect(await git.git.listRefs(git.remote(url, "right"), { ...git.options, tags: true })).toEqual([]);
    });

    test("fetches nothing, leaves no mirror and keeps the token out of the command line", async () => {
        await list(true);
        expect(git.commands).toHaveLength(1);
        expect(git.commands[0]!.args.join(" ")).not.toContain(token);
        expect(git.server.requests.every(({ url }) => !url.endsWith("/git-receive-pack"))).toBe(true);
    });

    test("is tried once, since whoever polls comes again", async () => {
        git.server.setFault({ kind: "status", status: 503 });
        await expect(list(false)).rejects.toMatchObject({ code: "REPOSITORY_UNREACHABLE" });
        expect(git.commands).toHaveLength(1);
    });

    test("says that a login is refused, and notes it with the credential", async () => {
        await expect(list(false, "wrong")).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        expect(git.trust.logins).toEqual([[7, false]]);
    });

    test("lists 20,000 branches in one answer", async () => {
        const names = Array.from({ length: 20_000 }, (_, index) => `${sha} refs/heads/many/${index + 10_000}\n`);
        const header = "# pack-refs with: peeled fully-peeled sorted \n";
        await writeFile(path.join(repository.dir, "packed-refs"), header + names.join(""));
        expect(await list(false)).toHaveLength(20_001);
    });
});
