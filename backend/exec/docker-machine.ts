import type Docker from "dockerode";

/** What the engine tells of the machine that it runs on. */
export interface EngineMachine {
    hostname: string;
    /** As uname says it, e.g. x86_64. */
    architecture: string;
    /** cgroupfs, systemd or none. */
    cgroupDriver: string;
    rootless: boolean;
    cpus: number;
    memoryBytes: number;
    /** What of a container it can limit. */
    canLimit: { cpus: boolean; memory: boolean; pids: boolean };
}

export async function readMachine(docker: Docker): Promise<EngineMachine> {
    const info = (await docker.info()) as {
        Name?: string;
        Architecture: string;
        CgroupDriver?: string;
        SecurityOptions?: string[] | null;
        NCPU: number;
        MemTotal: number;
        CpuCfsQuota?: boolean;
        MemoryLimit?: boolean;
        PidsLimit?: boolean;
    };
    return {
        hostname: info.Name ?? "",
        architecture: info.Architecture,
        cgroupDriver: info.CgroupDriver ?? "none",
        rootless: (info.SecurityOptions ?? []).some((option) => option.includes("rootless")),
        cpus: info.NCPU,
        memoryBytes: info.MemTotal,
        canLimit: {
            cpus: info.CpuCfsQuota !== false,
            memory: info.MemoryLimit !== false,
            pids: info.PidsLimit !== false,
        },
    };
}
