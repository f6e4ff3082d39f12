import type { DiskKindName, DiskView, FreedView } from "../../../common/disk-views";
import { settings } from "../../models/settings";
import type { DiskDeps } from "./disk-kind";
import { DISK_KIND_LIST } from "./disk-kinds";
import { workspacesKind } from "./workspaces-kind";

const BYTES_PER_MB = 1024 * 1024;

/** What takes space, by kind and stack, and what the settings would let go. Changes nothing. */
export async function diskUsage(deps: DiskDeps): Promise<DiskView> {
    const { disk } = await settings.load(deps.db);
    const call = { deps, settings: disk, busy: new Set<string>() };
    const items = [];
    for (const kind of DISK_KIND_LIST) {
        items.push(...(await kind.usage(call)).map((part) => ({ kind: kind.name, ...part })));
    }
    return {
        freeBytes: await deps.freeBytes(deps.stacksDir),
        floorBytes: disk.freeFloorMb * BYTES_PER_MB,
        items,
    };
}

/** Lets go of what `diskUsage` calls freeable, of these kinds. What is at work is left alone, and named. */
export async function freeDisk(deps: DiskDeps, kinds: readonly DiskKindName[]): Promise<FreedView> {
    const { disk } = await settings.load(deps.db);
    const call = { deps, settings: disk, busy: new Set<string>() };
    const freed = { freedBytes: 0, freedCount: 0 };
    for (const kind of DISK_KIND_LIST.filter(({ name }) => kinds.includes(name))) {
        const before = await kind.usage(call);
        await kind.free(call);
        const after = await kind.usage(call);
        const sum = (parts: typeof before, key: "bytes" | "count") => parts.reduce((all, part) => all + part[key], 0);
        freed.freedBytes += Math.max(0, sum(before, "bytes") - sum(after, "bytes"));
        freed.freedCount += Math.max(0, sum(before, "count") - sum(after, "count"));
    }
    return { ...freed, busy: [...call.busy] };
}

/**
 * The daily turn over all; or after a deployment, which has tidied up its images itself, what else there is of its
 * stack. A kind that fails keeps none of the others.
 */
export async function pruneDisk(
    deps: DiskDeps,
    { stack, report }: { stack?: string; report: (error: unknown) => void },
): Promise<void> {
    const { disk } = await settings.load(deps.db);
    const call = { deps, settings: disk, stack, busy: new Set<string>() };
    for (const kind of stack === undefined ? DISK_KIND_LIST : [workspacesKind]) {
        await kind.free(call).catch(report);
    }
}
