import path from "node:path";
import type { Command } from "../../exec/command";

/** What docker itself needs from the host's process; all of it is kept out of compose's interpolation by the render. */
const PASSED = `
    PATH HOME DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS_VERIFY DOCKER_API_VERSION
    SSH_AUTH_SOCK XDG_RUNTIME_DIR TMPDIR HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy
    all_proxy
`
    .trim()
    .split(/\s+/);

const FIXED = {
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: "false",
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: "false",
    // An attestation carries the time, so that unchanged input would give another image id.
    BUILDX_NO_DEFAULT_ATTESTATIONS: "1",
};

export type DockerEnvironment = Readonly<Record<string, string>>;

export function dockerEnvironment(host: Readonly<Record<string, string | undefined>>): DockerEnvironment {
    const passed = PASSED.flatMap((name) => (host[name] === undefined ? [] : [[name, host[name]] as const]));
    return { ...Object.fromEntries(passed), ...FIXED };
}

/** A compose project as it is named on every call: nothing is left to compose's own search. */
export interface ComposeProject {
    stack: string;
    /** Relative paths of the files start here. */
    projectDirectory: string;
    files: readonly string[];
    /** None means: compose reads `.env` in the project directory. */
    envFiles: readonly string[];
}

interface Limits {
    deadlineMs: number;
    memoryBytes?: number;
}

/** `docker [global] compose -p … -f … <args>`, as data. */
export function composeCommand(
    project: ComposeProject,
    args: readonly string[],
    run: Limits & { env: DockerEnvironment; cwd?: string },
): Command {
    return {
        file: "docker",
        args: [
            "compose",
            "--ansi",
            "never",
            ...project.envFiles.flatMap((file) => ["--env-file", file]),
            "-p",
            project.stack,
            ...project.files.flatMap((file) => ["-f", file]),
            "--project-directory",
            project.projectDirectory,
            ...args,
        ],
        cwd: run.cwd ?? path.dirname(project.files[0]!),
        env: run.env,
        deadlineMs: run.deadlineMs,
        memoryBytes: run.memoryBytes,
    };
}
