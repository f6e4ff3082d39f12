import { expect, vi } from "vitest";
import { KeyedLock } from "../../../backend/build-engine/keyed-lock";
import { bindings, type Binding } from "../../../backend/models/bindings";
import { deployments } from "../../../backend/models/deployments";
import { EventBus, type DomainEvent } from "../../../backend/models/event-bus";
import { pendingPushes } from "../../../backend/models/pending-pushes";
import { repositories } from "../../../backend/models/repositories";
import { createPoller } from "../../../backend/use-cases/polling/create-poller";
import { decidePendingPushes } from "../../../backend/use-cases/pushes/pending-worker";
import { enqueuePushes } from "../../../backend/use-cases/enqueue-push";
import { ruleSchema, type Rule } from "../../../common/schema";
import { FakeTimers } from "../../fakes/fake-timers";
import { openTestDatabase } from "../../fixtures/database";
import { seedHook, seedStack, testSecrets } from "../../fixtures/webhooks/seed";
import { setUpGit } from "../git/set-up";

export const MAIN = "refs/heads/main";
const short = (sha: string) => sha.slice(0, 7);

/** How a deployment that a poll asked for is told by `queued`. */
export const found = (sha: string, stack = "shop", ref = MAIN) => `${stack} poll ${ref} ${short(sha)}`;
export const pushed = (sha: string, stack = "shop", ref = MAIN) => `${stack} push ${ref} ${short(sha)}`;

export type PollingTest = Awaited<ReturnType<typeof setUpPolling>>;

/** A repository on a real server with one commit, connected to no stack yet; time passes only when told to. */
export async function setUpPolling() {
    const database = await openTestDatabase();
    const db = database.knex;
    const git = await setUpGit();
    const repository = await git.server.createRepository("team/shop");
    const id = await seedHook(db, { token: "t", forge: "gitea" });
    await repositories.update(db, id, { url: repository.url });
    await repository.commit({ "compose.yaml": "services: {}" });
    const timers = new FakeTimers();
    const [lines, reported, published]: [string[], unknown[], DomainEvent[]] = [[], [], []];
    const bus = new EventBus((error) => reported.push(error));
    bus.subscribe((event) => void published.push(event));
    let open: { close(): Promise<void> }[] = [];

    const row = async () => (await repositories.find(db, id))!;
    const stop = async () => {
        await Promise.all(open.splice(0).map((part) => part.close()));
    };

    /** As the server does at its start. What it queues is left to the test. */
    const start = async () => {
        const report = (error: unknown) => void reported.push(error);
        const common = { db, clock: timers, bus, git: git.git, secrets: testSecrets, locks: new KeyedLock(), report };
        const parts = { ...common, onQueued: () => undefined, log: (line: string) => void lines.push(line) };
        const poller = createPoller({ ...parts, random: () => 0.5, after: timers.after });
        open = [poller, decidePendingPushes({ ...parts, pauseMs: () => 20 })];
        await poller.start();
    };

    /** Lets the next look come, and waits for its end and for what Git is asked then. */
    const look = async () => {
        const before = timers.now().getTime();
        timers.advance(60_000);
        await vi.waitFor(
            async () => {
                expect(Date.parse((await row()).lastPollAt ?? "1970-01-01T00:00:00Z")).toBeGreaterThan(before);
                expect(await pendingPushes.refs(db)).toEqual([]);
            },
            { timeout: 20_000, interval: 20 },
        );
    };

    return {
        db,
        git,
        repository,
        id,
        timers,
        bus,
        lines,
        published,
        row,
        stop,
        start,
        look,
        /** The server ends and starts, and the look that follows is over. */
        async restart() {
            await stop();
            await start();
            await look();
        },
        bind: (stack: string, rules: Partial<Rule>[] = []) =>
            seedStack(db, id, { stack, rules: rules.map((rule) => ruleSchema.parse(rule)) }),
        async changeBinding(change: Partial<Binding>) {
            const [binding] = await bindings.listByRepository(db, id);
            await bindings.update(db, binding!.id, change);
        },
        queued: async () =>
            (await deployments.list(db, { limit: 100 }))
                .reverse()
                .map(({ stack, ref, commitSha, trigger }) => `${stack} ${trigger} ${ref} ${short(commitSha ?? "")}`),
        /** As if every deployment had ended so. */
        end: (state: string) => db("cicd_deployment").update({ state }),
        /** What the webhook of a push does, but for its own row. Answers the reasons. */
        deliver: (sha: string, before: string | null) => deliver({ db, id, clock: timers }, sha, before),
        async close() {
            await stop();
            await git.close();
            await database.close();
            expect(reported).toEqual([]);
        },
    };
}

type Database = Awaited<ReturnType<typeof openTestDatabase>>["knex"];
interface Delivering {
    db: Database;
    id: number;
    clock: FakeTimers;
}

async function deliver({ db, id, clock }: Delivering, sha: string, before: string | null): Promise<string[]> {
    const request = {
        repositoryId: id,
        trigger: "push" as const,
        bindings: await bindings.listByRepository(db, id),
        ref: MAIN,
        base: null,
        sha,
        before,
        files: [],
        untrusted: false,
        message: "Change",
        author: "Ana",
        requestedBy: "ana",
        webhookEventId: null,
    };
    return db.transaction(async (trx) => {
        const { results } = await enqueuePushes(trx, clock, [request]);
        await repositories.recordSeen(trx, id, { [MAIN]: sha });
        return results[0]!.reasons;
    });
}
