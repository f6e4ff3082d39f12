import type { QueuedView } from "./queue-views";
import type { StepName, Trigger } from "./states";

/** The turn of a queued deployment, with what it depends on. */
export interface QueueTurn {
    deployment: number;
    /** Counts from 1 over all stacks. */
    place: number;
    /** The deployment of the same stack that goes before it; null where it is its stack's first one. */
    behind: QueuedView["behind"];
    /** How many deployments may run at once over all stacks, and how many do. */
    places: number;
    taken: number;
}

/** What the panel of one stack tells beside the rows of its deployments. */
export interface GlanceView {
    /** The deployment that put the live release live; null for what ran before, or once it is not kept any more. */
    liveBy: { id: number; trigger: Trigger; requestedBy: string } | null;
    /** Number of the newest earlier release; null without one. */
    previous: number | null;
    /** Median of each step's duration in the last deployments that went well, milliseconds. */
    typicalSteps: Partial<Record<StepName, number>>;
    /** Of the deployments of this stack that are queued, first in line first. */
    turns: QueueTurn[];
}
