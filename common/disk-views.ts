/** What takes space, in the order in which the page shows it. */
export const DISK_KINDS = [
    "images",
    "snapshots",
    "volumes",
    "workspaces",
    "logs",
    "job-logs",
    "build-cache",
    "mirrors",
    "deliveries",
] as const;
export type DiskKindName = (typeof DISK_KINDS)[number];

/** What one kind takes for one stack, in bytes. Layers that images share are counted once where the engine tells. */
export interface DiskPartView {
    kind: DiskKindName;
    /** Null for what belongs to no single stack. */
    stack: string | null;
    bytes: number;
    count: number;
    /** What the settings would let go, now. */
    freeableBytes: number;
    freeableCount: number;
}

export interface DiskView {
    /** Where the stacks lie. */
    freeBytes: number;
    /** With less free a build is refused. */
    floorBytes: number;
    items: DiskPartView[];
}

export interface FreedView {
    freedBytes: number;
    freedCount: number;
    /** Stacks at which something was at work: what is theirs stays until the next time. */
    busy: string[];
}
