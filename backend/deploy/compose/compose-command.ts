import path from "node:path";
import type { Command } from "../../exec/command";
import { dockerAccess, type DockerAccess } from "../../exec/docker-access";
import { dockerCommand, type DockerCall } from "../../exec/docker-command";

/** HOME stays, because a mount of `~/…` means the same to the host's buttons; `${HOME}` is answered by the render. */
export function composeAccess(host: Readonly<Record<string, string | undefined>>, config?: string): DockerAccess {
    const access = dockerAccess(host, config);
    return host.HOME === undefined ? access : { ...access, env: { ...access.env, HOME: host.HOME } };
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

type Run = Pick<DockerCall, "cwd" | "deadlineMs" | "memoryBytes" | "reachesRegistry">;

/** `docker compose -p … -f … <args>`, as data. */
export function composeCommand(
    project: ComposeProject,
    args: readonly string[],
    run: Run & { access: DockerAccess },
): Command {
    const { access, ...limits } = run;
    const named = [
        "compose",
        "--ansi",
        "never",
        ...project.envFiles.flatMap((file) => ["--env-file", file]),
        "-p",
        project.stack,
        ...project.files.flatMap((file) => ["-f", file]),
        "--project-directory",
        project.projectDirectory,
    ];
    const cwd = run.cwd ?? path.dirname(project.files[0]!);
    return dockerCommand(access, { ...limits, args: [...named, ...args], cwd });
}
