import type { JobRunView, JobView } from "../../common/job-views";
import { commandSchema } from "../../common/build-config-schema";

const backup = commandSchema.parse({ run: "pg_dump -Fc shop > /backup/shop.dump", runIn: "db" });

export function cannedRun(id: number, change: Partial<JobRunView> = {}): JobRunView {
    return {
        id,
        stack: "shop",
        name: "backup",
        job: 1,
        command: backup,
        state: "succeeded",
        trigger: "schedule",
        requestedBy: "ana",
        release: 41,
        exitCode: 0,
        error: null,
        dueAt: "2026-03-04T03:00:00.000Z",
        queuedAt: "2026-03-04T03:00:00.000Z",
        startedAt: "2026-03-04T03:00:01.000Z",
        finishedAt: "2026-03-04T03:01:06.000Z",
        cancelRequested: false,
        ...change,
    };
}

const failure = {
    code: "COMMAND_FAILED",
    message: "The command ended with code 3.",
    hint: "Look at the end of the log for the reason, then run it again.",
} as const;

/** Newest first. */
export const cannedRuns: JobRunView[] = [
    cannedRun(12, { state: "running", trigger: "manual", dueAt: null, exitCode: null, finishedAt: null }),
    cannedRun(11, { trigger: "missed" }),
    cannedRun(10, { state: "failed", exitCode: 3, error: failure, name: "report", job: 2 }),
];

export const cannedJobs: JobView[] = [
    {
        id: 1,
        stack: "shop",
        name: "backup",
        command: backup,
        schedule: "0 3 * * *",
        timezone: "Europe/Berlin",
        enabled: true,
        nextAt: "2026-03-05T02:00:00.000Z",
        lastRun: cannedRun(11),
        changedBy: "ana",
        changedAt: "2026-03-01T10:00:00.000Z",
    },
    {
        id: 2,
        stack: "shop",
        name: "report",
        command: commandSchema.parse({ run: ["report", "--all"], image: "shop/report:2" }),
        schedule: null,
        timezone: "UTC",
        enabled: true,
        nextAt: null,
        lastRun: cannedRuns[2]!,
        changedBy: "ben",
        changedAt: "2026-03-01T10:00:00.000Z",
    },
];
