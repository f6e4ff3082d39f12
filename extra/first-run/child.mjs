import { spawn } from "node:child_process";
import { project } from "./project.mjs";

/** The person or the system asked us to end; what was running has been told. */
export class Interrupted extends Error {
    name = "Interrupted";
    constructor(signal) {
        super(`Ended by ${signal}`);
        this.exitCode = signal === "SIGINT" ? 130 : 143;
    }
}

/** npm passes on a signal that the terminal has already sent to all: the echo is not a second request. */
const echo = 1000;
const patience = 20_000;

const running = new Set();
let interrupted = null;

function signalGroup(child, signal) {
    try {
        process.kill(-child.pid, signal);
    } catch {
        // The group has ended already.
    }
}

function onSignal(signal) {
    if (interrupted && Date.now() - interrupted.at < echo) {
        return;
    }
    const sent = interrupted ? "SIGKILL" : signal;
    interrupted ??= { signal, at: Date.now() };
    for (const child of running) {
        signalGroup(child, sent);
        setTimeout(() => signalGroup(child, "SIGKILL"), patience).unref();
    }
}

/** From here on SIGINT and SIGTERM go to the children (a second one kills them), and what follows is not started. */
export function passSignalsOn() {
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    process.on("SIGHUP", onSignal);
}

function exitCode(code, signal) {
    return code ?? (signal === "SIGINT" ? 130 : 143);
}

/**
 * Runs one program to its end and resolves to its exit code.
 * It gets a group of its own, so that a signal reaches it once, and nothing of the group is left behind.
 * Throws Interrupted when we were told to end meanwhile or before.
 */
export async function runChild(program, args, { env = {}, toStderr = false } = {}) {
    if (interrupted) {
        throw new Interrupted(interrupted.signal);
    }
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, {
            cwd: project,
            detached: true,
            env: { ...process.env, ...env },
            stdio: ["ignore", toStderr ? 2 : "inherit", "inherit"],
        });
        running.add(child);
        child.on("error", (error) => {
            running.delete(child);
            reject(error);
        });
        child.on("exit", (code, signal) => {
            running.delete(child);
            signalGroup(child, "SIGKILL");
            if (interrupted) {
                reject(new Interrupted(interrupted.signal));
                return;
            }
            resolve(exitCode(code, signal));
        });
    });
}
