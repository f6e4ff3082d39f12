import type { Edit } from "../../../common/compose-edit";

/** A change that can't be expressed in the repository's own files. */
export interface Unmapped {
    /** In people's words. */
    change: string;
    reason: string;
}

/** What was edited by hand since a release, in the terms of the repository's own compose file. */
export interface HandEdit {
    /** All that a deployment of the release's commit would have to be changed by, what it was changed by before included. */
    edits: Edit[];
    /** In neither form; kept nowhere. */
    unmapped: Unmapped[];
    /** The repository's files with the edits, and as they are; only those that change. */
    files: { path: string; before: string; after: string }[];
    /** These can be kept, but not written into the repository's files. */
    notInFiles: Unmapped[];
}
