import { describe, expect, test } from "vitest";
import { checkRules } from "../../../../backend/use-cases/rules/check-rules";
import { ruleSchema, type Rule } from "../../../../common/schema";

const check = (...rules: Partial<Rule>[]) => checkRules(rules.map((rule) => ruleSchema.parse(rule)));

describe("checkRules()", () => {
    const right: Partial<Rule>[] = [
        {},
        { branches: ["main", "release/*", "!release/old", "v{1,2}", "ünï/分支", "$(id)"] },
        { tags: ["v*", "v[0-9]*"], semver: ">=1.2 <2 || ^3.0.0-rc.1" },
        { semver: "*" },
        { semver: "1.x" },
        { paths: ["apps/shop/", "/compose.yaml", "**/*.md", "!docs/**", "a b/c", "apps/\\[id\\]/page"] },
        { authors: ["ana", "!*[bot]", "dependabot[bot]"] },
    ];
    test.each(right)("takes %j", (rule) => {
        expect(() => check(rule)).not.toThrow();
    });

    const wrong: [Partial<Rule>, string][] = [
        [{ branches: ["a["] }, 'Rule 2, branches: "a[" is no pattern'],
        [{ branches: ["!"] }, 'Rule 2, branches: "!" is no pattern (it is empty)'],
        [{ tags: [" "] }, 'Rule 2, tags: " " is no pattern (it is empty)'],
        [{ tags: ["v{1"] }, 'Rule 2, tags: "v{1" is no pattern'],
        [{ paths: ["ok", "!a/[b"] }, 'Rule 2, paths: "!a/[b" is no pattern'],
        [{ semver: "newest" }, 'Rule 2, semver: "newest" is no range of versions'],
        [{ semver: "1.2.3.4" }, 'Rule 2, semver: "1.2.3.4" is no range of versions'],
    ];
    test.each(wrong)("names rule and field of %j", (rule, message) => {
        expect(() => check({}, rule)).toThrow(message);
        expect(() => check({}, rule)).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
    });
});
