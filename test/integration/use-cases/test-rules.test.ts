import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { testRules } from "../../../backend/use-cases/test-rules";
import { ruleTestSchema } from "../../../common/rule-test-schema";
import { ruleSchema, type Rule } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";

let database: TestDatabase;

beforeEach(async () => {
    database = await openTestDatabase();
    const repositoryId = await seedHook(database.knex, { token: "t", forge: "github" });
    const bind = (stack: string, ...rules: Partial<Rule>[]) =>
        seedStack(database.knex, repositoryId, { stack, rules: rules.map((rule) => ruleSchema.parse(rule)) });
    await bind("api", { paths: ["api/**"] });
    await bind("prod", { semver: "^1", action: "approval", requireChecks: true }, { authors: ["ana"] });
    await bind("plain");
});
afterEach(() => database.close());

/** Each stack with its answer in a few words. */
async function ask(stack: string, input: object): Promise<string[]> {
    const answers = await testRules({ db: database.knex } as Dependencies, stack, ruleTestSchema.parse(input));
    return answers.map((answer) =>
        [answer.stack, answer.verdict, answer.rule ?? "-", answer.holds.join("+") || "-", answer.reason].join(" | "),
    );
}

describe("testRules()", () => {
    test("answers for every stack of the repository, the asked one first", async () => {
        expect(await ask("plain", { ref: "main", files: ["api/x"], author: "ben" })).toEqual([
            "plain | deploys | - | - | the stack's own branch deploys",
            "api | deploys | 1 | - | rule 1 deploys it",
            "prod | ignored | - | - | ben is not among the authors of rule 2",
        ]);
    });

    test("takes full refs, and says what a deployment waits for", async () => {
        expect(await ask("prod", { ref: "refs/tags/v1.2.0" })).toEqual([
            "prod | deploys | 1 | approval+checks | rule 1 deploys it",
            "api | ignored | - | - | no rule deploys tag v1.2.0",
            "plain | ignored | - | - | no rule deploys tag v1.2.0",
        ]);
    });

    test("leaves open what depends on files that were not told", async () => {
        expect((await ask("api", { ref: "main" }))[0]).toBe("api | unsure | - | - | it depends on which files changed");
    });

    test("judges a message, a pull request, and rules that are not saved yet", async () => {
        expect((await ask("plain", { ref: "main", message: "x [no deploy]" }))[0]).toContain("says [no deploy]");
        const rules = [{ pullRequests: true }];
        expect((await ask("plain", { ref: "feature", base: "main", rules }))[0]).toContain("| deploys | 1 |");
        expect((await ask("plain", { ref: "feature", base: "main" }))[0]).toContain("no rule deploys pull requests");
    });

    test("refuses rules that can't be, and stacks that are not connected", async () => {
        await expect(ask("plain", { ref: "main", rules: [{ paths: ["a["] }] })).rejects.toMatchObject({
            code: "INVALID_INPUT",
            message: expect.stringContaining("Rule 1, paths"),
        });
        await expect(ask("nobody", { ref: "main" })).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
    });
});
