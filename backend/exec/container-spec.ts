import type Docker from "dockerode";

/** A container that runs one program to its end, as data. */
export interface ContainerSpec {
    name: string;
    image: string;
    /** Instead of the image's own entrypoint and command. */
    argv: readonly string[];
    /** Goes to the engine in the body of a request: never in argv. */
    environment: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
    /** The only folder of the host that it sees; both absolute. */
    mount: { source: string; target: string } | null;
    /** Inside the container; the image's own when absent. */
    workingDirectory?: string;
    /** As docker writes it; the image's own when absent. */
    user?: string;
    /** "bridge" unless given. */
    network?: "bridge" | "none";
    /** Zero for none. */
    limits: { cpus: number; memoryBytes: number; pids: number };
}

const NANO = 1e9;

/** Not needed to build or test anything, and each a way out: device files in the workspace, forged packets. */
const DROPPED = ["MKNOD", "NET_RAW", "AUDIT_WRITE"];

/** Goes first when the machine runs out of memory: the stacks serve people. */
const OOM_SCORE = 500;

/** What is not read in time is not kept for ever. */
export const COMMAND_LOGS = { driver: "json-file", options: { "max-size": "20m", "max-file": "2" } } as const;

export function createOptions(spec: ContainerSpec): Docker.ContainerCreateOptions {
    const { limits, mount } = spec;
    return {
        name: spec.name,
        Image: spec.image,
        Entrypoint: [...spec.argv],
        Cmd: [],
        Env: Object.entries(spec.environment).map(([name, value]) => `${name}=${value}`),
        Labels: { ...spec.labels },
        ...(spec.workingDirectory === undefined ? {} : { WorkingDir: spec.workingDirectory }),
        ...(spec.user === undefined ? {} : { User: spec.user }),
        Healthcheck: { Test: ["NONE"] },
        HostConfig: {
            Init: true,
            NetworkMode: spec.network ?? "bridge",
            Mounts: mount ? [{ Type: "bind", Source: mount.source, Target: mount.target }] : [],
            NanoCpus: Math.round(limits.cpus * NANO),
            Memory: limits.memoryBytes,
            // Equal: no swap on top.
            MemorySwap: limits.memoryBytes,
            PidsLimit: limits.pids || undefined,
            SecurityOpt: ["no-new-privileges"],
            CapDrop: DROPPED,
            OomScoreAdj: OOM_SCORE,
            RestartPolicy: { Name: "no" },
            LogConfig: { Type: COMMAND_LOGS.driver, Config: { ...COMMAND_LOGS.options } },
        },
    };
}
