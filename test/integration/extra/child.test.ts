import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const child = path.resolve("extra/first-run/child.mjs");

/** A program with a descendant that ignores being asked, each of which prints its process id. */
const descendant = `process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000);`;
const program = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(descendant)}], { stdio: "inherit" });
    process.on("SIGTERM", () => process.exit(7));
    console.log(process.pid);
    setInterval(() => {}, 1000);
`;
const driver = `
    const { Interrupted, passSignalsOn, runChild } = await import(${JSON.stringify(child)});
    passSignalsOn();
    const code = await runChild(process.execPath, ["-e", ${JSON.stringify(program)}]).catch((error) => error);
    const next = await runChild(process.execPath, ["-e", "console.log('late')"]).catch((error) => error);
    process.exit(code instanceof Interrupted && next instanceof Interrupted ? code.exitCode : 99);
`;

/** An orphan that has ended stays in the table until the machine's first process gets round to collecting it. */
async function isRunning(pid: number): Promise<boolean> {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ") Z");
    return !stat.includes(") Z");
}

async function stillRunning(pids: number[]): Promise<number[]> {
    const states = await Promise.all(pids.map(isRunning));
    return pids.filter((_, i) => states[i]);
}

test("runChild() leaves nothing behind and starts nothing more when a signal came", async () => {
    const running = spawn(process.execPath, ["--input-type=module", "-e", driver], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(running, "exit");
    const pids: number[] = [];
    for await (const line of createInterface(running.stdout)) {
        pids.push(Number(line));
        if (pids.length === 2) {
            running.kill("SIGTERM");
        }
    }
    expect(await exited).toEqual([143, null]);
    expect(pids).toHaveLength(2);
    await expect.poll(() => stillRunning(pids)).toEqual([]);
});

test("runChild() resolves to the program's own exit code when it ends by itself", async () => {
    const { runChild } = await import("../../../extra/first-run/child.mjs");
    expect(await runChild(process.execPath, ["-e", "process.exit(5)"])).toBe(5);
    await expect(runChild("no-such-program-here", [])).rejects.toThrow(/ENOENT/);
});
