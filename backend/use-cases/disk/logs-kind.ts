import path from "node:path";
import { isFinal } from "../../../common/states";
import { deploymentStates } from "../../models/deployment-states";
import { partOf, type DiskCall, type DiskKind } from "./disk-kind";
import { treeBytes } from "../../deploy/live/tree-bytes";
import { namesIn } from "./names-in";

const DAY_MS = 86_400_000;
const BYTES_PER_MB = 1024 * 1024;
/** SQLite takes no endless lists of values. */
const CHUNK = 500;

interface KeptLog {
    id: number;
    bytes: number;
    needed: boolean;
}

/** Only logs that are there are asked for: the history may be far longer. Newest first. */
async function measured({ deps, settings }: DiskCall): Promise<KeptLog[]> {
    const folder = path.join(deps.ownDir, "logs");
    const ids = (await namesIn(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
    ids.sort((a, b) => b - a);
    const oldest =
        settings.keepLogDays === 0
            ? ""
            : new Date(deps.clock.now().getTime() - settings.keepLogDays * DAY_MS).toISOString();
    const logs: KeptLog[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = ids.slice(start, start + CHUNK);
        const rows = new Map((await deploymentStates.find(deps.db, chunk)).map((row) => [row.id, row]));
        for (const id of chunk) {
            const row = rows.get(id);
            const isOpen = row !== undefined && !isFinal(row.state);
            const isYoung = row !== undefined && (row.finishedAt ?? "") >= oldest;
            logs.push({ id, bytes: await treeBytes(path.join(folder, String(id))), needed: isOpen || isYoung });
        }
    }
    return withinLimit(logs, settings.maxLogsMb * BYTES_PER_MB);
}

/** The newest that fit stay; the very newest one does in any case. */
function withinLimit(logs: readonly KeptLog[], limit: number): KeptLog[] {
    let sum = 0;
    return logs.map((log, index) => {
        sum += log.needed ? log.bytes : 0;
        const fits = limit === 0 || sum <= limit || index === 0;
        return { ...log, needed: log.needed && fits };
    });
}

/** Logs of deployments, by age and by their size together. */
export const logsKind: DiskKind = {
    name: "logs",

    async usage(call) {
        const logs = await measured(call);
        return logs.length === 0 ? [] : [partOf(null, logs)];
    },

    async free(call) {
        for (const { id } of (await measured(call)).filter(({ needed }) => !needed)) {
            const [row] = await deploymentStates.find(call.deps.db, [id]);
            // It may have begun again meanwhile.
            if (!row || isFinal(row.state)) {
                await call.deps.logs.remove(id);
            }
        }
    },
};
