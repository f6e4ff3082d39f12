import { randomUUID } from "node:crypto";
import { mkdir, statfs } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { CicdError } from "../common/errors";
import { createApiRouter } from "./api/api-router";
import { createAssetsRouter } from "./api/assets-router";
import { clearWorkspaces } from "./build-engine/sweep-workspaces";
import { createLogStore } from "./build-engine/log-store/create-log-store";
import { createReleaser } from "./build-engine/holds/releaser";
import { createJobs } from "./build-engine/jobs/create-jobs";
import { recoverJobRuns } from "./build-engine/jobs/recover-job-runs";
import { KeyedLock } from "./build-engine/keyed-lock";
import { runPipeline } from "./build-engine/pipeline";
import { createQueue } from "./build-engine/queue";
import { recover } from "./build-engine/recovery";
import { clearLeftContainers } from "./build-engine/clear-left-containers";
import { afterUnheld } from "./build-engine/after-unheld";
import { keepWarm } from "./build-engine/warm-keeper";
import { createDeployer, type DeployerDeps } from "./deploy/create-deployer";
import { MIRRORS_FOLDER } from "./deploy/remove-home";
import { connectDocker } from "./exec/docker-client";
import { createDockerEngine } from "./exec/docker-engine";
import { createDockerLogins } from "./exec/docker-logins";
import { endLeftOver } from "./exec/end-left-over";
import { readProcess } from "./exec/process-identity";
import { createProcessRunner } from "./exec/process-runner";
import { createChecksOf } from "./forge-api/ask-checks";
import { createStoredLogins } from "./forge-api/registry/stored-logins";
import { startStatusReporter } from "./forge-api/status-reporter";
import { createGit } from "./git/create-git";
import { createInstallationTokens } from "./git/installation-tokens";
import { createRequestForge } from "./git/request-forge";
import { createRequestProxy } from "./git/request-proxy";
import type { Host } from "./host/host";
import { buildSecrets } from "./models/build-secrets";
import { systemClock, type Clock } from "./models/clock";
import type { Database } from "./models/db";
import { EventBus } from "./models/event-bus";
import { createHostTrust } from "./models/host-trust";
import { holdInstanceLock } from "./models/instance-lock";
import { openKey } from "./models/key-file";
import { migrate } from "./models/migrate";
import { processes } from "./models/processes";
import { SecretBox } from "./models/secret-box";
import { settings } from "./models/settings";
import { logDeployments } from "./log-deployments";
import { startDailyWork } from "./start-daily-work";
import { startDriftWatch } from "./start-drift-watch";
import { openServerLog, type ServerLog } from "./server-log";
import { attachSocketHandlers } from "./socket-handlers/attach-socket-handlers";
import { announceLogin } from "./use-cases/announce-login";
import { createUseCases } from "./use-cases/create-use-cases";
import { withAudit } from "./use-cases/audit/with-audit";
import { startCounting } from "./use-cases/figures/count-ended";
import { startUpdateSchedule } from "./use-cases/images/update-schedule";
import { createPoller } from "./use-cases/polling/create-poller";
import { guardStackEvent } from "./use-cases/guard-stack-event";
import { decidePendingPushes } from "./use-cases/pushes/pending-worker";
import { publicUrl } from "./use-cases/public-url";
import { loadSettings } from "./use-cases/save-settings";
import { createWebhooks } from "./webhooks/create-webhooks";
import { forcedPort } from "./webhooks/forced-port";
import { createHookListener } from "./webhooks/hook-listener";

interface Foundation {
    host: Host;
    clock: Clock;
    log: ServerLog;
    db: Database;
    bootId: string;
    ownDir: string;
    report: (error: unknown) => void;
}

type BuildEngine = Awaited<ReturnType<typeof createBuildEngine>>;

export interface Extension {
    /** Ends work in a state from which the next start goes on; settles within 8 s. */
    close(): Promise<void>;
}

/** The composition root: everything is wired here, once. */
export async function attachExtension(host: Host): Promise<Extension> {
    const clock = systemClock;
    const log = openServerLog(clock, process.env);
    const foundation: Foundation = {
        host,
        clock,
        log,
        db: host.knex,
        bootId: randomUUID(),
        ownDir: join(host.dataDir, "cicd"),
        report: (error) => log.error("unexpected", error),
    };
    await openData(foundation);
    const engine = await createBuildEngine(foundation);
    void clearLeftContainers({ ...engine, onError: (message, error) => log.error(message, error) });
    const surface = mountSurface(foundation, engine);
    const endLines = logDeployments({ ...engine, log });
    engine.queue.wake();
    engine.jobs.start();
    const pending = decidePendingPushes({ ...engine, onQueued: () => engine.queue.wake() });
    const poller = startPoller(foundation, engine);
    const pageUrl = () => publicUrl({ db: foundation.db, fallbackUrl: fallbackUrl() });
    const endReports = startStatusReporter({ ...engine.forge, bus: engine.bus, report: foundation.report, pageUrl });
    engine.releaser.look().catch(foundation.report);
    const warm = keepWarm({ ...engine, clock, report: foundation.report, after: afterUnheld });
    warm.look();
    log.info("CI/CD is ready", { host: host.name, version: host.version });
    return {
        async close() {
            warm.close();
            await surface.close();
            await endReports();
            await poller.close();
            await pending.close();
            await engine.releaser.close();
            await Promise.all([engine.queue.stop(), engine.jobs.close()]).then(endLines);
            await engine.runner.endAll();
            engine.dockerLogins.close();
        },
    };
}

/** Tables up to date, and what a dead server left behind put in order, before anything else looks at the data. */
async function openData({ host, db, clock, bootId, ownDir, log }: Foundation): Promise<void> {
    await mkdir(ownDir, { recursive: true, mode: 0o700 });
    if (!(await holdInstanceLock(db, join(ownDir, "lock")))) {
        throw new Error(
            "Another server already works on this data directory. Stop it first; two at once would deploy everything twice.",
        );
    }
    await migrate(db, join(ownDir, "backup"), host.databaseFile);
    await recover({
        db,
        clock,
        bootId,
        pid: process.pid,
        startedAt: (pid) => readProcess(pid)?.started ?? null,
        endLeftOver,
        log: (line) => log.info(line),
    });
    await recoverJobRuns({ db, clock, bootId, log: (line) => log.info(line) });
    await clearWorkspaces({ db, stacksDir: host.stacksDir });
}

async function createBuildEngine({ host, db, clock, bootId, ownDir, log, report }: Foundation) {
    const { key, problem } = await openKey(db, process.env.DOCKGE_CICD_KEY, join(ownDir, "key"));
    if (problem !== null) {
        log.error("stored secrets can't be opened", new Error(problem));
    }
    const secrets = new SecretBox(key);
    // Neither children nor compose files may find it.
    delete process.env.DOCKGE_CICD_KEY;
    const bus = new EventBus(report);
    const { stacksDir } = host;
    const runner = createProcessRunner({
        bootId,
        onStart: (record) => processes.insert(db, record),
        onExit: (record) => processes.remove(db, record.pid, bootId),
    });
    const engine = createDockerEngine(connectDocker, stacksDir);
    const trust = createHostTrust(db, clock, (id, accepted) => {
        announceLogin({ db, bus, log: (line) => log.info(line) }, id, accepted).catch(report);
    });
    const request = createRequestForge(trust);
    const tokens = createInstallationTokens(request, clock);
    const recordLogin = (id: number, accepted: boolean) => trust.recordLogin(id, accepted);
    const forge = { db, secrets, clock, request, tokens, recordLogin };
    const dockerLogins = createDockerLogins(join(ownDir, "docker"), process.env);
    const registries = createStoredLogins({ ...forge, report, onChange: (logins) => dockerLogins.use(logins) });
    await registries.reload();
    const parts = {
        db,
        clock,
        secrets,
        bus,
        report,
        stacksDir,
        ownDir,
        freeBytes,
        locks: new KeyedLock(),
        forge,
        checksOf: createChecksOf(forge),
        git: createGit({ runner, reposDir: join(stacksDir, ".cicd", MIRRORS_FOLDER), trust, tokens }),
        registries,
        deployer: createDeployer({
            ...{ runner, engine, stacksDir, hostEnvironment: process.env, clock },
            ...{ logins: dockerLogins, registries, requestProxy: createRequestProxy(trust) },
            buildSecrets: (stack) => buildSecrets.open(db, secrets, stack),
            ...allowedByAdministrators(db),
        }),
        logs: createLogStore({ dir: join(ownDir, "logs") }),
        jobLogs: createLogStore({ dir: join(ownDir, "job-logs") }),
    };
    const queue = createQueue({
        ...parts,
        bootId,
        parallel: () => parallelOf(db),
        run: (run) => runPipeline(parts, run),
    });
    const jobs = createJobs({ ...parts, bootId, parallel: () => parallelOf(db) });
    const { watchStarts } = engine;
    const releaser = createReleaser({ ...parts, watchStarts, onQueued: () => queue.wake() });
    return { ...parts, runner, queue, jobs, releaser, dockerLogins, docker: engine };
}

function mountSurface({ host, db, clock, ownDir, log, report }: Foundation, engine: BuildEngine) {
    const { bus, secrets, queue, logs, jobLogs } = engine;
    const webhooks = createWebhooks({
        db,
        clock,
        bus,
        secrets,
        bodiesDir: join(ownDir, "bodies"),
        onQueued: () => queue.wake(),
        log: (line) => log.info(line),
    });
    const hookListener = createHookListener(host.listening, webhooks.handler, report);
    const forced = forcedPort(process.env.DOCKGE_CICD_HOOK_PORT);
    const hookPort = { forced, use: (port: number) => hookListener.use(forced ?? port) };
    const dependencies = { ...engine, fallbackUrl: fallbackUrl(), hookPort, deliveries: webhooks.deliveries };
    const useCases = withAudit(createUseCases(dependencies), { db, clock, report });
    host.addPlainHandler(webhooks.handler);
    host.addRouter(createApiRouter({ useCases, logs, jobLogs, db, bus, clock, report }));
    host.addRouter(createAssetsRouter());
    attachSocketHandlers(host, { useCases, logs, jobLogs, bus, db, report });
    host.guardStackEvents(async (event, proceed) => {
        const user = event.userId === null ? null : await host.users.find(event.userId);
        return guardStackEvent(dependencies, { ...event, user: user?.username ?? null }, proceed);
    });
    host.serveFrontend("/cicd/assets/embed.js");

    // A port that can't be had is no reason to do without everything else.
    loadSettings(dependencies)
        .then((stored) => hookPort.use(stored.hookPort))
        .catch((error: unknown) => log.error("webhooks have no port of their own", error));
    const drift = startDriftWatch({ ...dependencies, watchChanges: engine.docker.watchChanges, report, log });
    const updates = startUpdateSchedule({ ...dependencies, report, log: (line) => log.info(line) });
    const figures = startCounting(engine, report);
    const daily = startDailyWork({ ...engine, log }, webhooks);
    return {
        async close() {
            const parts = [hookListener, webhooks, daily, figures, drift, updates];
            await Promise.all(parts.map((part) => part.close()));
        },
    };
}

function startPoller({ log, report }: Foundation, engine: BuildEngine) {
    const poller = createPoller({
        ...engine,
        onQueued: () => engine.queue.wake(),
        log: (line) => log.info(line),
        random: Math.random,
        after: afterUnheld,
    });
    poller.start().catch(report);
    return poller;
}

/** Read each time, so that a change counts at once. */
function allowedByAdministrators(db: Database): Pick<DeployerDeps, "proxies" | "hostCommandsAllowed"> {
    return {
        proxies: async () => (await settings.load(db)).proxies,
        hostCommandsAllowed: async (stack) => (await settings.load(db)).hostCommandStacks.includes(stack),
    };
}

async function parallelOf(db: Database): Promise<number> {
    return (await settings.load(db)).parallelDeployments || Math.max(1, cpus().length >> 1);
}

async function freeBytes(path: string): Promise<number> {
    try {
        const { bavail, bsize } = await statfs(path);
        return bavail * bsize;
    } catch (error) {
        throw new CicdError(
            {
                code: "DISK_FULL",
                message: `The free space of ${path} could not be read.`,
                hint: "Check that the stacks directory is mounted and readable.",
            },
            { cause: error },
        );
    }
}

function fallbackUrl(): string {
    const scheme = process.env.DOCKGE_SSL_KEY ? "https" : "http";
    return `${scheme}://${process.env.DOCKGE_HOSTNAME ?? "localhost"}:${process.env.DOCKGE_PORT ?? "5001"}`;
}
