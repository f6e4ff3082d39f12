import type { ErrorView } from "../../../common/errors";
import type { Clock } from "../../models/clock";
import type { Db } from "../../models/db";
import { jobRuns } from "../../models/job-runs";

export const INTERRUPTED_ON_HOST: ErrorView = {
    code: "INTERRUPTED",
    message: "The server stopped while this command ran on the host, and the command ended with it.",
    safe: "It is not run again by itself.",
    hint: "Look at the log for how far it came, then run it again.",
};

/**
 * Run once at start, before the runner: what a server that is gone left running is queued again. The runner then asks
 * for the same command by the same name, so that what still runs in its container is joined and never started twice. A
 * command on the host died with its server.
 */
export async function recoverJobRuns({
    db,
    clock,
    bootId,
    log,
}: {
    db: Db;
    clock: Clock;
    bootId: string;
    log: (line: string) => void;
}): Promise<void> {
    for (const run of await jobRuns.open(db, { state: "running" })) {
        const claim = run.claim ?? undefined;
        if (claim?.startsWith(`${bootId}/`)) {
            continue;
        }
        const onHost = run.command.onHost && run.tries > 0;
        const to = onHost ? "failed" : "queued";
        await jobRuns.move(db, clock, {
            run: run.id,
            from: "running",
            to,
            claim,
            error: onHost ? INTERRUPTED_ON_HOST : null,
        });
        log(`run ${run.id} of the job ${run.name} of ${run.stack} was interrupted${onHost ? "" : " and is looked at"}`);
    }
}
