import { randomBytes, randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createJobs } from "../../../backend/build-engine/jobs/create-jobs";
import { recoverJobRuns } from "../../../backend/build-engine/jobs/recover-job-runs";
import { KeyedLock } from "../../../backend/build-engine/keyed-lock";
import { createLogStore } from "../../../backend/build-engine/log-store/create-log-store";
import { sealEnvironment } from "../../../backend/build-engine/release-environment";
import { systemClock } from "../../../backend/models/clock";
import { EventBus } from "../../../backend/models/event-bus";
import { jobRuns } from "../../../backend/models/job-runs";
import { releases } from "../../../backend/models/releases";
import { SecretBox } from "../../../backend/models/secret-box";
import type { JobRunState } from "../../../common/job-states";
import { commandSchema } from "../../../common/schema";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { StackFixture } from "../deploy/stack-fixture";

const minute = 60_000;
const compose = `
services:
  web:
    image: busybox-test:1
    command: ["sleep", "1000000"]
    stop_grace_period: 0s
    environment: { SHOP: "\${SHOP}" }
    volumes: ["data:/data"]
  db:
    image: busybox-test:1
    command: ["sh", "-c", "echo open > /tmp/index.html; exec httpd -f -h /tmp -p 5432"]
    stop_grace_period: 0s
volumes: { data: {} }
`;

let stack: StackFixture;
let database: TestDatabase;
const secrets = new SecretBox(randomBytes(32));
const reported: unknown[] = [];

beforeAll(async () => {
    [stack, database] = await Promise.all([StackFixture.create(), openTestDatabase()]);
    await stack.write({ ".env": "SHOP=corner\n" });
    const release = await stack.render({ "compose.yaml": compose });
    await stack.deployer.apply(release, null, stack.context);
    const at = new Date().toISOString();
    const id = await releases.insert(database.knex, {
        stack: stack.name,
        number: 7,
        deploymentId: null,
        ref: null,
        commitSha: null,
        commitMessage: null,
        commitAuthor: null,
        content: release.content,
        environment: sealEnvironment(release.environment, secrets),
        createdAt: at,
    });
    await releases.activate(database.knex, stack.name, id, at);
}, 5 * minute);

afterAll(async () => {
    await stack.remove();
    await database.close();
}, 2 * minute);

/** A server that runs jobs, after what the one before left was put in order. */
async function start() {
    const bootId = randomUUID();
    const report = (error: unknown) => void reported.push(error);
    const db = database.knex;
    await recoverJobRuns({ db, clock: systemClock, bootId, log: () => undefined });
    const jobLogs = createLogStore({ dir: path.join(database.directory, "job-logs") });
    const bus = new EventBus(report);
    const { deployer, stacksDir } = stack;
    const locks = new KeyedLock();
    const parts = { db, clock: systemClock, secrets, deployer, stacksDir, jobLogs, bus, locks, bootId, report };
    const jobs = createJobs({ ...parts, parallel: async () => 3 });
    jobs.start();
    return { jobs, jobLogs, locks };
}

async function queue(run: string): Promise<number> {
    const id = await jobRuns.insert(database.knex, {
        jobId: null,
        stack: stack.name,
        name: "backup",
        command: commandSchema.parse({ run, runIn: "web", timeout: 300 }),
        trigger: "manual",
        requestedBy: "ana",
        queuedAt: new Date().toISOString(),
    });
    return id!;
}

const stateOf = async (id: number) => (await jobRuns.find(database.knex, id))?.state;
const reaches = (id: number, state: JobRunState) =>
    expect.poll(() => stateOf(id), { timeout: 2 * minute, interval: 100 }).toBe(state);
const containers = async () =>
    (await stack.docker("ps", "-a", "--format", "{{.Names}}", "--filter", `name=cicd.${stack.name}.`))
        .split("\n")
        .filter(Boolean);

it(
    "a job sees what its service sees: network, volumes, environment and release",
    async () => {
        const server = await start();
        const before = await stack.ids();
        const id = await queue(
            'wget -qO- http://db:5432/index.html; echo "$SHOP $CICD_RELEASE" | tee /data/seen; exit 3',
        );
        server.jobs.runner.wake();
        await reaches(id, "failed");
        await server.jobs.runner.idle();
        expect(await jobRuns.find(database.knex, id)).toMatchObject({ exitCode: 3, releaseNumber: 7 });
        expect(await server.jobLogs.read(id)).toContain("open\ncorner 7\n");
        expect(await stack.inside("web", "cat", "/data/seen")).toBe("corner 7");
        // The replicas that serve are the same, and nothing of the job is left.
        expect([await stack.ids(), await containers()]).toEqual([before, []]);
        await server.jobs.close();
        expect(reported).toEqual([]);
    },
    5 * minute,
);

it(
    "a cancel ends even a deaf command with its container, and leaves the stack free meanwhile",
    async () => {
        const server = await start();
        const id = await queue("trap '' TERM; echo deaf; while true; do sleep 1; done");
        server.jobs.runner.wake();
        await expect.poll(() => server.jobLogs.read(id), { timeout: 2 * minute }).toContain("deaf");
        await expect.poll(() => server.locks.holder(stack.name), { timeout: minute }).toBeNull();
        expect(await server.jobs.runner.cancel(id)).toBe(true);
        await reaches(id, "canceled");
        await server.jobs.runner.idle();
        expect(await containers()).toEqual([]);
        await server.jobs.close();
    },
    5 * minute,
);

it(
    "a command goes on while the server is away, and the next one waits for its end",
    async () => {
        const first = await start();
        const id = await queue(
            "echo begun >> /data/starts; while [ ! -e /data/go ]; do sleep 1; done; cat /data/starts",
        );
        first.jobs.runner.wake();
        await expect.poll(async () => (await containers()).length, { timeout: 2 * minute }).toBe(1);
        await expect.poll(() => first.locks.holder(stack.name), { timeout: minute }).toBeNull();
        await first.jobs.close();
        expect([await stateOf(id), (await containers()).length]).toEqual(["running", 1]);
        const second = await start();
        await stack.inside("web", "touch", "/data/go");
        await reaches(id, "succeeded");
        await second.jobs.runner.idle();
        const log = await second.jobLogs.read(id);
        expect(log.match(/begun/g)).toHaveLength(1);
        expect(await containers()).toEqual([]);
        await second.jobs.close();
        expect(reported).toEqual([]);
    },
    5 * minute,
);
