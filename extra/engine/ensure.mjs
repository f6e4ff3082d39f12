import { mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { answers } from "./answers.mjs";
import { ensureBaseImage } from "./base-image.mjs";
import { ensureBinaries, ensureSystemPackages } from "./binaries.mjs";
import { startDaemon } from "./daemon.mjs";
import { distribution } from "./distribution.mjs";
import { paths } from "./paths.mjs";
import { announce, pause, works } from "./run.mjs";
import { ensureSwitchImage, switchImage } from "./switch-image.mjs";

const systemSocket = "unix:///var/run/docker.sock";

/** The environment in which `docker` reaches this engine with its plugins. */
function environmentFor(host, withOwnClient) {
    if (!withOwnClient) {
        return { DOCKER_HOST: host };
    }
    const PATH = [paths.bin, process.env.PATH].join(path.delimiter);
    return { DOCKER_HOST: host, DOCKER_CONFIG: process.env.DOCKER_CONFIG ?? paths.config, PATH };
}

/** The first engine that answers: the one that was asked for, the system's, or our own from an earlier start. */
export async function runningEngine() {
    const hosts = [process.env.DOCKER_HOST, systemSocket, paths.host].filter(Boolean);
    for (const host of new Set(hosts)) {
        if (await answers(host)) {
            return { host, isPrivate: host === paths.host };
        }
    }
    return null;
}

async function holderIsAlive() {
    const pid = Number(await readFile(paths.lock, "utf8").catch(() => "0"));
    try {
        return pid > 0 && process.kill(pid, 0);
    } catch {
        return false;
    }
}

/** Two commands at once must not unpack into the same folder or start two daemons. */
async function withLock(work) {
    await mkdir(paths.root, { recursive: true });
    for (;;) {
        try {
            const file = await open(paths.lock, "wx");
            await file.writeFile(String(process.pid));
            await file.close();
            break;
        } catch (error) {
            if (error.code !== "EEXIST") {
                throw error;
            }
            if (!(await holderIsAlive())) {
                await rm(paths.lock, { force: true });
            }
            await pause(200);
        }
    }
    return work().finally(() => rm(paths.lock, { force: true }));
}

async function startPrivate() {
    const chosen = await distribution();
    announce(
        `no Docker Engine answers, so a private one is started in ${paths.root} (data, socket and log stay there)`,
    );
    announce(`it adds the bridge ${paths.bridge} and Docker's usual iptables chains to this machine while it runs`);
    await ensureSystemPackages();
    await ensureBinaries(chosen);
    await startDaemon();
    announce(`the engine answers at ${paths.host}`);
}

async function clientWorks(host) {
    const env = { ...process.env, DOCKER_HOST: host };
    return (await works("docker", ["compose", "version"], { env })) && works("docker", ["buildx", "version"], { env });
}

async function prepare() {
    const found = await runningEngine();
    if (!found) {
        await startPrivate();
    }
    const { host, isPrivate } = found ?? { host: paths.host, isPrivate: true };
    const withOwnClient = isPrivate || !(await clientWorks(host));
    if (withOwnClient) {
        await ensureBinaries(await distribution());
    }
    const env = environmentFor(host, withOwnClient);
    const docker = withOwnClient ? path.join(paths.bin, "docker") : "docker";
    await ensureBaseImage(docker, { ...process.env, ...env });
    if (!isPrivate) {
        return { host, isPrivate, started: !found, env };
    }
    // A private engine is there because nothing else is: the official image may be out of reach too.
    await ensureSwitchImage(docker, { ...process.env, ...env });
    const DOCKGE_CICD_SWITCH_IMAGE = process.env.DOCKGE_CICD_SWITCH_IMAGE ?? switchImage;
    return { host, isPrivate, started: !found, env: { ...env, DOCKGE_CICD_SWITCH_IMAGE } };
}

/**
 * Finds an engine or starts a private one, and makes the base image there; a private one gets the traffic switch's too.
 * Resolves to `{ host, isPrivate, started, env }`; `env` is what a child needs to use it.
 * Throws EngineUnavailable with one sentence where neither is possible.
 */
export async function ensureEngine() {
    return withLock(prepare);
}
