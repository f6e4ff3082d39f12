import type { CanaryDecision, CanaryView } from "../../../common/canary-views";

/** Where a canary's course is kept and people decide about it; one per deployment. */
export interface CanaryDesk {
    /** How far this deployment got with the service before the server went away; null for not begun. */
    kept(service: string): Promise<CanaryCourse | null>;
    /** Keeps it, for a restart and for people to see. */
    note(course: CanaryCourse): Promise<void>;
    /** What a person decided; null for nothing. */
    decision(service: string): Promise<CanaryDecision | null>;
}

/** What a backend had counted when the step began. */
export interface CountedBefore {
    id: string;
    requests: number;
    errors: number;
}

export interface CanaryCourse {
    view: Omit<CanaryView, "decision">;
    /** Of the step that `view` names. */
    before: CountedBefore[];
}
