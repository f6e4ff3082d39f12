import type { CommitView } from "./views";

/** Where the live release's commit is, seen from the branch that the stack follows. */
export interface GitPosition {
    branch: string;
    /** Its newest commit; null where that is live. */
    head: CommitView | null;
    /** Commits of the branch that are not live. */
    behind: number;
    /** Live commits that the branch doesn't have. */
    ahead: number;
}
