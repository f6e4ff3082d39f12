import type { Phrase } from "./phrase";

/** What one version answered within the step. */
export interface CanaryFigures {
    requests: number;
    errors: number;
    /** Average in milliseconds; null where the switch doesn't know. */
    latencyMs: number | null;
}

/** `next`: on to the step that follows; `promote`: all of the traffic to the new version; `abort`: none. */
export const CANARY_ACTIONS = ["next", "promote", "abort"] as const;
export type CanaryAction = (typeof CANARY_ACTIONS)[number];

/** What a person decided about a canary. */
export interface CanaryDecision {
    action: CanaryAction;
    by: string;
    at: string;
}

/** How far a canary is: one per service and deployment. */
export interface CanaryView {
    service: string;
    state: "running" | "passed" | "promoted" | "aborted";
    /** From 1. */
    step: number;
    steps: number;
    /** Share of the new version in percent. */
    weight: number;
    /** No step goes on by itself. */
    manual: boolean;
    begunAt: string;
    /** When the step ends at the earliest. */
    until: string;
    /** What the figures say; null before the first look. */
    verdict: Phrase | null;
    old: CanaryFigures;
    new: CanaryFigures;
    /** What a person decided; null for none. */
    decision: CanaryDecision | null;
}
