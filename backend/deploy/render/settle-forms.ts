import type { Release } from "../../models/releases";
import type { ProjectContainer } from "../engine-port";
import type { ServiceDecision } from "./service-decision";

export interface RunningState {
    /** By service, one-off containers excepted. */
    containers: ReadonlyMap<string, readonly ProjectContainer[]>;
    /** Compose's fingerprints of the candidate, by service; one of them is what `up` would compare. */
    hashes: ReadonlyMap<string, readonly string[]>;
    /** What the written image names resolve to now, by service. */
    taggedIds: ReadonlyMap<string, string | null>;
}

/** True when `up` would leave the service's containers alone. */
export function isKept(name: string, state: RunningState): boolean {
    const containers = state.containers.get(name) ?? [];
    const hashes = state.hashes.get(name) ?? [];
    return containers.length > 0 && containers.every((container) => hashes.includes(container.configHash));
}

/**
 * A service in plain form keeps its container as long as nothing about it differs. What is recreated anyway gets the
 * full form: pins, snapshots and labels.
 */
export function settleForms(
    decisions: ReadonlyMap<string, ServiceDecision>,
    state: RunningState,
    active: Release | null,
): Map<string, ServiceDecision> {
    const settled = [...decisions].map(([name, decision]) => {
        const stays =
            decision.form === "full" || (isKept(name, state) && !differsUnseen(name, decision, { state, active }));
        const full: ServiceDecision = { ...decision, form: "full", filesLabel: decision.files.hash };
        return [name, stays ? decision : full] as const;
    });
    return new Map(settled);
}

/** What compose's fingerprint doesn't show: file contents, and an image that moved under its tag. */
function differsUnseen(
    name: string,
    { files }: ServiceDecision,
    { state, active }: { state: RunningState; active: Release | null },
): boolean {
    const before = active?.content.services[name]?.filesHash ?? null;
    const filesChanged = before === null ? files.inPlaceDiffers : before !== files.hash;
    const snapshotsDiffer = [...files.snapshots.values()].some((snapshot) => snapshot.differsOnDisk);
    const imageMoved = (state.containers.get(name) ?? []).some(
        (container) => container.imageId !== state.taggedIds.get(name),
    );
    return filesChanged || snapshotsDiffer || imageMoved;
}
