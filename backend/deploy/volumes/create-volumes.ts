import type { BuildConfig } from "../../../common/schema";
import type { PlanChange } from "../../../common/views";
import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { withEngine } from "../exchange/with-engine";
import { planRelease } from "../plan/plan-release";
import { copyVolumes, type Room } from "./copy-volumes";
import { restoreVolumes } from "./restore-volumes";
import { copiesOnDisk, listCopies, pruneCopies, readCopies, type VolumeCopies } from "./volume-copies";
import { copyNotes, volumesToCopy } from "./volumes-to-copy";

export interface VolumeCopying {
    next: LiveRelease;
    live: LiveRelease;
    /** Id of the live release: the copies are kept with it. */
    release: number;
    /** Id of a release whose volumes come back afterwards: what is lost by that is copied in any case. */
    restoring: number | null;
    room: Room;
}

/** Copies of named volumes, kept with the release that was live when they were made. */
export interface VolumeKeeper {
    /** What the plan says of copies that come first. */
    volumeNotes(changes: readonly PlanChange[], context: DeployContext): Promise<string[]>;
    /**
     * Copies the volumes of services that want that and are about to be touched. Services that are recreated anyway are
     * stopped for it, and stay so. @throws CicdError DISK_FULL
     */
    copyVolumes(copying: VolumeCopying, context: DeployContext): Promise<void>;
    /** Brings them back; their containers are gone afterwards. Idempotent. @throws CicdError NOT_FOUND | STATE_CONFLICT */
    restoreVolumes(release: number, context: DeployContext): Promise<void>;
    volumeCopies(stack: string): Promise<VolumeCopies[]>;
    /** What they take, by the id of their release; null for what was cut off. */
    volumeCopiesOnDisk(stack: string): Promise<{ release: number | null; bytes: number }[]>;
    /** Drops what is kept with none of these releases. */
    pruneVolumeCopies(stack: string, kept: readonly number[]): Promise<void>;
}

const isWanted = (services: BuildConfig["services"]) =>
    Object.values(services).some(({ snapshotVolumes }) => snapshotVolumes);

export function createVolumes(toolsFor: (place: string | DeployContext) => DeployTools): VolumeKeeper {
    return {
        async volumeNotes(changes, context) {
            const { services } = context.buildConfig;
            if (!isWanted(services)) {
                return [];
            }
            return copyNotes(await volumesToCopy(changes, { services, always: [] }, toolsFor(context)));
        },
        async copyVolumes({ next, live, release, restoring, room }, context) {
            const { services } = context.buildConfig;
            const tools = toolsFor(context);
            const back = restoring === null ? null : await readCopies(tools.layout, restoring);
            const always = back?.volumes.map(({ name }) => name) ?? [];
            if (!isWanted(services) && always.length === 0) {
                return;
            }
            const { changes } = await planRelease({ next, active: live }, tools, context);
            const plan = await volumesToCopy(changes, { services, always }, tools);
            plan.notes.forEach(context.log);
            await copyVolumes({ plan, release, room }, tools, context);
        },
        restoreVolumes(release, context) {
            const tools = toolsFor(context);
            return withEngine(() => restoreVolumes(release, tools, context), tools, context);
        },
        volumeCopies: (stack) => listCopies(toolsFor(stack).layout),
        volumeCopiesOnDisk: (stack) => copiesOnDisk(toolsFor(stack).layout),
        pruneVolumeCopies: (stack, kept) => pruneCopies(toolsFor(stack).layout, kept),
    };
}
