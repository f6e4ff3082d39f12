import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deployments, type Deployment } from "../../../backend/models/deployments";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
beforeAll(async () => {
    database = await openTestDatabase();
});
afterAll(() => database.close());

let stacks = 0;

/** Two pushes of a stack of their own, the second changed as asked; answers whether it replaces the first. */
async function replaces(first: Partial<Deployment>, second: Partial<Deployment>): Promise<boolean> {
    const common = {
        stack: `shop-${stacks++}`,
        repositoryId: null,
        trigger: "push" as const,
        ref: "refs/heads/main",
        requestedBy: "ana",
        queuedAt: "2026-01-01T00:00:00.000Z",
    };
    const earlier = await deployments.insert(database.knex, { ...common, waitingReason: "paused", ...first });
    const later = await deployments.insert(database.knex, { ...common, ...second });
    const found = await deployments.newerPush(database.knex, (await deployments.find(database.knex, earlier))!);
    return found === later;
}

describe("newerPush()", () => {
    const cases: [string, Partial<Deployment>, Partial<Deployment>, boolean][] = [
        ["one that goes on by itself", {}, {}, true],
        ["one that waits for the same end", {}, { waitingReason: "paused" }, true],
        ["one that needs approval, for one that doesn't", {}, { holds: ["approval"] }, false],
        [
            "one that waits for approval, for one that doesn't",
            {},
            { holds: ["approval"], waitingReason: "approval" },
            false,
        ],
        ["one that needs approval, for one that needs it too", { holds: ["approval"] }, { holds: ["approval"] }, true],
        ["one of another branch", {}, { ref: "refs/heads/next" }, false],
        ["a pull request's", {}, { trigger: "pull-request" }, false],
        ["one found by polling", {}, { trigger: "poll" }, true],
        ["one that a person asked for", {}, { trigger: "manual" }, false],
    ];
    test.each(cases)("%s", async (_, first, second, expected) => {
        expect(await replaces(first, second)).toBe(expected);
    });
});
