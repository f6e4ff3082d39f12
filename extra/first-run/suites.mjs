import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { project } from "./project.mjs";
import { failuresIn } from "./report.mjs";
import { runTool } from "./tool.mjs";

/** Runs vitest once and resolves to `{ passed, failures }`; each failure has `file`, `name` and `message`. */
export async function runSuite(args, env) {
    const folder = await mkdtemp(path.join(os.tmpdir(), "cicd-report-"));
    const file = path.join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    try {
        const code = await runTool("vitest", ["run", ...reporters, ...args], { env });
        const report = await readFile(file, "utf8").then(JSON.parse, () => null);
        return { passed: report?.numPassedTests ?? 0, failures: failuresIn(report, code, project) };
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
