import { readFileSync } from "node:fs";
import path from "node:path";
import { runChild } from "./child.mjs";
import { project } from "./project.mjs";

function binaryOf(packageName, name) {
    const folder = path.join(project, "node_modules", packageName);
    const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    return path.join(folder, typeof bin === "string" ? bin : bin[name]);
}

/** Runs a development tool in this Node, without the process that npx would put between. */
export function runTool(packageName, args, options = {}) {
    const { name = packageName, ...rest } = options;
    return runChild(process.execPath, [binaryOf(packageName, name), ...args], rest);
}

/** Runs a TypeScript file of the project. */
export function runScript(file, args, options) {
    return runChild(process.execPath, ["--import", "tsx", file, ...args], options);
}
