import type { RecordedProcess } from "../models/processes";
import { endGroup } from "./end-group";
import { livingMembers, readProcess } from "./process-identity";

/** The number alone proves nothing: it may belong to somebody else by now. */
function stillOurs({ pid, started }: RecordedProcess): boolean {
    const leader = readProcess(pid);
    if (leader) {
        return leader.group === pid && leader.started === started;
    }
    // The leader is gone, but the kernel keeps its number from others as long as its group has members.
    return livingMembers(pid).some((member) => BigInt(member.started) >= BigInt(started));
}

/** Ends process groups that a former run of ours left behind; resolves when they are dead, after 4 s at the latest. */
export async function endLeftOver(records: readonly RecordedProcess[]): Promise<void> {
    const own = readProcess(process.pid)?.group;
    const groups = records.filter((record) => record.pid > 1 && record.pid !== own && stillOurs(record));
    await Promise.all(groups.map((record) => endGroup(record.pid)));
}
