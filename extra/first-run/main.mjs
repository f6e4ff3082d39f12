import { check } from "./check.mjs";
import { Interrupted, passSignalsOn } from "./child.mjs";
import { ci } from "./ci.mjs";
import { conclude } from "./conclude.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureFrontend } from "./frontend.mjs";
import { say } from "./say.mjs";
import { ensurePrograms } from "./system-packages.mjs";
import { test } from "./test.mjs";
import { testDockge } from "./test-dockge.mjs";
import { runScript } from "./tool.mjs";
import { withEngine } from "./with-engine.mjs";

const noEngine = 3;

function scriptWithEngine(file) {
    return (args) => withEngine((env) => (env ? runScript(file, args, { env }) : noEngine));
}

async function bench(args) {
    // The figure to compare with; the bench says so when it isn't there.
    await ensurePrograms({ git: "git", webhook: "webhook" });
    return scriptWithEngine("test/bench/index.ts")(args);
}

const commands = {
    start: { pages: true, run: (args) => runScript("backend/index.ts", args) },
    demo: { pages: true, run: scriptWithEngine("extra/demo.ts") },
    test: { pages: true, run: async (args) => conclude(await test(args)) },
    "test:dockge": { pages: true, run: testDockge },
    bench: { pages: true, run: bench },
    check: { pages: false, run: async () => Math.min((await check()).length, 1) },
    ci: { pages: true, run: async () => conclude(await ci()) },
    "rotate-key": { pages: false, run: (args) => runScript("extra/rotate-key.ts", args) },
    docs: { pages: false, run: (args) => runScript("extra/docs.ts", args) },
    token: { pages: false, run: (args) => runScript("extra/token.ts", args) },
};

async function perform(command, args) {
    const prepared = (await ensureDependencies()) || (command.pages ? await ensureFrontend() : 0);
    return prepared || command.run(args);
}

/** Prepares what the command needs, runs it, and ends this process with its exit code. */
export async function main(name, args) {
    const command = commands[name];
    if (!command) {
        say(`usage: node extra/first-run.mjs ${Object.keys(commands).join(" | ")}`);
        process.exit(2);
    }
    passSignalsOn();
    try {
        process.exitCode = await perform(command, args);
    } catch (error) {
        process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
        if (!(error instanceof Interrupted)) {
            say(error.message);
        }
    }
}
