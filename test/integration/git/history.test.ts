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

describe("history", () => {
    it("trackedFiles() names path, mode and blob", async () => {
        const sha = await repository.commit({
            "a b/ü\tx": "1",
            run: { content: "1", mode: "100755" },
            link: { content: "run", mode: "120000" },
            sub: { content: "0123456789".repeat(4), mode: "160000" },
        });
        await fetchIt();
        const blob = await runGit(repository.dir, ["rev-parse", `${sha}:run`]);
        expect(await test.git.trackedFiles(1, sha)).toEqual([
            { path: "a b/ü\tx", mode: 0o100644, blob },
            { path: "link", mode: 0o120000, blob: await runGit(repository.dir, ["rev-parse", `${sha}:link`]) },
            { path: "run", mode: 0o100755, blob },
            { path: "sub", mode: 0o160000, blob: "0123456789".repeat(4) },
        ]);
    });

    it("commitsBetween() lists what is new, newest first, and nothing when the start is unknown", async () => {
        const [one, two, three] = [
            await repository.commit({ a: "1" }, { message: "One" }),
            await repository.commit({ a: "2" }, { message: "Two\n\nbody" }),
            await repository.commit({ a: "3" }, { message: "Three" }),
        ];
        await fetchIt();
        const messages = async (from: string | null, limit = 50) =>
            (await test.git.commitsBetween(1, { from, to: three }, limit)).map(({ sha, message }) => [sha, message]);
        expect(await messages(one)).toEqual([
            [three, "Three"],
            [two, "Two\n\nbody"],
        ]);
        expect(await messages(one, 1)).toEqual([[three, "Three"]]);
        expect(await messages(three)).toEqual([]);
        expect(await messages(null)).toEqual([]);
        expect(await messages("0123456789".repeat(4))).toEqual([]);
    });

    it("isAncestor() tells old from new, and unknown from both", async () => {
        const one = await repository.commit({ a: "1" });
        const two = await repository.commit({ a: "2" });
        await fetchIt();
        expect(await test.git.isAncestor(1, one, two)).toBe(true);
        expect(await test.git.isAncestor(1, two, one)).toBe(false);
        expect(await test.git.isAncestor(1, "0123456789".repeat(4), two)).toBe(false);
    });
});
