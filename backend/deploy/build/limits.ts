import type { BuildConfig } from "../../../common/build-config-schema";

/** What the engine's machine has. */
export interface Machine {
    cpus: number;
    memoryBytes: number;
}

/** What builds and commands of one stack may take of it. */
export interface Caps {
    /** Cores; may be a fraction. */
    cpus: number;
    memoryBytes: number;
}

const MB = 1024 * 1024;

/** Whatever else is asked for, a machine with one core or little memory still gets something done. */
const LEAST_CPUS = 0.5;
const LEAST_BYTES = 64 * MB;

/** Without a setting, half a core and a quarter of the memory are left to everything else on the machine. */
const LEFT_CPUS = 0.5;
const LEFT_MEMORY = 1 / 4;

/**
 * The limits as the engine takes them: it refuses more cores than there are. 0 in the settings means: as much as leaves
 * the machine usable.
 */
export function limitsOf(limits: BuildConfig["limits"], machine: Machine): Caps {
    const cpus = limits.cpus || Math.max(LEAST_CPUS, machine.cpus - LEFT_CPUS);
    const memory = limits.memoryMb * MB || Math.max(LEAST_BYTES, Math.floor(machine.memoryBytes * (1 - LEFT_MEMORY)));
    return {
        cpus: Math.min(Math.max(cpus, 0.01), machine.cpus),
        memoryBytes: Math.max(Math.min(memory, machine.memoryBytes), 6 * MB),
    };
}
