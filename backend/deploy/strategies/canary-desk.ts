import type { CanaryDecision } from "../../../common/canary-views";
import type { CanaryCourse } from "../../models/canaries";

/** Where a canary's course is kept and people decide about it; one per deployment. */
export interface CanaryDesk {
    /** How far this deployment got with the service before the server went away; null for not begun. */
    kept(service: string): Promise<CanaryCourse | null>;
    /** Keeps it, for a restart and for people to see. `heard`: what was decided is done, and the next step is open again. */
    note(course: CanaryCourse, heard?: "heard"): Promise<void>;
    /** What a person decided; null for nothing. */
    decision(service: string): Promise<CanaryDecision | null>;
    /** Whether nothing but a person's decision can take it further now. */
    waits(forPerson: boolean): void;
}
