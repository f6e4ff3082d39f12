import { nextTime } from "../../../common/cron/next-time";
import { parseCron, type Cron } from "../../../common/cron/parse-cron";
import type { Job } from "../../models/jobs";

const DAY_MS = 86_400_000;

type Scheduled = Pick<Job, "schedule" | "timezone" | "lastDueAt" | "createdAt">;

/** What of a schedule is due. */
export interface Due {
    /** The newest time at which it was due; null when there was none since it was settled last. */
    last: number | null;
    /** Null when it never comes again. */
    next: number | null;
}

/**
 * What was due since the schedule was settled last, and what comes next. Of several times that passed only the newest
 * counts. Each schedule was read when it was saved, so one that can't be read here is a defect.
 */
export function dueTimes({ schedule, timezone, lastDueAt, createdAt }: Scheduled, now: number): Due {
    const cron = parseCron(schedule ?? "");
    const since = Date.parse(lastDueAt ?? createdAt);
    return { last: lastBetween(cron, { since, now, timezone }), next: nextTime(cron, Math.max(now, since), timezone) };
}

function lastBetween(
    cron: Cron,
    { since, now, timezone }: { since: number; now: number; timezone: string },
): number | null {
    // Nearly every schedule was due within the last day; only for the others all that passed is gone through.
    for (const begin of [Math.max(since, now - DAY_MS), since]) {
        let last: number | null = null;
        for (let at = nextTime(cron, begin, timezone); at !== null && at <= now; at = nextTime(cron, at, timezone)) {
            last = at;
        }
        if (last !== null) {
            return last;
        }
    }
    return null;
}
