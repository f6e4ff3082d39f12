import type { ReleaseState } from "./states";
import type { CommitView } from "./views";

/** One side of a comparison. `release` is null for what Git has. */
export interface ComparedSide {
    release: { id: number; number: number; state: ReleaseState } | null;
    commit: CommitView | null;
    ref: string | null;
    /** When a release went live (or was made), or a commit was committed; null where nobody knows. */
    at: string | null;
}

/** `text` is free of secrets: a line can be `added` and `removed` with the same words. */
export interface ComparedLine {
    kind: "same" | "added" | "removed";
    text: string;
}

export interface ComparedFile {
    path: string;
    role: "compose" | "file";
    change: "added" | "changed" | "removed";
    /** The whole file; null where `note` says why not. */
    lines: ComparedLine[] | null;
    /** `gone`: its content is no longer kept. `many`: further up there are enough. `mode`: only its rights differ. */
    note: "binary" | "large" | "gone" | "many" | "mode" | null;
}

/** By key, never by value. */
export interface ComparedKey {
    /** ".env", or the path of another file with variables. */
    file: string;
    key: string;
    change: "added" | "changed" | "removed";
    secret: boolean;
}

export interface ComparedImageSide {
    /** As it is written; null for one that is built. */
    name: string | null;
    /** Of the image on this server; null where nobody knows it yet. */
    id: string | null;
    built: boolean;
}

export interface ComparedImage {
    service: string;
    change: "added" | "changed" | "removed" | "same";
    before: ComparedImageSide | null;
    after: ComparedImageSide | null;
}

export interface ComparedCommit extends CommitView {
    at: string;
    /** Of its page at the forge; null where that is not known. */
    url: string | null;
}

/** Newest first; at most 50, beside how many there are. */
export interface ComparedCommits {
    items: ComparedCommit[];
    count: number;
}

export interface ComparisonView {
    from: ComparedSide;
    to: ComparedSide;
    /** Compose files first; only those that differ. */
    files: ComparedFile[];
    /** Only those that differ. */
    environment: ComparedKey[];
    images: ComparedImage[];
    /** What `to` has and `from` hasn't; null where the history tells nothing. */
    added: ComparedCommits | null;
    /** What `from` has and `to` hasn't. */
    gone: ComparedCommits | null;
    /** Of the forge's own comparison; null where that is not known. */
    url: string | null;
}
