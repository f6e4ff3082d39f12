import type { DeploymentState, StepName } from "./states";

/** Milliseconds; `p95` is what 95 of 100 stayed below. At most 5 % off. */
export interface DurationView {
    p50: number;
    p95: number;
    count: number;
}

export interface FiguresDayView {
    /** 2026-11-22, in UTC. */
    day: string;
    deployed: number;
    /** Deployments that changed what runs, and how many of them went wrong. */
    changes: number;
    failedChanges: number;
    /** Median from commit to live in milliseconds; null without any. */
    leadMs: number | null;
}

/** See docs/figures.md for what each of them counts. */
export interface FiguresView {
    /** Null for all stacks. */
    stack: string | null;
    days: FiguresDayView[];
    deployed: number;
    changes: number;
    failedChanges: number;
    lead: DurationView | null;
    restore: DurationView | null;
    whole: DurationView | null;
    steps: (DurationView & { name: StepName })[];
    /** Codes of docs/errors.md, the commonest first. */
    reasons: { code: string; count: number }[];
    ended: Partial<Record<DeploymentState, number>>;
    retries: number;
    retriedSteps: number;
    rollbacks: { byHand: number; automatic: number };
    /** Ended deployments that are not in the figures yet. */
    uncounted: boolean;
}
