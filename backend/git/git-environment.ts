import type { Command } from "../exec/command";
import type { HttpsCredential } from "./git";

/** What every git process gets; nothing else of our own environment is visible to it. */
export interface GitEnvironment {
    /** An empty folder. */
    home: string;
    /** The program that answers git's questions for user and password. */
    askpass: string;
    /** The program that git starts instead of ssh. */
    ssh: string;
    /** PATH, proxies, certificate authorities. */
    inherited: Readonly<Record<string, string>>;
}

export interface GitCall {
    args: readonly string[];
    /** A repository without a work tree; it has to be named, see `safe.bareRepository`. */
    gitDir?: string;
    cwd?: string;
    stdin?: string;
    deadlineMs: number;
    /** Default: none, the call stays on this machine and inside its repository. */
    protocols?: "http" | "ssh" | "file";
    /** `host:port:addresses`, as resolved and judged before. */
    pin?: string | null;
    credential?: HttpsCredential | null;
    /** What the connection needs beside the credential. */
    env?: Readonly<Record<string, string>>;
}

/** Whatever a repository's content or its own configuration says, these hold. */
const settings = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.symlinks=true",
    "core.protectHFS=true",
    "core.protectNTFS=true",
    "safe.bareRepository=explicit",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "credential.helper=",
    "advice.detachedHead=false",
    "init.defaultBranch=main",
    "gc.auto=0",
    "maintenance.auto=false",
];

/** A server that sends less than 1 byte/s for half a minute counts as hung. */
const overHttp = ["http.followRedirects=false", "http.lowSpeedLimit=1", "http.lowSpeedTime=30"];

function settingsOf(call: GitCall): string[] {
    const network = call.protocols === "http" ? overHttp : [];
    const pin = call.pin ? [`http.curloptResolve=${call.pin}`] : [];
    return [...settings, ...network, ...pin].flatMap((setting) => ["-c", setting]);
}

const allowedProtocols = { http: "https:http", ssh: "ssh", file: "file" };

function login(environment: GitEnvironment, credential?: HttpsCredential | null): Record<string, string> {
    return credential
        ? {
              GIT_ASKPASS: environment.askpass,
              CICD_GIT_HOST: credential.host,
              CICD_GIT_USERNAME: credential.username || "git",
              CICD_GIT_TOKEN: credential.token.reveal(),
          }
        : {};
}

/** One git process as data. The credential is in its environment alone. */
export function gitCommand(environment: GitEnvironment, call: GitCall): Command {
    return {
        file: "git",
        args: [...(call.gitDir ? [`--git-dir=${call.gitDir}`] : []), ...settingsOf(call), ...call.args],
        cwd: call.cwd ?? environment.home,
        stdin: call.stdin,
        deadlineMs: call.deadlineMs,
        env: {
            ...environment.inherited,
            LC_ALL: "C",
            HOME: environment.home,
            GIT_CONFIG_NOSYSTEM: "1",
            GIT_CONFIG_GLOBAL: "/dev/null",
            GIT_ATTR_NOSYSTEM: "1",
            GIT_NO_REPLACE_OBJECTS: "1",
            GIT_TERMINAL_PROMPT: "0",
            GIT_ALLOW_PROTOCOL: call.protocols ? allowedProtocols[call.protocols] : "none",
            ...login(environment, call.credential),
            ...call.env,
        },
    };
}
