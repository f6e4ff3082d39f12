import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bindings, type Binding } from "../../../backend/models/bindings";
import { deployments, type Deployment } from "../../../backend/models/deployments";
import { transition } from "../../../backend/models/transition";
import { enqueuePushes, type PushRequest } from "../../../backend/use-cases/enqueue-push";
import { ruleSchema } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";

const clock = { now: () => new Date("2026-03-04T05:06:07.000Z") };
const MAIN = "refs/heads/main";
let database: TestDatabase;
let repositoryId: number;

beforeEach(async () => {
    database = await openTestDatabase();
    repositoryId = await seedHook(database.knex, { token: "t", forge: "github" });
});
afterEach(() => database.close());

async function enqueue(...requests: (Partial<PushRequest> & { ref?: string })[]) {
    const bound = await bindings.listByRepository(database.knex, repositoryId);
    const full = requests.map((request, index) => ({
        repositoryId,
        trigger: "push" as const,
        bindings: bound,
        ref: MAIN,
        base: null,
        before: null,
        files: null,
        untrusted: false,
        sha: String(index + 1).repeat(40),
        message: "Change",
        author: "Ana",
        requestedBy: "ana",
        webhookEventId: index + 1,
        ...request,
    }));
    return database.knex.transaction((trx) => enqueuePushes(trx, clock, full));
}

const bind = (stack: string, change: Partial<Binding> = {}) =>
    seedStack(database.knex, repositoryId, { stack, ...change });
const all = async () => (await deployments.list(database.knex, { limit: 100 })).reverse();
const short = ({ stack, ref, state, supersededBy }: Deployment) =>
    `${stack} ${ref.slice(11)} ${state} ${supersededBy ?? ""}`.trim();

async function insert(change: Partial<Deployment>): Promise<number> {
    return deployments.insert(database.knex, {
        stack: "shop",
        repositoryId,
        trigger: "push",
        ref: MAIN,
        requestedBy: "ana",
        queuedAt: "2026-01-01T00:00:00.000Z",
        ...change,
    });
}

describe("enqueuePushes()", () => {
    test("fans out to the stacks whose rules match, and says why others don't", async () => {
        await bind("dev", { rules: [ruleSchema.parse({ branches: ["**"], action: "auto" })] });
        await bind("prod", { branch: "release" });
        await bind("stage", { rules: [ruleSchema.parse({ branches: ["main"], action: "manual" })] });
        const { results } = await enqueue({});
        expect((await all()).map(short)).toEqual(["dev main queued"]);
        expect(results).toEqual([
            {
                deployments: [1],
                pending: false,
                reasons: ["queued #1 for dev", "prod: branch main matches no rule", "stage: rule 1 says manual"],
            },
        ]);
    });

    test("keeps what the push said about its commit", async () => {
        await bind("shop");
        await enqueue({ sha: "a".repeat(40), message: "Fix", author: "Ben", requestedBy: "ben", webhookEventId: 7 });
        expect((await all())[0]).toMatchObject({
            trigger: "push",
            commitSha: "a".repeat(40),
            commitMessage: "Fix",
            commitAuthor: "Ben",
            requestedBy: "ben",
            webhookEventId: 7,
            attempt: 0,
            queuedAt: "2026-03-04T05:06:07.000Z",
        });
    });

    test("queues only the newest of a group for each stack and ref", async () => {
        await bind("shop", { rules: [ruleSchema.parse({ branches: ["*"], action: "auto" })] });
        const { events } = await enqueue({}, { ref: "refs/heads/other" }, {}, {});
        expect((await all()).map(short)).toEqual([
            "shop main superseded 4",
            "shop other queued",
            "shop main superseded 4",
            "shop main queued",
        ]);
        expect(events.map((event) => "to" in event && event.to)).toEqual([
            "superseded",
            "queued",
            "superseded",
            "queued",
        ]);
        expect((await all())[0]!.finishedAt).not.toBeNull();
    });

    test("supersedes queued pushes of the same stack and ref and nothing else", async () => {
        await bind("shop");
        const ids = {
            push: await insert({}),
            manual: await insert({ trigger: "manual" }),
            rollback: await insert({ trigger: "rollback" }),
            otherRef: await insert({ ref: "refs/heads/other" }),
            otherStack: await insert({ stack: "blog" }),
            approval: await insert({ waitingReason: "approval" }),
            running: await insert({}),
        };
        await transition(database.knex, clock, { deployment: ids.running, from: "queued", to: "running", claim: "c" });
        const { events } = await enqueue({});
        const superseded = (await all()).filter(({ state }) => state === "superseded");
        expect(superseded.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([
            [ids.push, 8],
            [ids.approval, 8],
        ]);
        expect(events).toEqual([
            { type: "deployment", stack: "shop", deployment: ids.push, from: "queued", to: "superseded" },
            { type: "deployment", stack: "shop", deployment: ids.approval, from: "waiting", to: "superseded" },
            { type: "deployment", stack: "shop", deployment: 8, from: null, to: "queued" },
        ]);
    });

    test("lets a push to a paused stack wait, and only the newest", async () => {
        await bind("shop", { pausedBy: "ana" });
        await enqueue({});
        const { results } = await enqueue({});
        expect((await all()).map(({ state, waitingReason }) => [state, waitingReason])).toEqual([
            ["superseded", null],
            ["waiting", "paused"],
        ]);
        expect(results[0]!.reasons).toEqual(["#2 waits: shop is paused"]);
    });

    test("numbers on where rows were deleted, so that no id is used twice", async () => {
        await bind("shop");
        await enqueue({});
        await database.knex("cicd_deployment").delete();
        const { results } = await enqueue({});
        expect(results[0]!.deployments).toEqual([2]);
    });
});
