import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { answers } from "./answers.mjs";
import { ensureBridge, removeBridges } from "./bridge.mjs";
import { paths } from "./paths.mjs";
import { announce, pause, run } from "./run.mjs";

const startLimit = 60_000;
const stopLimit = 30_000;

const dockerdArgs = [
    ...["--host", paths.host],
    ...["--data-root", paths.data],
    ...["--exec-root", paths.run],
    ...["--pidfile", paths.pidFile],
    ...["--bridge", paths.bridge],
    ...["--exec-opt", "native.cgroupdriver=cgroupfs"],
    "--ip6tables=false",
    ...["--log-level", "warn"],
];

function environment() {
    const PATH = [paths.libexec, process.env.PATH, "/usr/sbin", "/sbin"].join(path.delimiter);
    const { DOCKER_HOST: _, ...rest } = process.env;
    return { ...rest, PATH };
}

async function tail(file) {
    const text = await readFile(file, "utf8").catch(() => "");
    return text.trim().split("\n").slice(-8).join("\n");
}

/** The daemon's process id, or null. A pid that the system has given to another program is not ours. */
async function daemonPid() {
    const pid = Number(await readFile(paths.pidFile, "utf8").catch(() => "0"));
    if (!pid) {
        return null;
    }
    const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    const args = commandLine.split("\0");
    return args[0].endsWith("dockerd") && args.includes(paths.data) ? pid : null;
}

async function waitForSocket(child) {
    let exited = false;
    child.once("exit", () => (exited = true));
    const end = Date.now() + startLimit;
    while (Date.now() < end && !exited) {
        if (await answers(paths.host)) {
            return;
        }
        await pause(100);
    }
    throw new Error(
        `The private Docker Engine did not start. Its log (${paths.log}) ends with:\n${await tail(paths.log)}`,
    );
}

/** Starts dockerd in a session of its own, so that it outlives this process, and waits until it answers. */
export async function startDaemon() {
    for (const folder of [paths.data, paths.run]) {
        await mkdir(folder, { recursive: true });
    }
    if ((await daemonPid()) === null) {
        await rm(paths.pidFile, { force: true });
    }
    await ensureBridge();
    const log = openSync(paths.log, "w");
    const child = spawn(path.join(paths.libexec, "dockerd"), dockerdArgs, {
        cwd: paths.root,
        detached: true,
        env: environment(),
        stdio: ["ignore", log, log],
    });
    closeSync(log);
    child.on("error", (error) => announce(error.message));
    await waitForSocket(child);
    child.unref();
}

async function networkIds() {
    const docker = path.join(paths.bin, "docker");
    const listing = run(docker, ["--host", paths.host, "network", "ls", "--quiet", "--filter", "driver=bridge"]);
    return (await listing.catch(() => "")).split("\n").filter(Boolean);
}

/** Ends the private engine and its containers. Returns false when none was running. */
export async function stopDaemon() {
    const pid = await daemonPid();
    if (pid === null) {
        return false;
    }
    const networks = await networkIds();
    process.kill(pid, "SIGTERM");
    const end = Date.now() + stopLimit;
    while ((await daemonPid()) !== null) {
        if (Date.now() > end) {
            throw new Error(`The private Docker Engine (process ${pid}) did not end within ${stopLimit / 1000} s`);
        }
        await pause(100);
    }
    await removeBridges(networks);
    return true;
}
