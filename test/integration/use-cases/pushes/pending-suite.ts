import { vi, expect } from "vitest";
import { KeyedLock } from "../../../../backend/build-engine/keyed-lock";
import { bindings, type Binding } from "../../../../backend/models/bindings";
import { deployments } from "../../../../backend/models/deployments";
import { EventBus, type DomainEvent } from "../../../../backend/models/event-bus";
import { pendingPushes } from "../../../../backend/models/pending-pushes";
import { repositories } from "../../../../backend/models/repositories";
import { webhookEvents, type WebhookEvent } from "../../../../backend/models/webhook-events";
import { enqueuePushes, type PushRequest } from "../../../../backend/use-cases/enqueue-push";
import { decidePendingPushes } from "../../../../backend/use-cases/pushes/pending-worker";
import { ruleSchema, type Rule } from "../../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";
import type { ServedRepository } from "../../../fixtures/git-server/repository";
import { seedHook, seedStack, testSecrets } from "../../../fixtures/webhooks/seed";
import { setUpGit, type GitTest } from "../../git/set-up";

const MAIN = "refs/heads/main";

/** A repository on a real git server, deliveries that list no files, and the worker that asks Git about them. */
export class PendingSuite {
    readonly reported: unknown[] = [];
    readonly published: DomainEvent[] = [];
    now = new Date("2026-03-04T05:06:07Z");
    queuedCalls = 0;
    readonly #clock = { now: () => this.now };
    readonly #bus = new EventBus((error) => this.reported.push(error));
    readonly #running: { close(): Promise<void> }[] = [];

    private constructor(
        readonly database: TestDatabase,
        readonly git: GitTest,
        readonly repository: ServedRepository,
        readonly repositoryId: number,
    ) {
        this.#bus.subscribe((event) => void this.published.push(event));
    }

    static async start(): Promise<PendingSuite> {
        const database = await openTestDatabase();
        const git = await setUpGit();
        const repository = await git.server.createRepository("team/mono");
        const repositoryId = await seedHook(database.knex, { token: "t", forge: "gitea" });
        await repositories.update(database.knex, repositoryId, { url: repository.url });
        return new PendingSuite(database, git, repository, repositoryId);
    }

    async close(): Promise<void> {
        await Promise.all(this.#running.map((worker) => worker.close()));
        await this.git.close();
        await this.database.close();
    }

    startWorker(): { close(): Promise<void> } {
        const worker = decidePendingPushes({
            db: this.database.knex,
            clock: this.#clock,
            bus: this.#bus,
            git: this.git.git,
            secrets: testSecrets,
            locks: new KeyedLock(),
            report: (error) => this.reported.push(error),
            onQueued: () => this.queuedCalls++,
            pauseMs: () => 20,
        });
        this.#running.push(worker);
        return worker;
    }

    bind(stack: string, rules: Partial<Rule>[], change: Partial<Binding> = {}): Promise<void> {
        const whole = rules.map((rule) => ruleSchema.parse(rule));
        return seedStack(this.database.knex, this.repositoryId, { stack, rules: whole, ...change });
    }

    /** As a delivery of a forge that lists no files does, with its row; answers the row's id. */
    async push(sha: string | null, change: Partial<PushRequest> = {}): Promise<number> {
        const { knex } = this.database;
        const event = await this.#insertEvent();
        const request: PushRequest = {
            repositoryId: this.repositoryId,
            trigger: "push",
            bindings: await bindings.listByRepository(knex, this.repositoryId),
            ref: MAIN,
            base: null,
            before: null,
            files: null,
            untrusted: false,
            sha,
            message: "Change",
            author: "Ana",
            requestedBy: "ana",
            webhookEventId: event,
            ...change,
        };
        const { results, events } = await knex.transaction((trx) => enqueuePushes(trx, this.#clock, [request]));
        const [{ reasons, deployments: ids }] = results as [(typeof results)[0]];
        await webhookEvents.settle(knex, event, { verdict: "accepted", reason: reasons.join("; "), deployments: ids });
        events.forEach((one) => this.#bus.publish(one));
        return event;
    }

    async #insertEvent(): Promise<number> {
        const { knex } = this.database;
        const id = 1 + (await webhookEvents.list(knex, { limit: 100 })).length;
        const event: WebhookEvent = {
            id,
            repositoryId: this.repositoryId,
            forge: "gitea",
            deliveryId: `d${id}`,
            event: "push",
            ref: MAIN,
            sha: null,
            sender: "ana",
            verdict: "accepted",
            reason: "",
            headers: {},
            bodyFile: null,
            bodyOffset: null,
            bodyLength: null,
            deployments: [],
            receivedAt: this.now.toISOString(),
        };
        await webhookEvents.insertAll(knex, [event]);
        return id;
    }

    pending() {
        return pendingPushes.refs(this.database.knex);
    }

    /** Until nothing is pending. */
    async settled(): Promise<void> {
        await vi.waitFor(async () => expect(await this.pending()).toEqual([]), { timeout: 20_000, interval: 20 });
    }

    async delivery(id: number): Promise<WebhookEvent> {
        return (await webhookEvents.find(this.database.knex, id))!;
    }

    /** "shop 1234567 queued", in the order in which they were made. */
    async deployments(): Promise<string[]> {
        const all = await deployments.list(this.database.knex, { limit: 100 });
        return all.reverse().map(({ stack, commitSha, state }) => `${stack} ${commitSha?.slice(0, 7)} ${state}`);
    }

    async goLive(stack: string, commitSha: string): Promise<void> {
        await this.database.knex("cicd_release").insert({
            stack,
            number: 1,
            state: "active",
            ref: MAIN,
            commit_sha: commitSha,
            content: JSON.stringify({ stackFiles: {}, trackedFiles: {}, services: {} }),
            created_at: this.now.toISOString(),
        });
    }
}
