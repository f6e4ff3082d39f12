#!/usr/bin/env node
// The Docker Engine for tests and demo: `node extra/engine.mjs start | stop | status | env`.
// Plain Node without dependencies: it has to work before `npm install`.
import path from "node:path";
import { stopDaemon } from "./engine/daemon.mjs";
import { ensureEngine, runningEngine } from "./engine/ensure.mjs";
import { paths } from "./engine/paths.mjs";
import { announce, EngineUnavailable } from "./engine/run.mjs";

const quoted = (value) => `'${value.replaceAll("'", `'\\''`)}'`;

function exports(isPrivate, host) {
    const own = [
        `export DOCKER_CONFIG=${quoted(paths.config)}`,
        `export PATH=${quoted(paths.bin)}${path.delimiter}"$PATH"`,
    ];
    return [`export DOCKER_HOST=${quoted(host)}`, ...(isPrivate ? own : [])].join("\n");
}

const commands = {
    async start() {
        const engine = await ensureEngine();
        announce(`ready: ${engine.host}${engine.isPrivate ? " (private)" : ""}`);
        process.stdout.write(exports(engine.isPrivate, engine.host) + "\n");
    },
    async stop() {
        announce((await stopDaemon()) ? "the private engine has ended" : "no private engine is running");
    },
    async status() {
        const engine = await runningEngine();
        announce(
            engine ? `answers: ${engine.host}${engine.isPrivate ? " (private)" : ""}` : "no Docker Engine answers",
        );
        process.exitCode = engine ? 0 : 1;
    },
    async env() {
        const engine = await runningEngine();
        if (!engine) {
            throw new EngineUnavailable("No Docker Engine answers: run `node extra/engine.mjs start` first.");
        }
        process.stdout.write(exports(engine.isPrivate, engine.host) + "\n");
    },
};

const command = commands[process.argv[2]];
if (!command) {
    announce("usage: node extra/engine.mjs start | stop | status | env");
    process.exit(2);
}
try {
    await command();
} catch (error) {
    announce(error.message);
    process.exitCode = error instanceof EngineUnavailable ? 3 : 1;
}
