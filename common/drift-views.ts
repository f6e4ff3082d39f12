import type { Phrase } from "./phrase";
import type { DeploymentView, PlanView } from "./views";

/** One difference between what was released and what is. */
export interface DriftField {
    /** "" for what belongs to no service. */
    service: string;
    /** "image", "environment LEVEL", "ports 80/tcp", "mount /data", "compose.yaml" … */
    field: string;
    released: string;
    actual: string;
    /** The sides that are words of ours, not values. */
    phrases?: { released?: Phrase; actual?: Phrase };
    /** Who differs: a file on disk, or containers that run. */
    where: "files" | "containers";
}

/** A change of the stack's files by hand that later releases take over. */
export interface KeptEditView {
    by: string;
    at: string;
    /** "services.web.image: nginx:1.27 → nginx:1.28" */
    changes: string[];
}

export interface DriftView {
    drifted: boolean;
    /** What is (`actual`) against what was released (`released`), field by field. */
    fields: DriftField[];
    /** When the first of these was seen; null while there is none. */
    since: string | null;
    /** What was edited in the stack's own files since the release, and could be taken over. */
    handEdited: boolean;
    kept: KeptEditView | null;
}

/** One line of a changed text; `gap` stands for lines that are left out. */
export interface DiffLine {
    kind: "same" | "added" | "removed" | "gap";
    text: string;
}

/** A change that can't be carried over, with the reason. */
export interface LeftOutView {
    change: string;
    reason: string;
}

/** What each choice about a change by hand would do. */
export interface HandEditView {
    /** Of the files on disk: a decision about another state is refused. */
    fingerprint: string;
    /** The files that differ from the release. */
    files: string[];
    /** Where a choice can't be made, `problem` says why in one sentence. */
    commit: {
        problem: string | null;
        /** How its name will begin, with `…` for the time of the push. */
        branch: string;
        /** Into which the pull request would go. */
        base: string;
        /** The forge's API can be asked to open one. */
        request: boolean;
        files: { path: string; lines: DiffLine[] }[];
        left: LeftOutView[];
    };
    keep: { problem: string | null; changes: string[]; left: LeftOutView[] };
    /** What comes back. */
    discard: { plan: PlanView | null };
}

/** What came of a decision. */
export interface HandEditOutcome {
    choice: "commit" | "keep" | "discard";
    /** Where it was committed; null for other choices. */
    pushed: { branch: string; commit: string; url: string | null; problem: string | null } | null;
    /** That deploys what was decided, where something is to be deployed. */
    deployment: DeploymentView | null;
}

export interface AuditView {
    at: string;
    actor: string;
    /** "hand-edit.keep" */
    action: string;
    detail: string;
}
