import { spawn } from "node:child_process";

/** One plain line for the person who started us. It goes to stderr: stdout belongs to `env`. */
export function announce(line) {
    process.stderr.write(`[engine] ${line}\n`);
}

/** Something a person has to mend; printed as one sentence, never as a stack trace. */
export class EngineUnavailable extends Error {
    name = "EngineUnavailable";
}

/**
 * Runs one program to its end and resolves to its standard output.
 * Rejects with the tail of what it said when it ends with another code than 0.
 */
export function run(program, args, options = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
        const out = [];
        const err = [];
        child.stdout.on("data", (chunk) => out.push(chunk));
        child.stderr.on("data", (chunk) => err.push(chunk));
        child.on("error", (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
        child.on("close", (code, signal) => {
            const stdout = Buffer.concat(out).toString();
            if (code === 0) {
                resolve(stdout);
                return;
            }
            const said = (Buffer.concat(err).toString() || stdout).trim().slice(-2000);
            reject(new Error(`${program} ${args[0] ?? ""} ended with ${signal ?? `code ${code}`}: ${said}`));
        });
    });
}

/** True when the program runs to its end with code 0. */
export async function works(program, args, options) {
    return run(program, args, options).then(
        () => true,
        () => false,
    );
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
