import { describe, expect, test } from "vitest";
import { matchingRule } from "../../../backend/use-cases/matching-rule";
import { ruleSchema, type Rule } from "../../../common/schema";

const auto = (...branches: string[]): Rule => ruleSchema.parse({ branches, action: "auto" });
const manual = (...branches: string[]): Rule => ruleSchema.parse({ branches, action: "manual" });
const no = (branch: string) => `branch ${branch} matches no rule`;

describe("matchingRule()", () => {
    const cases: [string, Rule[], true | string][] = [
        ["main", [], true],
        ["main2", [], no("main2")],
        ["feature/main", [], no("feature/main")],
        ["main", [auto()], true],
        ["main", [auto("release/*")], no("main")],
        ["release/1", [auto("release/*")], true],
        ["release/1/hotfix", [auto("release/*")], no("release/1/hotfix")],
        ["release/1/hotfix", [auto("release/**")], true],
        [".hidden", [auto("*")], true],
        ["Main", [auto("main")], no("Main")],
        ["dev", [auto("main", "dev")], true],
        ["v{1}", [auto("v{1}")], true],
        ["a[1]", [auto("a[1]")], true],
        ["main", [manual("main"), auto("*")], "rule says manual"],
        ["dev", [manual("main"), auto("*")], true],
        ["$(id)", [auto("*")], true],
        ["ünï/分支", [auto("ünï/*")], true],
    ];
    test.each(cases)("branch %s with %j", (branch, rules, expected) => {
        const answer = matchingRule({ branch: "main", rules }, `refs/heads/${branch}`);
        expect(answer).toEqual(expected === true ? { deploys: true } : { deploys: false, reason: expected });
    });

    test("deploys no tag, whatever the branches say", () => {
        const answer = matchingRule({ branch: "v1", rules: [auto("**")] }, "refs/tags/v1");
        expect(answer).toEqual({ deploys: false, reason: "no rule deploys tag v1" });
    });
});
