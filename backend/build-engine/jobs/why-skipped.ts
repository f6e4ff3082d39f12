import type { ErrorView } from "../../../common/errors";
import type { Deployer } from "../../deploy/deployer";
import type { Db } from "../../models/db";
import type { JobRun } from "../../models/job-runs";
import { releases } from "../../models/releases";

/**
 * Why a run that its schedule wants doesn't begin: what a person stopped stays stopped, so no schedule starts it. Null
 * for one that a person asked for, and for one that had begun before the server stopped.
 */
export async function whySkipped(
    { db, deployer }: { db: Db; deployer: Pick<Deployer, "stopped"> },
    run: JobRun,
): Promise<ErrorView | null> {
    if (run.trigger === "manual" || run.tries > 0) {
        return null;
    }
    const active = await releases.active(db, run.stack);
    // An engine that is away is the run's own failure, and told there.
    const stopped = await deployer.stopped(run.stack, active?.content ?? null).catch(() => null);
    return stopped === null || stopped.running
        ? null
        : {
              code: "STATE_CONFLICT",
              message: "The stack was stopped when this was due.",
              safe: "Nothing was started.",
              hint: "Start the stack, or run the job by hand: then what its service depends on is started.",
          };
}
