import type Docker from "dockerode";

/** What the engine tells of the machine that it runs on. */
export interface EngineMachine {
    /** As uname says it, e.g. x86_64. */
    architecture: string;
    /** cgroupfs, systemd or none. */
    cgroupDriver: string;
    rootless: boolean;
    cpus: number;
    memoryBytes: number;
}

export async function readMachine(docker: Docker): Promise<EngineMachine> {
    const info = (await docker.info()) as {
        Architecture: string;
        CgroupDriver?: string;
        SecurityOptions?: string[] | null;
        NCPU: number;
        MemTotal: number;
    };
    return {
        architecture: info.Architecture,
        cgroupDriver: info.CgroupDriver ?? "none",
        rootless: (info.SecurityOptions ?? []).some((option) => option.includes("rootless")),
        cpus: info.NCPU,
        memoryBytes: info.MemTotal,
    };
}
