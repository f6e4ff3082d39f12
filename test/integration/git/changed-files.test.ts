import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServedRepository } from "../../fixtures/git-server/repository";
import { setUpGit, type GitTest } from "./set-up";

let test: GitTest;
let repository: ServedRepository;
beforeEach(async () => {
    test = await setUpGit();
    repository = await test.server.createRepository("team/app");
});
afterEach(() => test.close());

const fetchIt = () => test.git.fetch(test.remote(repository.url), test.options);
const changed = (from: string, to: string, sinceFork = false) => test.git.changedFiles(1, { from, to, sinceFork });

describe("changedFiles()", () => {
    it("lists what was added, changed, deleted and renamed, under strange names too", async () => {
        const from = await repository.commit({ a: "1", b: "1", "old/name": "same content", kept: "1" });
        const to = await repository.commit({
            a: "2",
            b: null,
            "old/name": null,
            "new/name": "same content",
            "ünï/分支 $(id)": "1",
            "-x": "1",
        });
        await fetchIt();
        expect((await changed(from, to))?.sort()).toEqual(["-x", "a", "b", "new/name", "old/name", "ünï/分支 $(id)"]);
        expect(await changed(to, to)).toEqual([]);
    });

    it("compares the two ends of a forced push", async () => {
        const base = await repository.commit({ a: "1" });
        const gone = await repository.commit({ b: "1" });
        await fetchIt();
        const to = await repository.commit({ c: "1" }, { from: base });
        await fetchIt();
        expect((await changed(gone, to))?.sort()).toEqual(["b", "c"]);
    });

    it("lists what a branch changed since it left the other one", async () => {
        const base = await repository.commit({ a: "1" });
        const head = await repository.commit({ b: "1" }, { branch: "feature", from: base });
        const main = await repository.commit({ c: "1" });
        await fetchIt();
        expect(await changed(main, head, true)).toEqual(["b"]);
        expect((await changed(main, head))?.sort()).toEqual(["b", "c"]);
    });

    it("answers null for a commit that the mirror lacks, and for histories without a common commit", async () => {
        const from = await repository.commit({ a: "1" });
        const other = await repository.commit({ b: "1" }, { branch: "other" });
        await fetchIt();
        expect(await changed("0123456789".repeat(4), from)).toBeNull();
        expect(await changed(from, "0123456789".repeat(4))).toBeNull();
        expect(await changed(from, other, true)).toBeNull();
    });
});
