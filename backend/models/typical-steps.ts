import type { StepName } from "../../common/states";
import type { Db } from "./db";

/** So many deployments back; what took long a year ago says little of today. */
const LAST = 9;

interface Row {
    name: StepName;
    ms: number;
}

/** Median of each step's duration in the last succeeded deployments, milliseconds. Steps that never ran are left out. */
export async function typicalSteps(db: Db, stack: string): Promise<Partial<Record<StepName, number>>> {
    const rows = (await db.raw(
        `SELECT step.name AS name, (julianday(step.finished_at) - julianday(step.started_at)) * 86400000 AS ms
         FROM (SELECT id FROM cicd_deployment WHERE stack = ? AND state = 'succeeded' ORDER BY id DESC LIMIT ${LAST}) AS last
         JOIN cicd_step AS step ON step.deployment_id = last.id
         WHERE step.state = 'succeeded' AND step.started_at IS NOT NULL AND step.finished_at IS NOT NULL`,
        [stack],
    )) as Row[];
    const durations = new Map<StepName, number[]>();
    for (const { name, ms } of rows) {
        durations.set(name, [...(durations.get(name) ?? []), ms]);
    }
    return Object.fromEntries([...durations].map(([name, all]) => [name, median(all)]));
}

function median(all: readonly number[]): number {
    const sorted = [...all].sort((a, b) => a - b);
    return Math.max(0, Math.round(sorted[sorted.length >> 1]!));
}
