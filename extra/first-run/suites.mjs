import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runTool } from "./tool.mjs";

/** A file that could not be loaded or prepared has failed without a failed test: all that it did not run counts. */
function failuresOf({ status, assertionResults }) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    if (status !== "failed" || failed > 0) {
        return failed;
    }
    return Math.max(1, assertionResults.filter((test) => test.status !== "passed").length);
}

async function counts(file, code) {
    const report = await readFile(file, "utf8").then(JSON.parse, () => null);
    if (!report) {
        return { passed: 0, failed: 1 };
    }
    const failed = report.testResults.reduce((sum, result) => sum + failuresOf(result), 0);
    // An error outside of any test shows only in the exit code.
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Runs vitest once and resolves to `{ passed, failed }`. */
export async function runSuite(args, env) {
    const folder = await mkdtemp(path.join(os.tmpdir(), "cicd-report-"));
    const file = path.join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    try {
        const code = await runTool("vitest", ["run", ...reporters, ...args], { env });
        return await counts(file, code);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
