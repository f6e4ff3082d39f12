import type { CommitView, PlanView } from "./views";

/** A path of the stack's directory beside the same path of a commit. */
export interface AdoptionFileView {
    path: string;
    /** `folder`: one that Git knows nothing of, with all that is in it. */
    role: "compose" | "override" | "environment" | "file" | "folder";
    /** The same in both, different, only in the directory, or only in Git. */
    standing: "same" | "differs" | "here" | "git";
    /** Whose version counts, where a person may choose; null where nothing is to be decided. */
    choice: "mine" | "git" | null;
}

export interface TakenPortView {
    service: string;
    /** "8080/tcp" */
    port: string;
    /** The container that has it. */
    by: string;
}

/** What connecting a stack and deploying it would do. */
export interface ConnectionPreviewView {
    stack: string;
    /** True when the stack is here already and would be taken over as it is. */
    existing: boolean;
    commit: CommitView;
    plan: PlanView;
    /** At most 200; empty for a new stack. */
    files: AdoptionFileView[];
    /** Beyond these, which only the disk or only Git has. */
    leftOut: number;
    /** Ports of this machine that its services want and running containers of others have. */
    takenPorts: TakenPortView[];
}
