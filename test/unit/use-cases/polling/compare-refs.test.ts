import { describe, expect, test } from "vitest";
import { compareRefs } from "../../../../backend/use-cases/polling/compare-refs";
import { withoutOlderTags } from "../../../../backend/use-cases/polling/newest-tags";
import { fingerprintOf, sameRemote, watches, watchesTags } from "../../../../backend/use-cases/polling/watch";
import { ruleSchema } from "../../../../common/schema";

const [one, two, tagId] = ["1", "2", "3"].map((digit) => digit.repeat(40)) as [string, string, string];
const main = "refs/heads/main";
const at = (ref: string, sha: string, tag: string | null = null) => ({ ref, sha, tag });
const rule = (fields: object) => ruleSchema.parse(fields);

describe("compareRefs()", () => {
    test.each([
        ["nothing when nothing moved", [at(main, one)], { [main]: one }, false, {}, []],
        ["the move with what was before", [at(main, two)], { [main]: one }, false, { [main]: two }, [[two, one]]],
        ["a new ref", [at(main, one)], {}, false, { [main]: one }, [[one, null]]],
        ["nothing of unknown refs at first, but remembers them", [at(main, one)], {}, true, { [main]: one }, []],
        ["moves of known refs also at first", [at(main, two)], { [main]: one }, true, { [main]: two }, [[two, one]]],
        ["nothing of a ref that is gone, and forgets it", [], { [main]: one }, false, { [main]: null }, []],
        [
            "nothing of an annotated tag that a delivery named by its own id",
            [at("refs/tags/v1", one, tagId)],
            { "refs/tags/v1": tagId },
            false,
            {},
            [],
        ],
        [
            "an annotated tag by its commit",
            [at("refs/tags/v1", one, tagId)],
            {},
            false,
            { "refs/tags/v1": one },
            [[one, null]],
        ],
    ])("answers %s", (_, remote, lastSeen, first, seen, moves) => {
        const found = compareRefs(remote, lastSeen, first);
        expect(found.seen).toEqual(seen);
        expect(found.moves.map(({ sha, before }) => [sha, before])).toEqual(moves);
    });
});

describe("withoutOlderTags()", () => {
    const tags = (...names: string[]) => names.map((name) => ({ ref: `refs/tags/${name}`, sha: one, before: null }));
    const branch = { ref: main, sha: two, before: one };

    test.each([
        [["v1.9.0", "v1.10.0", "v1.2.0"], "v1.10.0"],
        [["v2.0.0-rc.1", "v2.0.0", "v1.9.9"], "v2.0.0"],
        [["2026-09", "2026-11", "2026-10"], "2026-11"],
        [["release-9", "release-10"], "release-10"],
    ])("keeps the newest of %j", (names, newest) => {
        expect(withoutOlderTags([branch, ...tags(...names)])).toEqual([branch, ...tags(newest)]);
    });

    test("keeps every branch", () => {
        const other = { ...branch, ref: "refs/heads/next" };
        expect(withoutOlderTags([branch, other])).toEqual([branch, other]);
    });
});

describe("watches()", () => {
    test.each([
        ["the own branch without rules", [], main, true],
        ["no other branch without rules", [], "refs/heads/next", false],
        ["no tag without rules", [], "refs/tags/v1.0.0", false],
        ["a branch that a glob names", [rule({ branches: ["release/*"] })], "refs/heads/release/2", true],
        ["a tag that a range holds", [rule({ semver: ">=2" })], "refs/tags/v2.1.0", true],
        ["no tag outside the range", [rule({ semver: ">=2" })], "refs/tags/v1.1.0", false],
        ["a branch whose rule names paths", [rule({ paths: ["web/**"] })], main, true],
        ["nothing of a rule that says manual", [rule({ action: "manual" })], main, false],
        ["nothing of a rule for certain people", [rule({ authors: ["ana"] })], main, false],
        ["what a rule deploys of all but some people", [rule({ authors: ["!bot"] })], main, true],
    ])("watches %s", (_, rules, ref, expected) => {
        expect(watches({ branch: "main", rules }, ref)).toBe(expected);
    });

    test("asks for tags only where a rule names some", () => {
        expect(watchesTags([{ branch: "main", rules: [rule({})] }])).toBe(false);
        expect(watchesTags([{ branch: "main", rules: [rule({ tags: ["v*"] })] }])).toBe(true);
        expect(watchesTags([{ branch: "main", rules: [rule({ semver: "1" })] }])).toBe(true);
    });
});

describe("fingerprintOf()", () => {
    const [first, second] = [
        { branch: "main", rules: [] },
        { branch: "next", rules: [rule({ paths: ["a/**"] })] },
    ];
    const base = fingerprintOf("git.example.org/a", [first, second]);

    test("does not depend on the stacks' order", () => {
        expect(fingerprintOf("git.example.org/a", [second, first])).toBe(base);
    });

    test.each([
        ["the branch", "git.example.org/a", [{ ...first, branch: "dev" }, second], true],
        ["a rule", "git.example.org/a", [first, { ...second, rules: [rule({ paths: ["b/**"] })] }], true],
        ["the stacks", "git.example.org/a", [first], true],
        ["the remote", "git.example.org/b", [first, second], false],
    ])("changes with %s", (_, url, bound, same) => {
        const changed = fingerprintOf(url, bound);
        expect(changed).not.toBe(base);
        expect(sameRemote(changed, base)).toBe(same);
        expect(changed.length).toBeLessThanOrEqual(64);
    });
});
