import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "../../exec/command";
import type { StackFolder } from "./stack-folder";

/** What the docker client needs to find its engine, logins and proxies; the rest of our environment stays ours. */
const PASSED_ON = [
    "PATH",
    "HOME",
    "DOCKER_HOST",
    "DOCKER_CONFIG",
    "DOCKER_CONTEXT",
    "DOCKER_CERT_PATH",
    "DOCKER_TLS_VERIFY",
    "XDG_RUNTIME_DIR",
    "SSH_AUTH_SOCK",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
];

const minute = 60_000;

export function dockerEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
    return Object.fromEntries(PASSED_ON.flatMap((key) => (env[key] === undefined ? [] : [[key, env[key]]])));
}

/** `docker compose …` in the stack's folder, as Dockge calls it: its project name and its override files count. */
export function composeCommand(folder: StackFolder, args: readonly string[]): Command {
    return {
        file: "docker",
        args: ["compose", ...envFiles(folder), ...args],
        cwd: folder.dir,
        env: dockerEnvironment(process.env),
        deadlineMs: 30 * minute,
    };
}

/** Follows the output of all containers until it is ended. */
export function logsCommand(folder: StackFolder): Command {
    const command = composeCommand(folder, ["--ansi", "always", "logs", "--follow", "--tail", "100"]);
    return { ...command, deadlineMs: 24 * 60 * minute };
}

export function listProjectsCommand(): Command {
    return {
        file: "docker",
        args: ["compose", "ls", "--all", "--format", "json"],
        env: dockerEnvironment(process.env),
        deadlineMs: minute / 2,
    };
}

/** A `global.env` beside the stacks serves all of them; naming it switches the default `.env` off. */
function envFiles({ dir }: StackFolder): string[] {
    if (!existsSync(join(dirname(dir), "global.env"))) {
        return [];
    }
    const own = existsSync(join(dir, ".env")) ? ["--env-file", "./.env"] : [];
    return ["--env-file", "../global.env", ...own];
}
