import type { Command } from "./command";
import type { DockerAccess } from "./docker-access";

export interface DockerCall extends Pick<Command, "args" | "cwd" | "stdin" | "deadlineMs" | "memoryBytes"> {
    /** The client itself talks to a registry (builds, pushes, credential helpers of a pull) and gets the proxies for it. */
    reachesRegistry?: boolean;
}

/** `docker <flags> <args>`, as data. */
export function dockerCommand(access: DockerAccess, { reachesRegistry, ...call }: DockerCall): Command {
    return {
        ...call,
        file: "docker",
        args: [...access.flags, ...call.args],
        env: { ...access.env, ...(reachesRegistry ? access.proxies : {}) },
    };
}
