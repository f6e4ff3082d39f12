import type { DiskSettings } from "../../../common/disk-schema";
import type { DiskKindName, DiskPartView } from "../../../common/disk-views";
import type { LogStore } from "../../build-engine/log-store";
import type { KeyedLock } from "../../build-engine/keyed-lock";
import type { Deployer } from "../../deploy/deployer";
import type { Clock } from "../../models/clock";
import type { Database } from "../../models/db";

export interface DiskDeps {
    db: Database;
    clock: Clock;
    deployer: Deployer;
    locks: KeyedLock;
    logs: LogStore;
    stacksDir: string;
    /** `<dataDir>/cicd` */
    ownDir: string;
    freeBytes: (path: string) => Promise<number>;
}

export interface DiskCall {
    deps: DiskDeps;
    settings: DiskSettings;
    /** Only of this stack, for kinds that go by stack. */
    stack?: string;
    /** Stacks that were left alone, because something is at work there. */
    busy: Set<string>;
}

export type DiskPart = Omit<DiskPartView, "kind">;

/**
 * One kind of what takes space. `free` lets go what `usage` calls freeable and nothing else: no volume, nothing of the
 * user's, nothing that a rollback, a retry of the last failure or a running deployment needs. Both can be called at
 * any time, and again.
 */
export interface DiskKind {
    name: DiskKindName;
    usage(call: DiskCall): Promise<DiskPart[]>;
    free(call: DiskCall): Promise<void>;
}

/** Sums what is measured one by one. */
export function partOf(stack: string | null, things: readonly { bytes: number; needed: boolean }[]): DiskPart {
    const sum = (some: typeof things) => some.reduce((all, { bytes }) => all + bytes, 0);
    const freeable = things.filter(({ needed }) => !needed);
    return {
        stack,
        bytes: sum(things),
        count: things.length,
        freeableBytes: sum(freeable),
        freeableCount: freeable.length,
    };
}
