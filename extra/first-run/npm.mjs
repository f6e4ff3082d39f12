import { runChild } from "./child.mjs";

/** Runs npm itself: the one that started us, else the one on the PATH. */
export function npm(args) {
    const cli = process.env.npm_execpath ?? "";
    const options = { toStderr: true };
    return cli.endsWith("npm-cli.js")
        ? runChild(process.execPath, [cli, ...args], options)
        : runChild("npm", args, options);
}
