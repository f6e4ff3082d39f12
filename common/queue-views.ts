import type { DeploymentView } from "./views";

/** A queued deployment with its place in line. */
export interface QueuedView {
    /** Counts from 1 over all stacks. */
    place: number;
    /** The deployment of the same stack that goes before it; null where it is its stack's first one. */
    behind: { id: number; state: "running" | "queued" } | null;
    /** One sentence: why it does not run yet. */
    why: string;
    /** Whether a move up (to the front too) or down changes anything. */
    canMoveUp: boolean;
    canMoveDown: boolean;
    deployment: DeploymentView;
}

/** What waits for its turn, first in line first. */
export interface QueueView {
    /** How many deployments may run at once over all stacks. */
    places: number;
    /** How many of them are taken. */
    taken: number;
    /** How many are queued; `items` holds the first 200 of them. */
    queued: number;
    items: QueuedView[];
}
