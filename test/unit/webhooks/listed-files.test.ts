import { describe, expect, test } from "vitest";
import { listedFiles } from "../../../backend/webhooks/forges/listed-files";

const AFTER = "2".repeat(40);
const commit = (change: object = {}) => ({ id: AFTER, added: ["a"], removed: ["b"], modified: ["c"], ...change });
const push = (change: object = {}) => ({ forced: false, created: false, commits: [commit()], ...change });
const many = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);

describe("listedFiles()", () => {
    const cases: [string, unknown, string[] | null][] = [
        ["takes what was added, removed and modified", push(), ["a", "b", "c"]],
        [
            "joins the commits, each path once",
            push({ commits: [commit({ id: "1" }), commit({ added: ["d"] })] }),
            ["a", "b", "c", "d"],
        ],
        ["is unsure after a forced push", push({ forced: true }), null],
        ["is unsure where the sender doesn't say (Gitea)", push({ forced: undefined }), null],
        ["is unsure of a new branch", push({ created: true }), null],
        ["is unsure without commits", push({ commits: [] }), null],
        ["is unsure where commits are no list", push({ commits: {} }), null],
        ["is unsure where the newest commit is missing", push({ commits: [commit({ id: "1" })] }), null],
        ["is unsure of 20 commits", push({ commits: Array.from({ length: 20 }, () => commit()) }), null],
        ["is unsure of a commit whose files were left out", push({ commits: [{ id: AFTER, added: [] }] }), null],
        ["is unsure of a path that is no text", push({ commits: [commit({ added: [1] })] }), null],
        ["is unsure of a commit that is none", push({ commits: [null] }), null],
        ["takes 300 files", push({ commits: [{ id: AFTER, added: many(300) }] }), many(300)],
        ["leaves more to Git", push({ commits: [{ id: AFTER, added: many(301) }] }), null],
    ];
    test.each(cases)("%s", (_, payload, expected) => {
        expect(listedFiles(payload, AFTER)).toEqual(expected);
    });

    test("needs no time to speak of for 100,000 paths", () => {
        const payload = push({ commits: [{ id: AFTER, added: many(100_000), modified: many(100_000) }] });
        const begun = performance.now();
        expect(listedFiles(payload, AFTER)).toBeNull();
        expect(performance.now() - begun).toBeLessThan(500);
    });
});
