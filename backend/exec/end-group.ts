import { setTimeout as delay } from "node:timers/promises";
import { livingMembers } from "./process-identity";

const pollMs = 25;
/** How long a process may take to end by itself. */
const graceMs = 3000;
/** After SIGKILL only the kernel can delay the end (a disk that hangs); nobody waits for that forever. */
const killMs = 900;

/** Sends to every process of the group; false when the group is gone. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
    try {
        return process.kill(-group, signal);
    } catch {
        return false;
    }
}

async function goneWithin(group: number, ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    while (livingMembers(group).length > 0) {
        if (performance.now() > until) {
            return false;
        }
        await delay(pollMs);
    }
    return true;
}

/**
 * SIGTERM, then SIGKILL after `graceMs`; resolves when every member is dead, after 4 s at the latest. A stopped
 * process is continued, else it could not act on SIGTERM.
 */
export async function endGroup(group: number, grace = graceMs): Promise<void> {
    signalGroup(group, "SIGTERM");
    signalGroup(group, "SIGCONT");
    if (await goneWithin(group, grace)) {
        return;
    }
    signalGroup(group, "SIGKILL");
    await goneWithin(group, killMs);
}
