import type { DiskKind } from "./disk-kind";
import { logsKind } from "./logs-kind";
import { imagesKind, snapshotsKind } from "./release-kinds";
import { buildCacheKind, deliveriesKind, jobLogsKind, mirrorsKind } from "./shared-kinds";
import { volumesKind } from "./volumes-kind";
import { workspacesKind } from "./workspaces-kind";

export const DISK_KIND_LIST: readonly DiskKind[] = [
    imagesKind,
    snapshotsKind,
    volumesKind,
    workspacesKind,
    logsKind,
    jobLogsKind,
    buildCacheKind,
    mirrorsKind,
    deliveriesKind,
];
