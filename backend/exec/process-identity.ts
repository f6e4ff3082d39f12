import { readdirSync, readFileSync } from "node:fs";

/** One line of /proc that names a process beyond its number, which the kernel gives out again. */
export interface ProcessEntry {
    pid: number;
    /** Process group. */
    group: number;
    /** Ticks since the machine booted. */
    started: string;
    /** Dead, only not yet collected by its parent. */
    zombie: boolean;
}

/** The program's name (field 2) is in parentheses and may itself hold spaces and parentheses. */
export function parseStat(stat: string): ProcessEntry {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {
        pid: Number.parseInt(stat, 10),
        group: Number(fields[2]),
        started: fields[19],
        zombie: fields[0] === "Z" || fields[0] === "X",
    };
}

/** Null when there is no such process. */
export function readProcess(pid: number): ProcessEntry | null {
    try {
        return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
        return null;
    }
}

/** True while exactly this process runs: same number, same start. */
export function isAlive(pid: number, started: string): boolean {
    const found = readProcess(pid);
    return found !== null && !found.zombie && found.started === started;
}

/** Living processes of a group. Reads all of /proc: for the end of a group, not for every command. */
export function livingMembers(group: number): ProcessEntry[] {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map((name) => readProcess(Number(name)))
        .filter((entry): entry is ProcessEntry => entry !== null && entry.group === group && !entry.zombie);
}
