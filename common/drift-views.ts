/** One difference between what was released and what is. */
export interface DriftField {
    /** "" for what belongs to no service. */
    service: string;
    /** "image", "environment LEVEL", "ports 80/tcp", "mount /data", "compose.yaml" … */
    field: string;
    released: string;
    actual: string;
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
