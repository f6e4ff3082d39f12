import { CicdError } from "../../../common/errors";
import { audit } from "../../models/audit";
import { isoNow } from "../../models/clock";
import { firstHold } from "../../build-engine/holds/first-hold";
import { loadHoldSettings } from "../../build-engine/holds/hold-settings";
import { stoppedHold } from "../../build-engine/holds/stopped";
import { buildConfigs } from "../../models/build-configs";
import type { Dependencies } from "../dependencies";
import { findConnected } from "../find-connected";
import { foreseeUpdate, updateImages } from "../update-images";

/** Whose name the history shows. */
const ACTOR = { name: "schedule", scope: "operator" } as const;

/**
 * What a stack's schedule asks for: an update of its images, if registries have something newer. Nothing is queued in a
 * freeze window, or while the stack is paused or stopped: the next time comes. Answers what became of it in a sentence.
 */
export async function updateBySchedule(deps: Dependencies, stack: string): Promise<string> {
    const connected = await findConnected(deps.db, stack);
    if (connected === null) {
        return "it is not connected any more";
    }
    const why = await heldBack(deps, connected.binding);
    if (why !== null) {
        return `left out: ${why}`;
    }
    const { rebuild } = (await buildConfigs.find(deps.db, stack)).imageUpdates;
    try {
        if (!rebuild && (await foreseeUpdate(deps, stack)).newer === "no") {
            return "no image is newer";
        }
        const before = isoNow(deps.clock);
        const { id, queuedAt } = await updateImages(deps, stack, { rebuild, actor: ACTOR });
        if (queuedAt >= before) {
            await noteQueued(deps, stack, id);
        }
        return `deployment ${id} is queued`;
    } catch (error) {
        if (error instanceof CicdError) {
            return `${error.message} ${error.hint}`;
        }
        throw error;
    }
}

/** One that was queued before is not told again. */
async function noteQueued({ db, clock }: Dependencies, stack: string, id: number): Promise<void> {
    const action = "update-images";
    await audit.record(db, { at: isoNow(clock), stack, actor: ACTOR.name, kind: "schedule", action, detail: `#${id}` });
}

type Connected = NonNullable<Awaited<ReturnType<typeof findConnected>>>;

async function heldBack(deps: Dependencies, binding: Connected["binding"]): Promise<string | null> {
    const { freezeWindows, globalPause } = await loadHoldSettings(deps.db);
    // As of any deployment that nobody asks for at this moment.
    const deployment = { trigger: "poll" as const, holds: [], released: [], untrusted: false };
    const hold = firstHold({ deployment, binding, freezeWindows, globalPause, now: deps.clock.now() });
    return (hold ?? (await stoppedHold(deps, binding.stack)))?.detail ?? null;
}
