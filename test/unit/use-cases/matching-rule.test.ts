import { describe, expect, test } from "vitest";
import { matchingRule, type PushFacts } from "../../../backend/use-cases/matching-rule";
import { ruleSchema, type Rule } from "../../../common/schema";

type Given = Partial<Rule>;

const rulesOf = (given: Given[]) => given.map((rule) => ruleSchema.parse(rule));
const push = (facts: Partial<PushFacts>): PushFacts => ({
    ref: "refs/heads/main",
    base: null,
    trigger: "push",
    files: [],
    message: "Fix",
    pusher: "ana",
    ...facts,
});

/** In a word: the number of the rule that deploys with what it demands, "asks for …", or the reason. */
function judge(given: Given[], facts: Partial<PushFacts> = {}): string {
    const answer = matchingRule({ branch: "main", rules: rulesOf(given) }, push(facts));
    switch (answer.verdict) {
        case "deploys":
            return ["deploys", answer.rule ?? "own", ...answer.holds].join(" ");
        case "unsure":
            return `asks for ${answer.needs}`;
        case "ignored":
            return answer.reason;
    }
}

describe("matchingRule() for branches", () => {
    const no = (branch: string) => `branch ${branch} matches no rule`;
    const cases: [string, Given[], string][] = [
        ["main", [], "deploys own"],
        ["main2", [], no("main2")],
        ["feature/main", [], no("feature/main")],
        ["main", [{}], "deploys 1"],
        ["main", [{ branches: ["release/*"] }], no("main")],
        ["release/1", [{ branches: ["release/*"] }], "deploys 1"],
        ["release/1/hotfix", [{ branches: ["release/*"] }], no("release/1/hotfix")],
        ["release/1/hotfix", [{ branches: ["release/**"] }], "deploys 1"],
        [".hidden", [{ branches: ["*"] }], "deploys 1"],
        ["Main", [{ branches: ["main"] }], no("Main")],
        ["dev", [{ branches: ["main", "dev"] }], "deploys 1"],
        ["v{1}", [{ branches: ["v{1}"] }], "deploys 1"],
        ["a[1]", [{ branches: ["a[1]"] }], "deploys 1"],
        ["dev", [{ branches: ["{dev,test}"] }], "deploys 1"],
        ["wip/x", [{ branches: ["**", "!wip/**"] }], no("wip/x")],
        ["fix/x", [{ branches: ["**", "!wip/**"] }], "deploys 1"],
        ["fix/x", [{ branches: ["!wip/**"] }], "deploys 1"],
        ["main", [{ branches: ["main"], action: "manual" }, { branches: ["*"] }], "rule 1 says manual"],
        ["dev", [{ branches: ["main"], action: "manual" }, { branches: ["*"] }], "deploys 2"],
        ["$(id)", [{ branches: ["*"] }], "deploys 1"],
        ["ünï/分支", [{ branches: ["ünï/*"] }], "deploys 1"],
        ["main", [{ action: "approval" }], "deploys 1 approval"],
        ["main", [{ requireChecks: true }], "deploys 1 checks"],
        ["main", [{ action: "approval", requireChecks: true }], "deploys 1 approval checks"],
        ["main", [{ tags: ["v*"] }], no("main")],
        ["main", [{ semver: ">=1" }], no("main")],
        ["main", [{ branches: ["main"], tags: ["v*"] }], "deploys 1"],
    ];
    test.each(cases)("%s with %j", (branch, rules, expected) => {
        expect(judge(rules, { ref: `refs/heads/${branch}` })).toBe(expected);
    });
});

describe("matchingRule() for tags", () => {
    const no = (tag: string) => `no rule deploys tag ${tag}`;
    const cases: [string, Given[], string][] = [
        ["v1", [], no("v1")],
        ["v1", [{ branches: ["**"] }], no("v1")],
        ["v1", [{ tags: ["v*"] }], "deploys 1"],
        ["w1", [{ tags: ["v*"] }], no("w1")],
        ["shop/v1", [{ tags: ["v*"] }], no("shop/v1")],
        ["shop/v1", [{ tags: ["shop/v*"] }], "deploys 1"],
        ["v1-beta", [{ tags: ["v*", "!*-beta"] }], no("v1-beta")],
        ["v1.2.3", [{ semver: ">=1.2 <2" }], "deploys 1"],
        ["1.2.3", [{ semver: ">=1.2 <2" }], "deploys 1"],
        ["v1.2.3+build.7", [{ semver: "^1.2" }], "deploys 1"],
        ["v1.1.9", [{ semver: ">=1.2 <2" }], no("v1.1.9")],
        ["v2.0.0", [{ semver: ">=1.2 <2" }], no("v2.0.0")],
        ["v1.10.0", [{ semver: ">=1.9.0" }], "deploys 1"],
        ["v1.2", [{ semver: "*" }], no("v1.2")],
        ["latest", [{ semver: "*" }], no("latest")],
        ["shop-v1.2.3", [{ semver: "*" }], no("shop-v1.2.3")],
        ["v2.0.0-rc.1", [{ semver: ">=1" }], no("v2.0.0-rc.1")],
        ["v2.0.0-rc.1", [{ semver: ">=2.0.0-rc.0" }], "deploys 1"],
        ["v2.1.0-rc.1", [{ semver: ">=2.0.0-rc.0" }], no("v2.1.0-rc.1")],
        ["v1.2.3", [{ tags: ["v*"], semver: "^1" }], "deploys 1"],
        ["1.2.3", [{ tags: ["v*"], semver: "^1" }], no("1.2.3")],
        ["v1.2.3", [{ semver: "^1", paths: ["apps/**"] }], "deploys 1"],
    ];
    test.each(cases)("%s with %j", (tag, rules, expected) => {
        expect(judge(rules, { ref: `refs/tags/${tag}` })).toBe(expected);
    });
});

describe("matchingRule() for paths", () => {
    const no = "no changed file matches the paths of rule 1";
    const cases: [string[], string[] | null, string][] = [
        [["apps/shop/**"], ["apps/shop/web/index.ts"], "deploys 1"],
        [["apps/shop/**"], ["apps/shop/.env.example"], "deploys 1"],
        [["apps/shop/**"], ["apps/blog/index.ts"], no],
        [["apps/shop/**"], ["apps/shopping/index.ts"], no],
        [["apps/shop/**"], ["apps/blog/a", "apps/shop/b"], "deploys 1"],
        [["apps/shop/"], ["apps/shop/a/b"], "deploys 1"],
        [["apps/shop"], ["apps/shop/a/b"], "deploys 1"],
        [["apps/shop"], ["apps/shop"], "deploys 1"],
        [["apps/shop"], ["apps/shop.md"], no],
        [["./apps/shop/**"], ["apps/shop/a"], "deploys 1"],
        [["/compose.yaml"], ["compose.yaml"], "deploys 1"],
        [["*.md"], ["README.md"], "deploys 1"],
        [["*.md"], ["docs/README.md"], no],
        [["**/*.md"], ["docs/README.md"], "deploys 1"],
        [["**", "!docs/**"], ["docs/a.md"], no],
        [["**", "!docs/**"], ["docs/a.md", "src/a.ts"], "deploys 1"],
        [["!docs/**", "!*.md"], ["docs/a", "README.md"], no],
        [["!docs"], ["docs/a"], no],
        [["!docs/**"], ["src/a"], "deploys 1"],
        [["apps/[id]/page.ts"], ["apps/[id]/page.ts"], "deploys 1"],
        [["apps/shop/**"], [], no],
        [["apps/shop/**"], null, "asks for files"],
    ];
    test.each(cases)("%j against %j", (paths, files, expected) => {
        expect(judge([{ paths }], { files })).toBe(expected);
    });

    test("asks for no files that a rule before decides without", () => {
        expect(judge([{}, { paths: ["a"] }], { files: null })).toBe("deploys 1");
        expect(judge([{ branches: ["dev"], paths: ["a"] }], { files: null })).toBe("branch main matches no rule");
        expect(judge([{ authors: ["ben"], paths: ["a"] }], { files: null })).toBe(
            "ana is not among the authors of rule 1",
        );
    });

    test("goes on to the next rule when the paths of one don't match", () => {
        expect(judge([{ paths: ["a"], action: "manual" }, { paths: ["b"] }], { files: ["b"] })).toBe("deploys 2");
    });
});

describe("matchingRule() for people and messages", () => {
    const cases: [Given[], Partial<PushFacts>, string][] = [
        [[{ authors: ["ana"] }], {}, "deploys 1"],
        [[{ authors: ["Ana"] }], {}, "deploys 1"],
        [[{ authors: ["ben"] }], {}, "ana is not among the authors of rule 1"],
        [[{ authors: ["!ana"] }], {}, "ana is not among the authors of rule 1"],
        [[{ authors: ["!*[bot]"] }], { pusher: "renovate[bot]" }, "renovate[bot] is not among the authors of rule 1"],
        [[{ authors: ["!*[bot]"] }], { pusher: "robot" }, "deploys 1"],
        [[{ authors: ["team-*", "!team-x"] }], { pusher: "team-y" }, "deploys 1"],
        [[{ authors: ["team-*", "!team-x"] }], { pusher: "team-x" }, "team-x is not among the authors of rule 1"],
        [[{ authors: ["!ben"] }], { pusher: null }, "deploys 1"],
        [[{ authors: ["ben"], action: "manual" }, {}], {}, "deploys 2"],
        [[], { message: "Fix [skip ci]" }, "the commit says [skip ci]"],
        [[{}], { message: "[CI SKIP] Fix" }, "the commit says [CI SKIP]"],
        [[{}], { message: "Fix\n\nlong\n[Skip Deploy]" }, "the commit says [Skip Deploy]"],
        [[{}], { message: "[no deploy]" }, "the commit says [no deploy]"],
        [[{}], { message: "skip ci, [skip  ci], [skip-ci]" }, "deploys 1"],
        [[{ ignoreSkipMarkers: true }], { message: "[skip ci]" }, "deploys 1"],
        [[{}], { message: null }, "asks for message"],
        [[{ ignoreSkipMarkers: true }], { message: null }, "deploys 1"],
        [[{ action: "manual" }], { message: null }, "rule 1 says manual"],
        [[{}], { message: null, guess: true }, "deploys 1"],
        [[{ paths: ["a"] }], { files: null, message: null, guess: true }, "deploys 1"],
        [[{}], { trigger: "poll", message: "[skip ci]" }, "the commit says [skip ci]"],
    ];
    test.each(cases)("%j with %j", (rules, facts, expected) => {
        expect(judge(rules, facts)).toBe(expected);
    });

    test("says that nobody names the pusher where a rule names who may push", () => {
        expect(judge([{ authors: ["ana"] }], { pusher: null, trigger: "poll" })).toContain("nobody says who pushed");
    });
});

describe("matchingRule() for pull requests", () => {
    const request = { trigger: "pull-request", ref: "refs/pull/7/head", base: "main" } as const;
    const cases: [Given[], Partial<PushFacts>, string][] = [
        [[], {}, "no rule deploys pull requests into main"],
        [[{}], {}, "no rule deploys pull requests into main"],
        [[{ pullRequests: true }], {}, "deploys 1"],
        [[{ pullRequests: true }], { base: "dev" }, "no rule deploys pull requests into dev"],
        [[{ pullRequests: true, branches: ["dev", "release/*"] }], { base: "release/2" }, "deploys 1"],
        [[{ pullRequests: true, tags: ["v*"] }], {}, "deploys 1"],
        [[{ pullRequests: true, paths: ["a"] }], { files: null }, "asks for files"],
        [[{ pullRequests: true, authors: ["!ana"] }], {}, "ana is not among the authors of rule 1"],
        [[{ action: "manual" }, { pullRequests: true, action: "approval" }], {}, "deploys 2 approval"],
        [[{ pullRequests: true }], { ref: "refs/heads/feature", base: "main" }, "deploys 1"],
    ];
    test.each(cases)("%j with %j", (rules, facts, expected) => {
        expect(judge(rules, { ...request, ...facts })).toBe(expected);
    });
});
