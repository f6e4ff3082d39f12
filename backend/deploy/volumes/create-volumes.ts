import { CicdError } from "../../../common/errors";
import { phrase, type Phrase } from "../../../common/phrase";
import type { BuildConfig } from "../../../common/schema";
import type { PlanChange } from "../../../common/views";
import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { withEngine } from "../exchange/with-engine";
import { planRelease } from "../plan/plan-release";
import { copyVolumes, type Room } from "./copy-volumes";
import { declaredVolumes } from "./declared-volumes";
import { restoreObstacles } from "./restore-obstacles";
import { requireRestorable, restoreVolumes } from "./restore-volumes";
import {
    copiesOnDisk,
    keepCopies,
    listCopies,
    newCopiesFolder,
    pruneCopies,
    readCopies,
    type VolumeCopies,
} from "./volume-copies";
import { copyNotes, volumesToCopy } from "./volumes-to-copy";

export interface VolumeCopying {
    next: LiveRelease;
    live: LiveRelease;
    /** Id of the live release: the copies are kept with it. */
    release: number;
    /** Id of a release whose volumes come back afterwards: what is lost by that is copied in any case. */
    restoring: number | null;
    room: Room;
    /** Called before a service is stopped for it. */
    onStop?: () => Promise<void>;
}

/** Copies of named volumes, kept with the release that was live when they were made. */
export interface VolumeKeeper {
    /** What the plan says of copies that come first, and of what of a release can't come back. */
    volumeNotes(
        changes: readonly PlanChange[],
        context: DeployContext,
        restoring?: { release: number; asked: boolean },
    ): Promise<Phrase[]>;
    /**
     * Copies the volumes of services that want that and are about to be touched. Services that are recreated anyway are
     * stopped for it, and stay so unless the copy fails. Where volumes come back, it is known that they can, and what is there now is copied
     * at rest, whether the stack runs or not. @throws CicdError DISK_FULL | NOT_FOUND | STATE_CONFLICT
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
        async volumeNotes(changes, context, restoring) {
            const { services } = context.buildConfig;
            const tools = toolsFor(context);
            const kept = restoring ? await readCopies(tools.layout, restoring.release) : null;
            if (!isWanted(services) && kept === null) {
                return [];
            }
            const declared = await declaredVolumes(tools, context);
            const obstacles = await restoreObstacles(kept?.volumes ?? [], declared, tools);
            const returning = restoring?.asked && obstacles.length === 0 ? (kept?.volumes ?? []) : [];
            const plan = await volumesToCopy(changes, { services, returning, declared }, tools);
            return [...obstacles.map((obstacle) => phrase("note.noRestore", { ...obstacle })), ...copyNotes(plan)];
        },
        async copyVolumes({ next, live, release, restoring, room, onStop }, context) {
            const { services } = context.buildConfig;
            const tools = toolsFor(context);
            if (!isWanted(services) && restoring === null) {
                return;
            }
            const returning = restoring === null ? [] : await returningOf({ release, restoring }, tools, context);
            const declared = await declaredVolumes(tools, context);
            const { changes } = await planRelease({ next, active: live }, tools, context);
            const plan = await volumesToCopy(changes, { services, returning, declared }, tools);
            plan.notes.forEach(({ text }) => context.log(text));
            await copyVolumes({ plan, release, room, onStop }, tools, context);
            if (restoring !== null && (await readCopies(tools.layout, release)) === null) {
                // Nothing was there: a way back finds that, too.
                await newCopiesFolder(tools.layout, release);
                await keepCopies(tools.layout, { release, takenAt: tools.clock.now().toISOString(), volumes: [] });
            }
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

async function returningOf(
    { release, restoring }: Pick<VolumeCopying, "release"> & { restoring: number },
    tools: DeployTools,
    context: DeployContext,
) {
    if (release === restoring) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message:
                "The volumes are kept with the release that is live, and what is there now would be kept in their place.",
            safe: "No volume was changed, and the copies are as they were.",
            hint: "Roll back without the volumes.",
        });
    }
    return (await requireRestorable(restoring, tools, context)).volumes;
}
