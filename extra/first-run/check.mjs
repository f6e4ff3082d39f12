import { say } from "./say.mjs";
import { runTool } from "./tool.mjs";

const checks = [
    { title: "types, server side", tool: "typescript", name: "tsc", args: ["-p", "tsconfig.json"] },
    { title: "types, pages", tool: "vue-tsc", args: ["-p", "tsconfig.frontend.json", "--noEmit"] },
    { title: "types, tests of the pages", tool: "vue-tsc", args: ["-p", "tsconfig.page-tests.json", "--noEmit"] },
    { title: "lint", tool: "eslint", args: [".", "--max-warnings", "0"] },
    { title: "formatting", tool: "prettier", args: ["--check", "--log-level", "warn", "."] },
    { title: "dead code", tool: "knip", args: ["--no-progress"] },
];

/** Runs every check, also after one has failed; resolves to those that failed, as failures. */
export async function check() {
    const failed = [];
    for (const { title, tool, name, args } of checks) {
        say(`check: ${title}`);
        if ((await runTool(tool, args, { name: name ?? tool })) !== 0) {
            failed.push(title);
            say(`check: ${title} FAILED`);
        }
    }
    const names = failed.map((title) => ` · ${title}`).join("");
    say(`check: ${checks.length - failed.length} passed, ${failed.length} failed${names}`);
    return failed.map((title) => ({ file: "npm run check", name: title, message: "Its output is above." }));
}
