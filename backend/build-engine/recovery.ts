import { hostname } from "node:os";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { deployments } from "../models/deployments";
import { instances } from "../models/instances";
import { processes, type RecordedProcess } from "../models/processes";
import { transition } from "../models/transition";

export interface RecoveryDeps {
    db: Database;
    clock: Clock;
    bootId: string;
    pid: number;
    /** Start time of a process (see RecordedProcess.started), or null when it is gone. */
    startedAt: (pid: number) => string | null;
    /** Ends process groups of former boots; resolves when they are dead. */
    endLeftOver: (leftOver: readonly RecordedProcess[]) => Promise<void>;
    log: (line: string) => void;
}

/**
 * Run once at start, under the instance lock and before the queue: ends processes that outlived their server, and puts
 * deployments that it left running back into the queue. The attempt that follows looks at what really runs. Nothing
 * here asks the engine, so it takes milliseconds.
 */
export async function recover(deps: RecoveryDeps): Promise<void> {
    await registerInstance(deps);
    const leftOver = await processes.leftBy(deps.db, deps.bootId);
    await deps.endLeftOver(leftOver);
    for (const process of leftOver) {
        await processes.remove(deps.db, process.pid, process.bootId);
    }
    await releaseClaims(deps);
}

async function registerInstance(deps: RecoveryDeps): Promise<void> {
    await instances.replace(deps.db, {
        bootId: deps.bootId,
        pid: deps.pid,
        started: deps.startedAt(deps.pid) ?? "",
        hostname: hostname(),
        bootedAt: deps.clock.now().toISOString(),
    });
}

async function releaseClaims(deps: RecoveryDeps): Promise<void> {
    const running = await deployments.list(deps.db, { states: ["running"], limit: 10_000 });
    for (const deployment of running.filter((row) => !row.claim?.startsWith(`${deps.bootId}/`))) {
        const claim = deployment.claim ?? undefined;
        await transition(deps.db, deps.clock, { deployment: deployment.id, from: "running", to: "queued", claim });
        deps.log(`deployment ${deployment.id} of ${deployment.stack} was interrupted and goes on`);
    }
}
