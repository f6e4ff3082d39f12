import { CicdError } from "../../../common/errors";
import { isFinalRun } from "../../../common/job-states";
import type { JobRunView } from "../../../common/job-views";
import type { Dependencies } from "../dependencies";
import { requireRun } from "./find-job";
import { runView } from "./job-view";

/** Ends a run. @throws CicdError STATE_CONFLICT when it has ended, or when its command must not be cut off */
export async function cancelRun(deps: Pick<Dependencies, "db" | "jobs">, id: number): Promise<JobRunView> {
    const run = await requireRun(deps.db, id);
    if (run.state === "running" && !run.command.interruptible) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: "This command must not be cut off, as its settings say.",
            safe: "It goes on.",
            hint: `Wait for its end; its time limit of ${run.command.timeout} s ends it at the latest.`,
        });
    }
    if (isFinalRun(run.state) || !(await deps.jobs.runner.cancel(id))) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: "This run has ended already.",
            hint: "There is nothing to cancel; look at its log.",
        });
    }
    return runView(await requireRun(deps.db, id));
}
