import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { recoverJobRuns } from "../../../../backend/build-engine/jobs/recover-job-runs";
import { sealEnvironment } from "../../../../backend/build-engine/release-environment";
import { jobRuns, type NewJobRun } from "../../../../backend/models/job-runs";
import { releases } from "../../../../backend/models/releases";
import { SecretBox } from "../../../../backend/models/secret-box";
import { commandSchema } from "../../../../common/schema";
import type { JobRunState } from "../../../../common/job-states";
import { FakeContainers } from "../../../fakes/fake-containers";
import type { After } from "../../../../backend/build-engine/holds/soonest-timer";
import type { Clock } from "../../../../backend/models/clock";
import { connectStack, startBuildEngine } from "../../../fixtures/build-engine";
import type { TestDatabase } from "../../../fixtures/database";

/** A stack with a live release, whose commands run in containers that outlive each server. */
export class JobServer {
    readonly containers = new FakeContainers();
    readonly #secrets = new SecretBox(randomBytes(32));

    constructor(
        readonly database: TestDatabase,
        private readonly options: { parallelJobs?: number; clock?: Clock; after?: After } = {},
    ) {}

    async connect(stack = "shop"): Promise<void> {
        const { knex, directory } = this.database;
        await connectStack(this.database, stack);
        await mkdir(join(directory, "stacks", stack), { recursive: true });
        await writeFile(join(directory, "stacks", stack, ".env"), "DB_PASSWORD=hunter2hunter2\n");
        const service = { writtenImage: "a", image: "a", imageId: null, built: false, form: "full" as const };
        const id = await releases.insert(knex, {
            stack,
            number: 3,
            deploymentId: null,
            ref: null,
            commitSha: "c".repeat(40),
            commitMessage: null,
            commitAuthor: null,
            content: {
                stackFiles: { "compose.yaml": "v1" },
                trackedFiles: {},
                services: { web: { ...service, filesHash: null, filesLabel: false } },
            },
            environment: sealEnvironment("DB_PASSWORD=hunter2hunter2\n", this.#secrets),
            createdAt: new Date(0).toISOString(),
        });
        await releases.activate(knex, stack, id, new Date(0).toISOString());
    }

    /** As the server starts: what was left is put in order first. */
    async start() {
        const bootId = randomUUID();
        const engine = await startBuildEngine(this.database, {
            ...this.options,
            bootId,
            secrets: this.#secrets,
            deployer: this.containers,
        });
        await recoverJobRuns({ db: engine.db, clock: engine.clock, bootId, log: () => undefined });
        return engine;
    }

    /** Queues a run; null when its job has one open. */
    queue(change: Partial<NewJobRun> & { run?: unknown } = {}): Promise<number | null> {
        const { run, ...rest } = change;
        return jobRuns.insert(this.database.knex, {
            jobId: null,
            stack: "shop",
            name: "backup",
            command: commandSchema.parse(run ?? { run: "pg_dump shop", runIn: "web" }),
            trigger: "manual",
            requestedBy: "ana",
            queuedAt: new Date(0).toISOString(),
            ...rest,
        });
    }

    find = async (id: number) => (await jobRuns.find(this.database.knex, id))!;

    /** Waits until the run is in this state. */
    async reaches(id: number, state: JobRunState) {
        await expect.poll(async () => (await this.find(id)).state, { timeout: 20_000 }).toBe(state);
        return this.find(id);
    }
}
