import { describe, expect, test } from "vitest";
import { compileGlob } from "../../../../backend/use-cases/rules/glob";
import { expandBraces } from "../../../../backend/use-cases/rules/expand-braces";

describe("compileGlob()", () => {
    const cases: [string, string[], string[]][] = [
        ["main", ["main"], ["Main", "main2", "a/main", ""]],
        ["*", ["main", ".x", "a b", ""], ["a/b"]],
        ["release/*", ["release/1", "release/.x"], ["release", "release/1/2"]],
        ["release/**", ["release", "release/1", "release/1/2"], ["releases/1", "a/release/1"]],
        ["**", ["a", "a/b/c", ".a/.b"], []],
        ["**/a", ["a", "b/a", "b/c/a"], ["ab", "a/b"]],
        ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/x/bc", "a/b/x"]],
        ["**/a/**/b", ["a/b", "x/a/y/a/z/b"], ["x/b/a", "b"]],
        ["**/*.md", ["a.md", "x/y/a.md", ".md"], ["a.mdx", "md"]],
        ["a**b", ["ab", "axxb"], ["a/b"]],
        ["v*.*.*", ["v1.2.3", "v1.2.3.4"], ["v1.2", "1.2.3"]],
        ["*-*-x", ["a-b-x", "a-b-c-x"], ["a-x", "a-b-xy"]],
        ["a?c", ["abc", "a分c", "a🎉c"], ["ac", "abbc", "a/c"]],
        ["v[0-9]*", ["v1", "v10"], ["vx", "v"]],
        ["[!a-c]x", ["dx"], ["ax", "cx", "x"]],
        ["[^a]x", ["bx"], ["ax"]],
        ["[]]", ["]"], ["["]],
        ["[!]]", ["a"], ["]"]],
        ["[a-]", ["a", "-"], ["b"]],
        ["a[b", ["a[b"], ["ab"]],
        ["\\*", ["*"], ["a", "\\*"]],
        ["a\\[1]", ["a[1]"], ["a1"]],
        ["{a,b}/x", ["a/x", "b/x"], ["c/x", "{a,b}/x"]],
        ["x.{ts,{m,c}js}", ["x.ts", "x.mjs", "x.cjs"], ["x.js"]],
        ["{a/b,c}/**", ["a/b/x", "c/x"], ["a/x"]],
        ["{main}", ["{main}"], ["main"]],
        ["a{b", ["a{b"], ["ab"]],
        ["\\{a,b}", ["{a,b}"], ["a", "b"]],
        ["+(a)", ["+(a)"], ["a", "aa"]],
        ["$(id)", ["$(id)"], ["id"]],
        ["a.c", ["a.c"], ["abc"]],
        ["ünï/*", ["ünï/分支"], ["uni/x"]],
        ["", [""], ["a"]],
    ];
    test.each(cases)("%s", (pattern, yes, no) => {
        const matches = compileGlob(pattern);
        expect(yes.filter((value) => !matches(value))).toEqual([]);
        expect(no.filter((value) => matches(value))).toEqual([]);
    });

    test.each([
        ["*a".repeat(100) + "b", "a".repeat(250)],
        ["**/a/".repeat(50) + "b", "a/".repeat(2000) + "c"],
        ["{a,b}".repeat(50), "ab".repeat(100)],
        ["[a-z]*".repeat(40) + "!", "x".repeat(4000)],
    ])("needs no time to speak of for the hostile %s", (pattern, value) => {
        const begun = performance.now();
        expect(compileGlob(pattern)(value)).toBe(false);
        expect(performance.now() - begun).toBeLessThan(1000);
    });
});

describe("expandBraces()", () => {
    test("keeps the order, and stops where nobody could follow", () => {
        expect(expandBraces("{a,b}{1,2}")).toEqual(["a1", "a2", "b1", "b2"]);
        expect(expandBraces("{a,}b")).toEqual(["ab", "b"]);
        expect(expandBraces("{a,b}".repeat(20)).length).toBeLessThan(300);
    });
});
