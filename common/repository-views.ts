import type { ErrorView } from "./errors";
import type { ForgeName } from "./schema";
import type { CommitView, WebhookView } from "./views";

/** A repository with everything that is shared by its stacks. */
export interface SharedRepositoryView {
    id: number;
    url: string;
    forge: ForgeName;
    credential: { id: number; name: string } | null;
    /** True when it also takes deliveries that came to the hook of another repository of its forge. */
    sharedHook: boolean;
    pollMinutes: number;
    lastPollAt: string | null;
    lastPollError: string | null;
    webhook: WebhookView;
    stacks: { stack: string; branch: string; composePath: string[] }[];
}

/** A stack of this server, as far as connecting needs to know it. */
export interface LocalStackView {
    stack: string;
    /** Null when the engine doesn't answer. */
    running: boolean | null;
    services: string[];
    connection: { url: string; branch: string; composePath: string[] } | null;
}

/** A compose file of a branch, and the stack that it stands for. */
export interface ScannedFileView {
    path: string;
    /** Of the matching stack here, or a new and free name. */
    stack: string;
    existing: boolean;
    /** What it was recognised by: it is connected so, its folder, its `name:`, its path, the same services. */
    matchedBy: "connection" | "directory" | "name" | "path" | "services" | null;
    running: boolean | null;
    connection: LocalStackView["connection"];
    services: string[];
    /** Path globs for its rule: its folder, and what the file names outside of it. */
    paths: string[];
    /** False where connecting it needs a second look; `note` says why. */
    suggested: boolean;
    note: {
        reason: "connected" | "unreadable" | "part" | "no-services" | "variation" | "hidden";
        /** The URL, path, folder or sentence that it is about. */
        detail: string;
    } | null;
}

export interface ScanView {
    url: string;
    branch: string;
    /** Short names of all branches. */
    branches: string[];
    commit: CommitView;
    /** At most 100; the root first. */
    files: ScannedFileView[];
    /** All of this server, for a row whose name is changed. */
    stacks: LocalStackView[];
}

export interface ConnectManyView {
    /** With the hook's secret when the repository is new. Null when no row was connected to it. */
    repository: SharedRepositoryView | null;
    /** One for each row, in order. */
    rows: { stack: string; composePath: string[]; error: ErrorView | null }[];
}
