import type { WaitingReason } from "../../common/states";

/** What somebody let a deployment go on without. */
export interface Released {
    reason: WaitingReason;
    by: string;
    at: string;
}
