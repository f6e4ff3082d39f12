import { z } from "zod";
import { DISK_KINDS } from "./disk-views";

export const freeDiskSchema = z.strictObject({ kinds: z.array(z.enum(DISK_KINDS)).min(1).max(DISK_KINDS.length) });

/** How long what nobody needs for a rollback is kept. */
export const diskSettingsSchema = z.strictObject({
    /** MB; with less free a build is refused. 0 asks nobody. */
    freeFloorMb: z.number().int().min(0).max(100_000_000).default(512),
    /** Days for which checkouts of failed deployments are kept; the last one of each stack stays. */
    keepWorkspaceDays: z.number().int().min(0).max(3650).default(7),
    /** Days for which ended deployments are listed; the newest of each stack and those of kept releases stay. 0 keeps all. */
    keepHistoryDays: z.number().int().min(0).max(36_500).default(0),
    /** Days for which the audit trail is kept; 0 keeps all. */
    keepAuditDays: z.number().int().min(0).max(36_500).default(0),
    /** Days; 0 keeps all. */
    keepLogDays: z.number().int().min(0).max(3650).default(365),
    /** MB over all logs, the oldest go first; 0 for no limit. */
    maxLogsMb: z.number().int().min(0).max(10_000_000).default(4096),
    /** GB to which the engine's build cache is cut; 0 leaves it alone. It is shared with builds that are not ours. */
    buildCacheGb: z.number().min(0).max(100_000).default(0),
});
export type DiskSettings = z.infer<typeof diskSettingsSchema>;
