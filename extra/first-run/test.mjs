import { findDockge } from "./find-dockge.mjs";
import { say } from "./say.mjs";
import { runSuite } from "./suites.mjs";
import { secondRun } from "./second-run.mjs";
import { ensurePrograms } from "./system-packages.mjs";
import { withEngine } from "./with-engine.mjs";

const needed = {
    git: "git",
    "git-lfs": "git-lfs",
    openssl: "openssl",
    "openssh-client": "ssh",
    "openssh-server": "sshd",
};
const browser = { chromium: "chromium" };

/** A suite that can't run here: said in one line, and an error where nobody would read that line. */
function skip(suites, reason, totals) {
    const isCi = Boolean(process.env.CI);
    say(`${suites} ${isCi ? "can't run" : "skipped"}: ${reason}`);
    if (isCi) {
        totals.failures.push({ file: null, name: `${suites} skipped`, message: reason });
    }
}

async function chooseSuites(env, totals) {
    const suites = ["unit", "integration"];
    if (!env) {
        skip("The engine and browser suites are", "there is no Docker Engine.", totals);
        return suites;
    }
    const { missing } = await ensurePrograms(browser);
    if (missing.length > 0) {
        skip("The browser suite is", "there is no chromium; install it and try again.", totals);
        return [...suites, "engine", "timed"];
    }
    if (findDockge() === null) {
        say("The suite inside a real Dockge is left out: DOCKGE_DIR names none.");
        return [...suites, "engine", "timed", "browser"];
    }
    return [...suites, "engine", "timed", "browser", "dockge"];
}

async function runOne(projects, args, env) {
    const filters = [...projects.map((name) => `--project=${name}`), ...args];
    const first = await runSuite(filters, env);
    return process.env.CI ? secondRun(first, projects, (again) => runSuite(again, env)) : first;
}

async function runAll(args, env) {
    const totals = { passed: 0, failures: [] };
    const suites = await chooseSuites(env, totals);
    // With a filter the files say which suites are meant, so that one run is enough.
    const runs = args.length > 0 ? [suites] : suites.map((suite) => [suite]);
    for (const projects of runs) {
        say(`test: ${args.length > 0 ? args.join(" ") : projects}`);
        const { passed, failures } = await runOne(projects, args, env ?? {});
        totals.passed += passed;
        totals.failures.push(...failures);
    }
    return totals;
}

/** Runs all suites in order, or those tests that `args` (vitest's own filters) name; resolves to `{ passed, failures }`. */
export async function test(args) {
    const { missing } = await ensurePrograms(needed);
    if (missing.length > 0) {
        const message = `The tests need ${missing.join(" and ")}: install it and try again.`;
        say(message);
        return { passed: 0, failures: [{ file: null, name: "programs", message }] };
    }
    return withEngine((env) => runAll(args, env));
}
